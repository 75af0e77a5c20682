/** The shared half of my.request, my.httpRequest, my.uploadFile and my.downloadFile. */
import type { FormPart, OutgoingRequest } from '../rpc-contract.js';
import type { JsapiContext } from './jsapi.js';
import { JsapiError } from './jsapi.js';

interface RequestParams {
  url: string; method?: string; data?: unknown; headers?: Record<string, unknown>; header?: Record<string, unknown>;
  dataType?: string; timeout?: number; responseType?: string;
}
export interface Answered { status: number; headers: Record<string, string>; base64: string }

const defaultTimeoutMs = 30_000;

export async function sendRequest(via: string, params: RequestParams, context: JsapiContext): Promise<unknown> {
  const method = (params.method ?? 'GET').toUpperCase();
  const headers = { 'content-type': 'application/json;charset=UTF-8', ...lowerCase(params.headers), ...lowerCase(params.header) };
  const { url, body } = withData(params.url, method, params.data, headers['content-type'] ?? '');
  const answer = await send({ via, url, method, headers, timeoutMs: params.timeout ?? defaultTimeoutMs, ...(body === undefined ? {} : { body }) }, context);
  const data = decode(answer, params.responseType === 'arraybuffer' ? 'arraybuffer' : params.dataType ?? 'JSON_OR_TEXT');
  const result = { status: answer.status, statusCode: answer.status, headers: answer.headers, header: answer.headers, data };
  if (answer.status >= 400) throw new JsapiError(19, 'http status error', result); // assumption request.status
  return result;
}

/** Asks the harness to send; a request that brought no response is the platform's own error. */
export async function send(request: Omit<OutgoingRequest, 'page'>, { phone, call }: JsapiContext): Promise<Answered> {
  const headers = { ...request.headers, ...platformHeaders(phone.boot.app.appId, call.page) };
  const answer = await phone.ask('fetch', { ...request, headers, ...(call.page === undefined ? {} : { page: call.page }) });
  if (answer.kind === 'answered') return answer;
  if (answer.kind === 'timeout') throw new JsapiError(13, 'request timeout');
  if (answer.kind === 'blocked') throw new JsapiError(11, `无权跨域: ${answer.reason}`);
  throw new JsapiError(12, `network error: ${answer.message}`);
}

/** The referer cannot be set by the mini program (official page of my.request). */
function platformHeaders(appId: string, page = ''): Record<string, string> {
  return {
    referer: `https://${appId}.hybrid.alipay-eco.com/${appId}/0.0.1/index.html#${page}`,
    'user-agent': 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36 AlipayClient/10.7.30 MiniProgram',
  };
}

function withData(address: string, method: string, data: unknown, type: string): { url: string; body?: OutgoingRequest['body'] } {
  if (data === undefined || data === null || data === '') return { url: address };
  if (method === 'GET' || method === 'HEAD' || (method === 'DELETE' && typeof data === 'object')) return { url: appendQuery(address, data) };
  if (data instanceof ArrayBuffer) return { url: address, body: { base64: toBase64(new Uint8Array(data)) } };
  if (typeof data === 'string') return { url: address, body: { text: data } };
  return { url: address, body: { text: type.includes('x-www-form-urlencoded') ? formEncode(data) : JSON.stringify(data) } };
}

function appendQuery(address: string, data: unknown): string {
  const query = typeof data === 'string' ? data : formEncode(data);
  return query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

function formEncode(data: unknown): string {
  const pairs = Object.entries(data ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return new URLSearchParams(pairs.map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)])).toString();
}

function decode({ base64 }: Answered, dataType: string): unknown {
  const wanted = dataType.toLowerCase();
  if (wanted === 'base64') return base64;
  const bytes = fromBase64(base64);
  if (wanted === 'arraybuffer') return bytes.buffer;
  const text = new TextDecoder().decode(bytes);
  if (wanted === 'text') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (wanted === 'json') throw new JsapiError(14, 'decode error: response is not JSON');
    return text; // JSON_OR_TEXT, the default since lib 2.9.5
  }
}

export function lowerCase(headers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined && value !== null).map(([key, value]) => [key.toLowerCase(), String(value)]));
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

export const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

export type { FormPart };
