/** What arrived on the wire, as parameters: query and body merged, urlencoded or multipart, utf-8 or gbk. */
import type { IncomingMessage } from 'node:http';
import { unescape } from 'node:querystring';
import busboy from 'busboy';
import iconv from 'iconv-lite';
import { isGbk, type Params } from './signature.js';

export interface UploadedFile { field: string; filename: string; mimeType: string; bytes: Buffer }
export interface Arrival { params: Params; files: UploadedFile[] }

/** Uploads may be 50 MB; the rest of the request stands beside them. */
export const sizeLimit = 60 * 1024 * 1024;

export class TooLarge extends Error {}

export async function readArrival(request: IncomingMessage): Promise<Arrival> {
  const query = queryOf(request.url ?? '');
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\/form-data/i.test(type)) {
    const { fields, files } = await readMultipart(request);
    return { params: { ...(isGbk(charsetOf(query, type)) ? parseGbk(query) : parseUtf8(query)), ...fields }, files };
  }
  const body = await readBody(request);
  const text = body.toString('utf8');
  if (isGbk(charsetOf(query, type) ?? charsetOf(text, type))) return { params: { ...parseGbk(query), ...parseGbk(body.toString('latin1')) }, files: [] };
  return { params: parseUtf8(text, parseUtf8(query)), files: [] };
}

export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= sizeLimit) chunks.push(chunk);
    });
    request.on('end', () => (size > sizeLimit ? reject(new TooLarge()) : resolve(Buffer.concat(chunks))));
    request.on('error', reject);
  });
}

export function readMultipart(request: IncomingMessage): Promise<{ fields: Record<string, string>; files: UploadedFile[] }> {
  return new Promise((resolve, reject) => {
    const fields: [string, string][] = [];
    const files: UploadedFile[] = [];
    const parser = busboy({ headers: request.headers, limits: { fileSize: sizeLimit, fieldSize: sizeLimit } });
    parser.on('field', (name, value) => fields.push([name, value]));
    parser.on('file', (field, stream, { filename = '', mimeType }: { filename?: string; mimeType: string }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => files.push({ field, filename, mimeType, bytes: Buffer.concat(chunks) }));
    });
    parser.on('close', () => resolve({ fields: Object.fromEntries(fields), files }));
    parser.on('error', reject);
    request.on('error', reject);
    request.pipe(parser);
  });
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

/** `charset` is a parameter itself, so it is looked for before anything is decoded; then the content type may say it. */
function charsetOf(form: string, contentType: string): string | undefined {
  const parameter = /(?:^|&)charset=([^&]+)/.exec(form)?.[1];
  return parameter === undefined ? /charset=([\w-]+)/i.exec(contentType)?.[1] : percentBytes(parameter).toString('latin1');
}

/** Half the time of querystring.parse, whose leniency with broken escapes it keeps; a name given twice counts as its last value. */
function parseUtf8(form: string, params: Record<string, string> = {}): Record<string, string> {
  if (form === '') return params;
  for (const pair of form.split('&')) {
    const at = pair.indexOf('=');
    const name = decodeUtf8(at === -1 ? pair : pair.slice(0, at));
    if (name !== '' && name !== '__proto__') params[name] = at === -1 ? '' : decodeUtf8(pair.slice(at + 1)); // no parameter of anybody's has that name
  }
  return params;
}

function decodeUtf8(part: string): string {
  const spaced = part.includes('+') ? part.replaceAll('+', ' ') : part;
  return spaced.includes('%') ? unescape(spaced) : spaced;
}

/** @param form latin1 text: its characters are the bytes that arrived */
function parseGbk(form: string): Record<string, string> {
  if (form === '') return {};
  return Object.fromEntries(form.split('&').map((pair) => {
    const at = pair.indexOf('=');
    const decode = (part: string) => iconv.decode(percentBytes(part), 'gbk');
    return at === -1 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
  }));
}

function percentBytes(text: string): Buffer {
  const plain = text.replace(/\+/g, ' ').replace(/%([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
