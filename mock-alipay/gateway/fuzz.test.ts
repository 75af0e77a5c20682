import { createSign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalFile, readLines } from './journal-file.js';
import { methods } from './methods/registry.js';
import { stringToSign } from './signature.js';
import { appId, openGateway, type Bench } from './gateway.fixture.js';

/** `FUZZ_RUNS=100000 npx vitest run mock-alipay/gateway/fuzz` for the long run, which says how far it is. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 300);
const tells = process.env['FUZZ_RUNS'] !== undefined;
const tenth = Math.ceil(runs / 10);

interface Attempt { path: string; verb: string; headers: Record<string, string>; body: Buffer }

const names = ['app_id', 'method', 'charset', 'version', 'sign_type', 'timestamp', 'biz_content', 'sign', 'format', 'encrypt_type', 'app_auth_token', 'auth_token', 'app_cert_sn', '__proto__', 'constructor', 'toString'];
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('', ' ', '\u0000', 'null', '[]', '{}', '"', '\ud800', '%', '%zz', '../', '<script>', 'GBK', 'AES', 'RSA', '1.0', 'utf-8'),
);
const oddBiz = fc.oneof(
  fc.json({ maxDepth: 6 }), oddText, fc.integer({ min: 1, max: 3000 }).map((depth) => '['.repeat(depth)), fc.integer({ min: 1, max: 3000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.dictionary(fc.constantFrom('out_job_id', 'user_id', 'open_id', 'out_apply_id', 'apply_status', 'address', 'conn_key', 'once_token', 'job_features', '__proto__', 'grant_type'), fc.anything({ maxDepth: 3 })).map((value) => safely(value)),
);
const method = fc.oneof(fc.constantFrom(...methods.keys()), oddText);

function safely(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '';
}

function attempts(bench: Bench): fc.Arbitrary<Attempt> {
  const sign = (params: Record<string, string>) => ({ ...params, sign: createSign('RSA-SHA256').update(stringToSign(params)).sign(bench.appKeys.privateKey, 'base64') });
  const base = { app_id: appId, charset: 'utf-8', version: '1.0', sign_type: 'RSA2', timestamp: '2026-11-22 09:00:00' };
  const wellSigned = fc.record({ method, biz_content: oddBiz }).map((odd) => form(sign({ ...base, ...odd })));
  const spoilt = fc.tuple(method, oddBiz, fc.dictionary(fc.constantFrom(...names), oddText, { maxKeys: 4 })).map(([name, biz, odd]) => form({ ...sign({ ...base, method: name, biz_content: biz }), ...odd }));
  const rawBytes = fc.record({
    path: fc.constantFrom('/gateway.do', '/gateway.do?', '/gateway.do?a=%zz&charset=gbk', '/gateway.do?method=%00'), verb: fc.constantFrom('POST', 'PUT', 'GET', 'DELETE'),
    headers: fc.constantFrom<Record<string, string>[]>(
      {}, { 'content-type': 'multipart/form-data' }, { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'application/json' }, { 'content-type': 'application/x-www-form-urlencoded;charset=gbk' },
    ),
    body: fc.oneof(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)), fc.constant(Buffer.from('--x\r\nContent-Disposition: form-data; name="method"\r\n\r\nalipay.x\r\n--x--\r\n'))),
  });
  return fc.oneof(wellSigned, spoilt, rawBytes);
}

function form(params: Record<string, string>): Attempt {
  return { path: '/gateway.do', verb: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.from(new URLSearchParams(params).toString()) };
}

const agent = new Agent({ keepAlive: true });

function send(url: string, { path, verb, headers, body }: Attempt): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, url), { method: verb, headers: { ...headers, 'content-length': body.length }, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

function wrongWith({ status, text }: { status: number; text: string }, journalled: number): string | undefined {
  if (status !== 200) return `the status is ${status}`;
  if (journalled !== 1) return `the journal holds ${journalled} entries of it`;
  const [[name, node] = ['', undefined]] = Object.entries(JSON.parse(text) as Record<string, unknown>); // any JSON object has entries
  if (!/^(\w[\w-]*_response|error_response)$/.test(name) || typeof node !== 'object' || node === null) return `not Alipay's shape: ${text}`;
  const { code, msg, access_token: token } = node as Record<string, unknown>; // just asked
  if (name === 'alipay_system_oauth_token_response' && typeof token === 'string') return undefined;
  return typeof code === 'string' && /^\d{5}$/.test(code) && typeof msg === 'string' ? undefined : `no code or msg: ${text}`;
}

/** After a collection: what is kept, not what has yet to be swept. */
function memory(): string {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)(); // what the flag exposes
  const { rss, heapUsed } = process.memoryUsage();
  return `${(rss / 2 ** 20).toFixed(0)} MiB resident, ${(heapUsed / 2 ** 20).toFixed(0)} MiB of heap`;
}

/** Past vitest, which would hold it back until the test has ended. */
function tell(text: string): void {
  if (tells) process.stderr.write(`${text}\n`);
}

test(`${runs} malformed requests are each answered in Alipay's shape, and none is lost from the journal`, { timeout: 3_600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const file = join(folder, 'journal.jsonl');
  const disk = journalFile(file);
  const bench = await openGateway({ kept: { ...disk, capacity: 1000 } }); // a journal of any length: only its file grows
  let answered = 0;
  let warm = '';
  try {
    await fc.assert(fc.asyncProperty(attempts(bench), async (attempt) => {
      const before = bench.journal.head;
      const fault = wrongWith(await send(bench.gateway.url, attempt), bench.journal.head - before);
      if (fault) throw new Error(fault);
      answered += 1;
      if (answered % tenth !== 0) return;
      if (!tells) return;
      warm ||= memory();
      tell(`fuzz: ${answered} of ${runs} requests answered, ${memory()}`);
    }), { numRuns: runs, endOnFailure: true });
    const numbers = [...seqs(file)];
    tell(`fuzz: ${answered} requests answered; client and gateway together: after a tenth ${warm}, at the end ${memory()}; ${numbers.length} journal lines`);
    expect(numbers).toHaveLength(runs);
    expect(numbers.findIndex((seq, line) => seq !== line + 1)).toBe(-1);
  } finally {
    agent.destroy();
    await bench.close();
    disk.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function* seqs(file: string): Generator<number> {
  for (const line of readLines(file)) yield (JSON.parse(line) as { seq: number }).seq; // a line of the journal
}
