/**
 * The gateway under load against this machine's own RSA limit. Probe and load take turns within one run, so that what else the
 * machine does touches both; the row in CPU time asks the same of a machine that is shared. `BENCH_SOAK=1000000` adds the endurance run.
 */
import { sign, verify, type KeyObject } from 'node:crypto';
import { readLines } from '../mock-alipay/gateway/index.js';
import { median, type Bench, type Measurement } from './bench.js';
import { appKeys, connections, load, signedRequests, startServer, type Load, type Server } from './gateway-load.js';
import type { ServerReport } from './gateway-server.js';

const rounds = 3;
const roundMs = 3000;

const bench: Bench = {
  name: 'gateway: verified, validated, journalled and signed calls',
  async measure() {
    const server = await startServer();
    try {
      const requests = signedRequests(2000);
      await load(server.url, requests, { connections, calls: 10_000 }); // warm-up: compiled schemas, optimised code; counted in calls, since a busy machine makes few in a second
      const played: Round[] = [];
      for (let round = 0; round < rounds; round++) played.push(await play(server, requests));
      const single = await load(server.url, requests, { connections: 1, ms: roundMs });
      const rsaMs = syncRsaMs();
      const soak = Number(process.env['BENCH_SOAK'] ?? 0);
      return [...measurements(played, single, rsaMs), ...(soak > 0 ? await endurance(server, requests, soak) : [])];
    } finally {
      server.stop();
    }
  },
};
export default bench;

interface Round { limit: RsaLimit; load: Load; /** of gateway and client, microseconds a call */ cpu: number }

async function play(server: Server, requests: Buffer[]): Promise<Round> {
  const limit = await rsaLimit(roundMs);
  const before = await server.report();
  const done = await load(server.url, requests, { connections, ms: roundMs });
  const after = await server.report();
  return { limit, load: done, cpu: (after.cpuUs - before.cpuUs) / done.answered + done.clientCpu };
}

function measurements(played: Round[], single: Load, rsaMs: number): Measurement[] {
  const middle = (of: (round: Round) => number) => median(played.map(of));
  const [p50, p99] = [middle((round) => round.load.p50), middle((round) => round.load.p99)];
  return [
    {
      id: 'gateway-vs-rsa-limit', ratio: middle((round) => round.load.perSecond / round.limit.perSecond), target: 0.7, better: 'higher',
      ours: middle((round) => round.load.perSecond), reference: middle((round) => round.limit.perSecond), unit: 'calls/s',
      note: `${connections} connections, the load's own client on the same cores; reference: RSA-2048 verify+sign, async, nothing else`,
    },
    {
      id: 'gateway-vs-rsa-limit-cpu', ratio: middle((round) => round.limit.cpu / round.cpu), target: 0.7, better: 'higher',
      ours: middle((round) => round.cpu), reference: middle((round) => round.limit.cpu), unit: 'µs of CPU a call',
      note: 'the same in CPU time, client included: what the throughput comes to when nothing else wants the cores',
    },
    { id: 'gateway-p99-over-p50', ratio: p99 / p50, target: 3, better: 'lower', ours: p99, reference: p50, unit: 'ms', note: `${connections} connections` },
    { id: 'gateway-added-ms', ratio: single.p50 - rsaMs, target: 1, better: 'lower', ours: single.p50, reference: rsaMs, unit: 'ms', note: 'one client: median latency less one RSA verify+sign' },
  ];
}

/** In tenths, so that a run of many minutes says how far it is and what it weighs. */
async function endurance(server: Server, requests: Buffer[], calls: number): Promise<Measurement[]> {
  const start = await server.weigh();
  await load(server.url, requests, { connections, calls: Math.min(50_000, calls) });
  const warm = await server.weigh();
  console.log(`  soak: warm, ${weight(warm)} (${start.rssMb.toFixed(0)} MiB before)`);
  let answered = 0;
  let end = warm;
  while (answered < calls) {
    const done = await load(server.url, requests, { connections, calls: Math.min(Math.ceil(calls / 10), calls - answered) });
    answered += done.answered;
    end = await server.weigh();
    console.log(`  soak: ${answered} of ${calls} calls answered, ${done.perSecond.toFixed(0)} a second, ${weight(end)}`);
  }
  console.log('  soak: reading the journal back');
  const entries = unbroken(readLines(end.file));
  console.log(`  soak: ${answered} calls answered; ${warm.rssMb.toFixed(0)} MiB resident after warm-up, ${end.rssMb.toFixed(0)} MiB at the end; ${entries} journal entries without a gap for all ${end.journalled} calls of this bench`);
  return [
    { id: 'gateway-soak-memory', ratio: end.rssMb - warm.rssMb, target: 50, better: 'lower', ours: end.rssMb, reference: warm.rssMb, unit: 'MiB', note: `resident after ${answered} more calls against after warm-up, each after a collection; at most ${end.peakMb.toFixed(0)} at any time` },
    { id: 'gateway-soak-journal', ratio: (entries - warm.journalled) / answered, target: 1, better: 'higher', ours: entries - warm.journalled, reference: answered, unit: 'entries', note: `read back one by one, numbered without a gap; ${end.journalMb.toFixed(0)} MiB on disk` },
  ];
}

const weight = ({ rssMb, peakMb, journalled, journalMb }: ServerReport): string => `${rssMb.toFixed(0)} MiB resident (${peakMb.toFixed(0)} at most), ${journalled} journal entries in ${journalMb.toFixed(0)} MiB on disk`;

/** Entries from the first on whose numbers follow one another. */
function unbroken(lines: Iterable<string>): number {
  let seen = 0;
  for (const line of lines) {
    if ((JSON.parse(line) as { seq: number }).seq !== seen + 1) break; // a line of the journal
    seen += 1;
  }
  return seen;
}

interface RsaLimit { perSecond: number; /** microseconds a pair */ cpu: number }

/** Verify+sign pairs a second with nothing around them, as many in flight as the load has. */
async function rsaLimit(ms: number): Promise<RsaLimit> {
  const text = Buffer.alloc(700, 97);
  const signature = sign('RSA-SHA256', text, appKeys.privateKey);
  const cpu = process.cpuUsage();
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
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: pairs / ((performance.now() - started) / 1000), cpu: (user + system) / pairs };
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
