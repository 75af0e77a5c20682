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
  const query = pairsOf(queryOf(request.url ?? ''));
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\/form-data/i.test(type)) {
    const { fields, files } = await readMultipart(request);
    return { params: { ...decoded(query, charsetOf(query, type)), ...fields }, files };
  }
  const body = pairsOf((await readBody(request)).toString('latin1'));
  return { params: decoded([...query, ...body], charsetOf(query, type) ?? charsetOf(body)), files: [] };
}

export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= sizeLimit) chunks.push(chunk);
    });
    request.on('end', () => (size > sizeLimit ? reject(new TooLarge()) : resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))));
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

/** As they arrived, still encoded. */
type Pair = [name: string, value: string];

/** @param form latin1 text: its characters are the bytes that arrived */
function pairsOf(form: string): Pair[] {
  if (form === '') return [];
  return form.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  });
}

/** `charset` is a parameter itself, so it is looked for before anything is decoded; then the content type may say it. */
function charsetOf(pairs: readonly Pair[], contentType = ''): string | undefined {
  const parameter = pairs.find(([name, value]) => name === 'charset' && value !== '')?.[1];
  return parameter === undefined ? /charset=([\w-]+)/i.exec(contentType)?.[1] : decode(parameter, false);
}

/** A name given twice counts as its last value. */
function decoded(pairs: readonly Pair[], charset: string | undefined): Record<string, string> {
  const gbk = isGbk(charset);
  const params: Record<string, string> = {};
  for (const [written, value] of pairs) {
    const name = decode(written, gbk);
    if (name !== '' && name !== '__proto__') params[name] = decode(value, gbk); // no parameter of anybody's has that name
  }
  return params;
}

/** Nearly every name and most values: a look is cheaper than a copy. */
const standsForItself = /^[^%+\x80-\xff]*$/;
const ascii = /^[^\x80-\xff]*$/;

/** What is escaped as it should be is V8's own work; gbk, and bytes that a client left as they were, are ours. */
function decode(part: string, gbk: boolean): string {
  if (standsForItself.test(part)) return part;
  if (!gbk && ascii.test(part)) return unescape(part.replaceAll('+', ' '));
  const bytes = percentBytes(part);
  return gbk ? iconv.decode(bytes, 'gbk') : bytes.toString('utf8');
}

/** In place, since what is decoded is never longer; a broken escape stands for itself, as in querystring.unescape. */
function percentBytes(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('+', ' '), 'latin1');
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 0x25 ? bytes.toString('latin1', i + 1, i + 3) : '';
    const escaped = /^[0-9a-f]{2}$/i.test(hex);
    bytes[length++] = escaped ? parseInt(hex, 16) : bytes[i] ?? 0;
    if (escaped) i += 2;
  }
  return bytes.subarray(0, length);
}
