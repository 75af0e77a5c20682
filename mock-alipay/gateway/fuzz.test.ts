import { createSign } from 'node:crypto';
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { methods } from './methods/registry.js';
import { stringToSign } from './signature.js';
import { appId, openGateway, type Bench } from './gateway.fixture.js';

/** FUZZ_RUNS=100000 for the long run. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 300);

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

test(`${runs} malformed requests are each answered in Alipay's shape, and none is lost from the journal`, { timeout: 3_600_000 }, async () => {
  const bench = await openGateway();
  try {
    await fc.assert(fc.asyncProperty(attempts(bench), async (attempt) => {
      const before = bench.journal.head;
      const { status, text } = await send(bench.gateway.url, attempt);
      expect(status).toBe(200);
      const [[name, node] = ['', undefined]] = Object.entries(JSON.parse(text) as Record<string, unknown>); // any JSON object has entries
      expect(name).toMatch(/^(\w[\w-]*_response|error_response)$/);
      expect(node).toMatchObject(name === 'alipay_system_oauth_token_response' ? { access_token: expect.any(String) } : { code: expect.stringMatching(/^\d{5}$/), msg: expect.any(String) });
      expect(bench.journal.head).toBe(before + 1);
    }), { numRuns: runs, endOnFailure: true });
  } finally {
    agent.destroy();
    await bench.close();
  }
});
