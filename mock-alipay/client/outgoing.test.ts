import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpEntry } from '../journal.js';
import { sendOutgoing } from './outgoing.js';
import type { OutgoingRequest } from './rpc-contract.js';

let origin = '';
const server = createServer((request, response) => {
  if (request.url === '/silent') return;
  if (request.url === '/away') { response.writeHead(302, { location: 'file:///etc/hostname' }).end(); return; }
  if (request.url === '/moved') { response.writeHead(302, { location: '/json' }).end(); return; }
  if (request.url === '/picture') { response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(300)); return; }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = { method: request.method, referer: request.headers.referer, type: request.headers['content-type']?.split(';')[0], got: Buffer.concat(chunks).toString('utf8') };
    response.writeHead(request.url === '/broken' ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP, so the address is an object
});
afterAll(() => { server.closeAllConnections(); server.close(); });

async function send(request: Partial<OutgoingRequest> & { url: string }, refuse: (url: URL) => string | undefined = () => undefined) {
  const noted: HttpEntry[] = [];
  const answer = await sendOutgoing({ via: 'my.request', method: 'GET', headers: {}, timeoutMs: 2000, ...request }, { refuse, note: (entry) => noted.push(entry) });
  const [entry] = noted;
  const text = answer.kind === 'answered' ? Buffer.from(answer.base64, 'base64').toString('utf8') : '';
  return { answer, entry, text };
}

test('a POST arrives with its body and the referer, and is journalled with both bodies', async () => {
  const { text, entry } = await send({ url: `${origin}/json`, method: 'POST', headers: { referer: 'https://2021.hybrid.alipay-eco.com/', 'content-type': 'application/json' }, body: { text: '{"a":1}' } });
  expect(JSON.parse(text)).toEqual({ method: 'POST', referer: 'https://2021.hybrid.alipay-eco.com/', type: 'application/json', got: '{"a":1}' });
  expect(entry).toMatchObject({ kind: 'http', via: 'my.request', method: 'POST', status: 200, requestBody: '{"a":1}', responseBody: text });
});

test('headers of the connection that a mini program sets are not sent', async () => {
  const { answer } = await send({ url: `${origin}/json`, method: 'POST', headers: { 'content-length': '3', connection: 'close', host: 'example.com' }, body: { text: '{"a":1}' } });
  expect(answer).toMatchObject({ kind: 'answered', status: 200 });
});

test('a status above 400 is an answer like any other', async () => {
  const { answer, entry } = await send({ url: `${origin}/broken` });
  expect(answer).toMatchObject({ kind: 'answered', status: 500 });
  expect(entry?.status).toBe(500);
});

test('a server that never answers ends in a timeout', async () => {
  const { answer, entry } = await send({ url: `${origin}/silent`, timeoutMs: 50 });
  expect(answer).toEqual({ kind: 'timeout' });
  expect(entry?.error).toBe('timeout');
});

test('files, odd schemes and refused addresses are blocked with the reason, also behind a redirect', async () => {
  expect((await send({ url: 'file:///etc/hostname' })).answer).toEqual({ kind: 'blocked', reason: 'scheme file: is not http or https' });
  expect((await send({ url: 'not a url' })).answer).toEqual({ kind: 'blocked', reason: 'not a URL' });
  expect((await send({ url: `${origin}/away` })).answer).toEqual({ kind: 'blocked', reason: 'scheme file: is not http or https' });
  const refused = await send({ url: `${origin}/moved` }, (url) => (url.pathname === '/json' ? 'own port' : undefined));
  expect(refused.entry).toMatchObject({ blocked: 'own port' });
});

test('an unreachable server is an error that says why', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo; // listening on TCP, so the address is an object
  gone.close();
  const { answer } = await send({ url: `http://127.0.0.1:${port}/` });
  expect(answer).toMatchObject({ kind: 'refused', message: expect.stringContaining('ECONNREFUSED') as string });
});

test('an upload is multipart and its parts are named in the journal', async () => {
  const file = { name: 'resume', fileName: 'a.png', contentType: 'image/png', base64: Buffer.from('png').toString('base64') };
  const { text, entry } = await send({ url: `${origin}/json`, method: 'POST', body: { form: [{ name: 'jobId', value: 'J1' }, file] } });
  expect(JSON.parse(text)).toMatchObject({ type: 'multipart/form-data', got: expect.stringContaining('filename="a.png"') as string });
  expect(entry?.requestBody).toBe('jobId, resume');
});

test('the journal names a picture by its size instead of holding it', async () => {
  expect((await send({ url: `${origin}/picture` })).entry?.responseBody).toBe('<300 bytes of image/png>');
});
