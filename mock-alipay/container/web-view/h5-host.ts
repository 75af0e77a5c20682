/**
 * Serves the ISV's H5 pages to web-views: what a phone asks of `p1a2b-0.localhost` is fetched from the real origin by the harness, journalled, and
 * answered with our script before the page's own. A page loads from the ISV's origins and from nowhere else.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleBrowser } from '../bundle.js';
import { servedOrigins, toReal, toServed, type H5Origins } from './origins.js';
import { ownPath } from './protocol.js';

export interface H5Request { method: string; url: string; headers: Record<string, string>; base64?: string }
export type H5Answer = { kind: 'answered'; status: number; headers: Record<string, string>; cookies?: string[]; base64: string } | { kind: 'timeout' } | { kind: 'refused'; message: string } | { kind: 'blocked'; reason: string };
/** Leaves through the harness, journalled. Redirects are not followed. */
export type SendH5 = (request: H5Request) => Promise<H5Answer>;

export interface H5Host {
  /** For frame-src: the hosts of every phone. */
  frames: string;
  /** A phone with hosts of its own. */
  attend(label: string, send: SendH5): H5Origins;
  forget(label: string): void;
  close(): Promise<void>;
}

interface Attended { origins: H5Origins; send: SendH5 }

/** `origins` = what the ISV put on its list of H5 domains. */
export async function startH5Host({ origins, host = '127.0.0.1' }: { origins: readonly string[]; host?: string }): Promise<H5Host> {
  const phones = new Map<string, Attended>();
  let bundled: Promise<string> | undefined; // most programs show no H5 page
  const script = (): Promise<string> => (bundled ??= bundleBrowser(new URL('./h5-page.js', import.meta.url)));
  const server = createServer((request, response) => {
    answer(request, { phones, script }).then((given) => give(response, given), (error: unknown) => give(response, failurePage(502, request.url ?? '', error instanceof Error ? error.message : String(error))));
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    frames: `http://*.localhost:${port}`,
    attend: (label, send) => {
      const served = servedOrigins(origins, label, port);
      phones.set(label, { origins: served, send });
      return served;
    },
    forget: (label) => { phones.delete(label); },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => resolve()); });
    },
  };
}

interface Given { status: number; headers: Record<string, string | string[]>; body: Buffer | string }

function give(response: ServerResponse, { status, headers, body }: Given): void { response.writeHead(status, headers).end(body); }

async function answer(request: IncomingMessage, { phones, script }: { phones: ReadonlyMap<string, Attended>; script(): Promise<string> }): Promise<Given> {
  const served = `http://${request.headers.host ?? ''}`;
  const phone = phones.get(/^http:\/\/([a-z0-9]+)-\d+\.localhost:/.exec(served)?.[1] ?? '');
  const real = Object.entries(phone?.origins ?? {}).find(([, at]) => at === served)?.[0];
  if (!phone || real === undefined) return failurePage(404, served, '没有这个网页');
  const path = request.url ?? '/';
  if (path.startsWith(ownPath)) return own(path.slice(ownPath.length), phone.origins, await script());
  const body = await bodyOf(request);
  const url = real + toReal(path, phone.origins);
  const sent = await phone.send({ method: request.method ?? 'GET', url, headers: headersFor(request, phone.origins), ...(body.length > 0 ? { base64: mapped(body, (text) => toReal(text, phone.origins)).toString('base64') } : {}) });
  if (sent.kind === 'answered') return asGiven(sent, url, phone.origins);
  return failurePage(sent.kind === 'timeout' ? 504 : 502, url, sent.kind === 'timeout' ? '没有回答' : sent.kind === 'blocked' ? sent.reason : sent.message);
}

