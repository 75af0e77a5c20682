/** my.request and its kin leave through here: Node's fetch, no CORS, journalled with bodies capped. Nothing else of the ISV's reaches the network. */
import type { HttpEntry } from '../journal.js';
import type { FormPart, OutgoingAnswer, OutgoingRequest } from './rpc-contract.js';

const journalledBody = 16_000;
const maxRedirects = 5;
const maxResponseBytes = 50 * 1024 * 1024;

export interface OutgoingOptions {
  /** Why this address may not be reached; undefined = it may. Asked again at every redirect. */
  refuse(url: URL): string | undefined;
  note(entry: HttpEntry): void;
}

export async function sendOutgoing(request: OutgoingRequest, { refuse, note }: OutgoingOptions): Promise<OutgoingAnswer> {
  const started = performance.now();
  const answer = await attempt(request, refuse);
  note({ ...asEntry(request), ...outcome(answer), durationMs: Math.round(performance.now() - started) });
  return answer;
}

async function attempt(request: OutgoingRequest, refuse: OutgoingOptions['refuse']): Promise<OutgoingAnswer> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    return await follow(request, refuse, signal);
  } catch (error) {
    if (signal.aborted) return { kind: 'timeout' };
    return { kind: 'refused', message: reason(error) };
  }
}

/** Redirects are followed by hand, so that no hop escapes the rules. */
async function follow(request: OutgoingRequest, refuse: OutgoingOptions['refuse'], signal: AbortSignal): Promise<OutgoingAnswer> {
  let url = request.url;
  let { method } = request;
  let body = encodeBody(request.body);
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const blocked = whyBlocked(url, refuse);
    if (blocked) return { kind: 'blocked', reason: blocked };
    const response = await fetch(url, { method, headers: sendable(request.headers), redirect: 'manual', signal, ...(body === undefined ? {} : { body }) });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location || request.redirect === 'manual') return await asAnswer(response);
    url = new URL(location, url).href;
    if (response.status === 303 || (response.status < 303 && method === 'POST')) { method = 'GET'; body = undefined; }
  }
  return { kind: 'refused', message: `more than ${maxRedirects} redirects` };
}

function whyBlocked(address: string, refuse: OutgoingOptions['refuse']): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return 'not a URL';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `scheme ${url.protocol} is not http or https`;
  return refuse(url);
}

async function asAnswer(response: Response): Promise<OutgoingAnswer> {
  const bytes = await readCapped(response);
  if (!bytes) return { kind: 'refused', message: `response larger than ${maxResponseBytes} bytes` };
  return { kind: 'answered', status: response.status, headers: Object.fromEntries(response.headers), cookies: response.headers.getSetCookie(), base64: bytes.toString('base64') };
}

async function readCapped(response: Response): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxResponseBytes) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** Headers of the connection are the client's own business, whatever the mini program asks. */
function sendable(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(host|connection|content-length|transfer-encoding|keep-alive|upgrade|expect|te|trailer)$/i.test(name)));
}

function encodeBody(body: OutgoingRequest['body']): string | Blob | FormData | undefined {
  if (!body) return undefined;
  if ('text' in body) return body.text;
  if ('base64' in body) return new Blob([Buffer.from(body.base64, 'base64')]);
  const form = new FormData();
  for (const part of body.form) appendPart(form, part);
  return form;
}

function appendPart(form: FormData, part: FormPart): void {
  if ('value' in part) form.append(part.name, part.value);
  else form.append(part.name, new Blob([Buffer.from(part.base64, 'base64')], { type: part.contentType }), part.fileName);
}

function asEntry(request: OutgoingRequest): HttpEntry {
  const { body } = request;
  return {
    kind: 'http', via: request.via, method: request.method, url: request.url, requestHeaders: request.headers,
    ...(request.page === undefined ? {} : { page: request.page }),
    ...(body && 'text' in body ? { requestBody: body.text.slice(0, journalledBody) } : {}),
    ...(body && 'form' in body ? { requestBody: body.form.map((part) => part.name).join(', ') } : {}),
  };
}

function outcome(answer: OutgoingAnswer): Partial<HttpEntry> {
  if (answer.kind === 'answered') return { status: answer.status, responseBody: readable(answer) };
  if (answer.kind === 'blocked') return { blocked: answer.reason };
  return { error: answer.kind === 'timeout' ? 'timeout' : answer.message };
}

function readable({ headers, base64 }: { headers: Record<string, string>; base64: string }): string {
  const type = headers['content-type'] ?? '';
  if (!/json|text|xml|javascript|urlencoded/.test(type)) return `<${Math.floor(base64.length * 0.75)} bytes of ${type || 'unknown type'}>`;
  return Buffer.from(base64, 'base64').toString('utf8').slice(0, journalledBody);
}

function reason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && cause.message !== '') return cause.message;
  return error instanceof Error ? error.message : String(error);
}
