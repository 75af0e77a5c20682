/**
 * Mock servers from npm that answer the same call with a fixed body: they verify nothing, check nothing and sign nothing. Far too large to be
 * dependencies of ours, they are installed under .cache/ when they are to be measured.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

export interface Peer {
  id: string;
  /** As npm installs it; the version is the last that runs on Node 20. */
  package: string;
  /** Writes what it wants to read, answers how it is started. */
  command(folder: string, port: number): { program: string; args: string[] };
}

const folder = resolve('.cache', 'bench-peers');
const answer = { alipay_ebpp_industry_job_sync_response: { code: '10000', msg: 'Success', job_id: '2026112200001' }, sign: 'x'.repeat(344) };
const node = (script: string, ...args: string[]) => ({ program: process.execPath, args: [join(folder, 'node_modules', script), ...args] });

export const peers: readonly Peer[] = [
  {
    id: 'mockoon', package: '@mockoon/cli@9.9.0',
    command: (into, port) => node('@mockoon/cli/bin/run.js', 'start', '--disable-log-to-file', '--disable-admin-api', '--port', String(port), '--data', written(into, 'mockoon.json', {
      uuid: '1', lastMigration: 33, name: 'bench', port, hostname: '127.0.0.1', folders: [], proxyMode: false, cors: false, headers: [], data: [],
      rootChildren: [{ type: 'route', uuid: '2' }],
      routes: [{
        uuid: '2', type: 'http', documentation: '', method: 'post', endpoint: 'gateway.do', responseMode: null,
        responses: [{ uuid: '3', body: JSON.stringify(answer), latency: 0, statusCode: 200, label: '', headers: [], bodyType: 'INLINE', filePath: '', databucketID: '', sendFileAsBody: false, rules: [], rulesOperator: 'OR', disableTemplating: true, fallbackTo404: false, default: true }],
      }],
    })),
  },
  {
    id: 'prism', package: '@stoplight/prism-cli@5.14.2',
    command: (into, port) => node('@stoplight/prism-cli/dist/index.js', 'mock', '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'silent', written(into, 'prism.json', {
      openapi: '3.0.0', info: { title: 'bench', version: '1' },
      paths: { '/gateway.do': { post: { requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } }, responses: { 200: { description: 'ok', content: { 'application/json': { example: answer } } } } } } },
    })),
  },
  {
    id: 'json-server', package: 'json-server@0.17.4',
    command(into, port) {
      writeFileSync(join(into, 'fixed.cjs'), `module.exports = (request, response, next) => (request.method === 'POST' ? response.type('json').send(${JSON.stringify(JSON.stringify(answer))}) : next());`); // its own POST would insert a row, its own JSON is indented
      return node('json-server/lib/cli/bin.js', '--quiet', '--host', '127.0.0.1', '--port', String(port), '--middlewares', join(into, 'fixed.cjs'), '--', written(into, 'db.json', {}));
    },
  },
  {
    id: 'wiremock', package: 'wiremock@3.13.2',
    command(into, port) {
      mkdirSync(join(into, 'wiremock', 'mappings'), { recursive: true });
      written(join(into, 'wiremock', 'mappings'), 'gateway.json', { request: { method: 'POST', urlPath: '/gateway.do' }, response: { status: 200, jsonBody: answer } });
      const jar = join(folder, 'node_modules', 'wiremock', 'build', 'wiremock-standalone-3.13.2.jar');
      return { program: 'java', args: ['-jar', jar, '--port', String(port), '--root-dir', join(into, 'wiremock'), '--disable-banner', '--no-request-journal'] };
    },
  },
];

/** Installs what is missing. Throws a sentence when it cannot be had. */
export function installPeers(): void {
  const missing = peers.filter((peer) => !existsSync(join(folder, 'node_modules', peer.package.replace(/@[^@]*$/, ''))));
  if (missing.length === 0) return;
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...peers.map((peer) => peer.package)], { stdio: 'inherit' });
}

const longestStart = 90_000;

/** Resolves once the peer has answered; throws a reason when it does not. */
export async function startPeer(peer: Peer): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const { program, args } = peer.command(folder, port);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let ended = false;
  const exit = new Promise<void>((done) => {
    const over = () => { ended = true; done(); };
    child.once('exit', over).once('error', over);
  });
  const url = `http://127.0.0.1:${port}/gateway.do`;
  const until = performance.now() + longestStart;
  while (!ended && performance.now() < until && !(await answers(url))) await new Promise((done) => setTimeout(done, 100));
  if (ended || performance.now() >= until) {
    child.kill();
    throw new Error(ended ? 'it ended before it answered' : `it has not answered within ${longestStart / 1000} s`);
  }
  return { url, stop: async () => { child.kill(); await exit; } };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await (await fetch(url, { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).text()).includes('"10000"');
  } catch {
    return false; // not listening yet
  }
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo; // a TCP server's address is never a string
      probe.close(() => done(port));
    });
  });
}

function written(into: string, name: string, content: unknown): string {
  const file = join(into, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
