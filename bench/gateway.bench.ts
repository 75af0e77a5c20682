/**
 * The gateway under load against this machine's own RSA limit. Probe and load take turns within one run, so that what else the
 * machine does touches both. `BENCH_SOAK=1000000` adds the endurance run: memory flat, journal complete.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createSign, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { median, type Bench, type Measurement } from './bench.js';
import type { ServerReport } from './gateway-server.js';

const appId = '2021000000000001';
const rounds = 3;
const roundMs = 3000;
const connections = 64;
const appKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const bench: Bench = {
  name: 'gateway: verified, validated, journalled and signed calls',
  async measure() {
    const { server, url } = await startServer();
    try {
      const requests = signedRequests(2000, url);
      await load(url, requests, { connections, ms: roundMs }); // warm-up: compiled schemas, optimised code
      const limits: number[] = [];
      const loads: Load[] = [];
      for (let round = 0; round < rounds; round++) {
        limits.push(await rsaLimit(roundMs));
        loads.push(await load(url, requests, { connections, ms: roundMs }));
      }
      const single = await load(url, requests, { connections: 1, ms: roundMs });
      const rsaMs = syncRsaMs();
      const soak = Number(process.env['BENCH_SOAK'] ?? 0);
      return [...measurements(limits, loads, single, rsaMs), ...(soak > 0 ? await endurance(server, url, requests, soak) : [])];
    } finally {
      server.send('stop');
    }
  },
};
export default bench;

function measurements(limits: number[], loads: Load[], single: Load, rsaMs: number): Measurement[] {
  const limit = median(limits);
  const perSecond = median(loads.map((one) => one.perSecond));
  const p50 = median(loads.map((one) => one.p50));
  const p99 = median(loads.map((one) => one.p99));
  return [
    {
      id: 'gateway-vs-rsa-limit', ratio: median(loads.map((one, i) => one.perSecond / (limits[i] ?? limit))), target: 0.7, better: 'higher', ours: perSecond, reference: limit, unit: 'calls/s',
      note: `${connections} connections, the load's own client on the same cores; reference: RSA-2048 verify+sign, async, nothing else`,
    },
    { id: 'gateway-p99-over-p50', ratio: p99 / p50, target: 3, better: 'lower', ours: p99, reference: p50, unit: 'ms', note: `${connections} connections` },
    { id: 'gateway-added-ms', ratio: single.p50 - rsaMs, target: 1, better: 'lower', ours: single.p50, reference: rsaMs, unit: 'ms', note: 'one client: median latency less one RSA verify+sign' },
  ];
}

async function endurance(server: ChildProcess, url: string, requests: Buffer[], calls: number): Promise<Measurement[]> {
  const start = await report(server);
  await load(url, requests, { connections, calls: Math.min(50_000, calls) });
  const warm = await report(server);
  const done = await load(url, requests, { connections, calls });
  const end = await report(server);
  const journalled = end.journalled - warm.journalled;
  return [
    { id: 'gateway-soak-memory', ratio: end.rssMb - warm.rssMb, target: 50, better: 'lower', ours: end.rssMb, reference: warm.rssMb, unit: 'MiB', note: `resident after ${done.answered} more calls, against after warm-up (${start.rssMb.toFixed(0)} before it)` },
    { id: 'gateway-soak-journal', ratio: journalled / done.answered, target: 1, better: 'higher', ours: journalled, reference: done.answered, unit: 'entries', note: `${end.journalMb.toFixed(0)} MiB on disk` },
  ];
}

async function startServer(): Promise<{ server: ChildProcess; url: string }> {
  const publicKey = appKeys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const server = fork(fileURLToPath(new URL('./gateway-server.js', import.meta.url)), [appId, publicKey]);
  const url = await new Promise<string>((resolve, reject) => {
    server.once('message', (message) => resolve(String(message)));
    server.once('exit', (code) => reject(new Error(`The gateway left with ${code}.`)));
  });
  return { server, url };
}

function report(server: ChildProcess): Promise<ServerReport> {
  return new Promise((resolve) => {
    server.once('message', (message) => resolve(message as ServerReport)); // the only message it sends when asked
    server.send('report');
  });
}

/** Whole HTTP requests, signed beforehand: the client must cost as little as it can. */
function signedRequests(count: number, url: string): Buffer[] {
  const { host } = new URL(url);
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
    return Buffer.from(`POST /gateway.do HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
}

interface Load { perSecond: number; p50: number; p99: number; answered: number }
interface LoadOptions { connections: number; ms?: number; calls?: number }

async function load(url: string, requests: Buffer[], options: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  const started = performance.now();
  const until = options.ms === undefined ? Infinity : started + options.ms;
  let sent = 0;
  const next = (): Buffer | undefined => (sent < (options.calls ?? Infinity) && performance.now() < until ? requests[sent++ % requests.length] : undefined);
  await Promise.all(Array.from({ length: options.connections }, () => oneConnection(url, next, (ms) => latencies.push(ms))));
  const seconds = (performance.now() - started) / 1000;
  const answered = latencies.length;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { perSecond: answered / seconds, p50: at(0.5), p99: at(0.99), answered };
}

/** One request at a time on a raw socket; an answer that is not 10000 ends the bench. */
function oneConnection(url: string, next: () => Buffer | undefined, done: (ms: number) => void): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
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
    socket.on('connect', write);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      if (head === -1 || received.length < head + 4 + Number(/content-length: (\d+)/i.exec(received)?.[1] ?? Infinity)) return;
      if (!received.includes('"code":"10000"')) reject(new Error(`The gateway answered ${received.slice(head + 4, head + 300)}`));
      received = '';
      done(performance.now() - at);
      write();
    });
  });
}

/** Verify+sign pairs a second with nothing around them, as many in flight as the load has. */
async function rsaLimit(ms: number): Promise<number> {
  const text = Buffer.alloc(700, 97);
  const signature = sign('RSA-SHA256', text, appKeys.privateKey);
  const started = performance.now();
  let pairs = 0;
  const loop = async () => {
    while (performance.now() - started < ms) {
      await verified(text, signature, appKeys.publicKey);
      await signed(text, appKeys.privateKey);
      pairs += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return pairs / ((performance.now() - started) / 1000);
}

function verified(text: Buffer, signature: Buffer, key: KeyObject): Promise<boolean> {
  return new Promise((resolve, reject) => { verify('RSA-SHA256', text, key, signature, (error, good) => (error ? reject(error) : resolve(good))); });
}

function signed(text: Buffer, key: KeyObject): Promise<Buffer> {
  return new Promise((resolve, reject) => { sign('RSA-SHA256', text, key, (error, bytes) => (error ? reject(error) : resolve(bytes))); });
}

/** Median milliseconds of one verify+sign, one after the other. */
function syncRsaMs(): number {
  const text = Buffer.alloc(700, 97);
  const signature = sign('RSA-SHA256', text, appKeys.privateKey);
  return median(Array.from({ length: 500 }, () => {
    const started = performance.now();
    verify('RSA-SHA256', text, appKeys.publicKey, signature);
    sign('RSA-SHA256', text, appKeys.privateKey);
    return performance.now() - started;
  }));
}
