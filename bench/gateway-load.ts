/** What benches of the gateway share: the gateway in a process of its own, signed requests made beforehand, and a client that costs as little as it can. */
import { fork, type ChildProcess } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ServerReport } from './gateway-server.js';

export const connections = 64;
export const appKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const appId = '2021000000000001';

export interface Server { url: string; report(): Promise<ServerReport>; /** The same after a collection: what is kept, not what has yet to be swept. */ weigh(): Promise<ServerReport>; stop(): void }

export async function startServer(): Promise<Server> {
  const publicKey = appKeys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const server = fork(fileURLToPath(new URL('./gateway-server.js', import.meta.url)), [appId, publicKey], { execArgv: ['--expose-gc'] });
  const url = await new Promise<string>((resolve, reject) => {
    server.once('message', (message) => resolve(String(message)));
    server.once('exit', (code) => reject(new Error(`The gateway left with ${code}.`)));
  });
  return { url, report: () => report(server, 'report'), weigh: () => report(server, 'weigh'), stop: () => { server.send('stop'); } };
}

function report(server: ChildProcess, how: 'report' | 'weigh'): Promise<ServerReport> {
  return new Promise((resolve) => {
    server.once('message', (message) => resolve(message as ServerReport)); // the only message it sends when asked
    server.send(how);
  });
}

/** Whole HTTP requests: the client signs nothing while the clock runs. */
export function signedRequests(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => {
    const params: Record<string, string> = {
      app_id: appId, method: 'alipay.ebpp.industry.job.sync', charset: 'utf-8', version: '1.0', sign_type: 'RSA2', format: 'json', timestamp: '2026-11-22 09:00:00',
      biz_content: JSON.stringify({
        out_job_id: `J-${i}`, job_name: '客服专员', job_type: '1001', job_detail: '接听来电，解答客户的问题，记录并跟进。'.repeat(4), employer_name: '模拟招聘有限公司',
        job_detail_url: `alipays://platformapi/startapp?appId=${appId}`, address: { region_code: '330106', geo: '120.09041,30.20383' }, hire_status: 'HIRING', count: 3,
      }),
    };
    const text = Object.keys(params).sort().map((name) => `${name}=${params[name] ?? ''}`).join('&');
    const signature = createSign('RSA-SHA256').update(text).sign(appKeys.privateKey, 'base64');
    const body = new URLSearchParams({ ...params, sign: signature }).toString();
    return Buffer.from(`POST /gateway.do HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
}

export interface Load { perSecond: number; p50: number; p99: number; answered: number; /** of this process, microseconds a call */ clientCpu: number }
export interface LoadOptions { connections: number; ms?: number; calls?: number }

export async function load(url: string, requests: Buffer[], options: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const started = performance.now();
  const until = options.ms === undefined ? Infinity : started + options.ms;
  let sent = 0;
  const next = (): Buffer | undefined => (sent < (options.calls ?? Infinity) && performance.now() < until ? requests[sent++ % requests.length] : undefined);
  await Promise.all(Array.from({ length: options.connections }, () => oneConnection(url, next, (ms) => latencies.push(ms))));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const answered = latencies.length;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { perSecond: answered / seconds, p50: at(0.5), p99: at(0.99), answered, clientCpu: (user + system) / answered };
}

/** One request at a time on a raw socket, read into a buffer of its own; an answer that is not 10000 ends the bench. */
function oneConnection(url: string, next: () => Buffer | undefined, done: (ms: number) => void): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let at = 0;
    let received = '';
    const write = () => {
      const request = next();
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      at = performance.now();
      socket.write(request);
    };
    const read = (length: number, bytes: Uint8Array): boolean => {
      received += (bytes as Buffer).toString('latin1', 0, length); // the one given below
      if (!isWhole(received)) return true;
      if (!received.includes('"code":"10000"')) reject(new Error(`The answer was ${received.slice(0, 500)}`));
      received = '';
      done(performance.now() - at);
      write();
      return true;
    };
    const socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer: Buffer.allocUnsafe(1 << 14), callback: read } });
    socket.on('connect', write);
    socket.on('error', reject);
  });
}

/** Whether an answer is there to its end, counted or chunked. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head === -1) return false;
  const counted = /content-length: (\d+)/i.exec(answer)?.[1];
  return counted === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= head + 4 + Number(counted);
}