function own(name: string, origins: H5Origins, script: string): Given {
  const text = name.startsWith('page.js') ? `self.__yanshouOrigins=${JSON.stringify(origins)};${script}` : name.startsWith('web-view') ? 'window.my = Object.assign(window.my || {}, window.__yanshouMy);' : undefined;
  return { status: text === undefined ? 404 : 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' }, body: text ?? '' };
}

const userAgent = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36 AliApp(AP/10.7.30) AlipayClient/10.7.30 MiniProgram';
/** The connection's own, and what only a browser in a frame says. */
const notSent = /^(host|connection|content-length|accept-encoding|upgrade-insecure-requests|sec-.*|transfer-encoding|if-none-match|if-modified-since)$/;

function headersFor(request: IncomingMessage, origins: H5Origins): Record<string, string> {
  const given = Object.entries(request.headers).filter(([name]) => !notSent.test(name)).map(([name, value]) => [name, toReal(Array.isArray(value) ? value.join(', ') : value ?? '', origins)]);
  return { ...Object.fromEntries(given) as Record<string, string>, 'user-agent': userAgent }; // entries of texts
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set
  return Buffer.concat(chunks);
}

/** Origins are ASCII: read byte by byte, a text of any encoding stays what it is. */
function mapped(body: Buffer, map: (text: string) => string): Buffer { return Buffer.from(map(body.toString('latin1')), 'latin1'); }

const dropped = /^(content-length|content-encoding|transfer-encoding|connection|keep-alive|content-security-policy.*|x-frame-options|strict-transport-security|set-cookie|location|cross-origin-.*|alt-svc)$/;

function asGiven({ status, headers, cookies = [], base64 }: Extract<H5Answer, { kind: 'answered' }>, url: string, origins: H5Origins): Given {
  const type = headers['content-type'] ?? '';
  const kept: Record<string, string | string[]> = Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.test(name)).map(([name, value]) => [name, name.startsWith('access-control-') ? toServed(value, origins) : value]));
  const { location } = headers;
  if (location !== undefined) kept['location'] = toServed(new URL(location, url).href, origins);
  if (cookies.length > 0) kept['set-cookie'] = cookies.map(framed);
  const body = Buffer.from(base64, 'base64');
  if (!/html|javascript|css/.test(type)) return { status, headers: kept, body };
  const rewritten = mapped(body, (text) => toServed(text, origins).replaceAll(/https?:\/\/appx\//g, ownPath));
  return { status, headers: { ...kept, ...(type.includes('html') ? { 'content-security-policy': h5Csp(origins) } : {}) }, body: type.includes('html') ? mapped(rewritten, withOurScript) : rewritten };
}

/** Our script runs before any of the page's. */
function withOurScript(html: string): string {
  const tag = `<script src="${ownPath}page.js"></script>`;
  const start = html.slice(0, 20_000);
  const opening = /<head(\s[^>]*)?>/i.exec(start) ?? /<html(\s[^>]*)?>|<!doctype[^>]*>/i.exec(start);
  const at = opening ? opening.index + opening[0].length : 0;
  return html.slice(0, at) + tag + html.slice(at);
}

function h5Csp(origins: H5Origins): string {
  const own = ["'self'", ...Object.values(origins)].join(' ');
  return [`default-src ${own} data: blob: 'unsafe-inline' 'unsafe-eval'`, `form-action ${own}`, `frame-src ${own}`, "object-src 'none'"].join('; ');
}

/** The frame's site is another than the phone's: only such cookies reach it. */
function framed(cookie: string): string {
  return `${cookie.replace(/;\s*(domain|samesite|secure|partitioned)(=[^;]*)?/gi, '')}; SameSite=None; Secure`;
}

function failurePage(status: number, url: string, why: string): Given {
  const text = (value: string): string => value.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  return {
    status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html><html data-yanshou-failed="${text(why)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><script src="${ownPath}page.js"></script><body style="font:14px sans-serif;color:#999;padding:80px 24px;text-align:center">网页打不开<br>${text(url)}<br>${text(why)}</body></html>`,
  };
}
