/**
 * The CJK font that every page we render uses, from its npm package, so that pictures are alike on every machine. It has an origin of its own, one for all
 * clients of this process: what a browser fetched for the shell serves the mini program's view and the next app as well.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

/** Folder with index.css and files/. */
export function fontFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
}

const origins = new Map<string, Promise<string>>();

/** http://HOST:PORT, where /index.css is. It ends with the process and keeps none alive. */
export function fontOrigin(host: string, folder: string): Promise<string> {
  const key = `${host} ${folder}`;
  const origin = origins.get(key) ?? serve(host, folder);
  origins.set(key, origin);
  return origin;
}

async function serve(host: string, folder: string): Promise<string> {
  const files = new Map<string, Promise<Buffer>>();
  const server = createServer((request, response) => void answer(request, response, { folder, files }));
  server.on('connection', (socket) => socket.unref());
  server.listen(0, host).unref();
  await once(server, 'listening');
  return `http://${host}:${(server.address() as AddressInfo).port}`; // listening on TCP
}

interface Shelf { folder: string; files: Map<string, Promise<Buffer>> }

async function answer({ url = '' }: IncomingMessage, response: ServerResponse, { folder, files }: Shelf): Promise<void> {
  const name = /^\/(index\.css|files\/[\w.-]+\.woff2)$/.exec(url)?.[1];
  if (name === undefined) { response.writeHead(404).end(); return; }
  const read = files.get(name) ?? readFile(join(folder, name));
  files.set(name, read);
  await read.then(
    (body) => response.writeHead(200, { 'content-type': name.endsWith('.css') ? 'text/css' : 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' }).end(body),
    () => { files.delete(name); response.writeHead(404).end(); },
  );
}
