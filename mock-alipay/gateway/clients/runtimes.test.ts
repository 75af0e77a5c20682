/** Clients in other languages, as their SDKs put a call on the wire; those whose runtime is missing here say so by being skipped. */
import { execFile, execFileSync } from 'node:child_process';
import { createSign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareBase64, pem } from '../keys.js';
import { appId, openGateway, type Bench } from '../gateway.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'runtimes-'));
const bizContent = {
  out_job_id: 'J-1', job_name: '客服专员 & 助理 + 100%', job_type: '1001', job_detail: '接听"来电"/邮件', job_detail_url: 'alipays://platformapi/startapp?appId=1&page=a%2Fb',
  employer_name: '模拟招聘有限公司', hire_status: 'HIRING',
};
const method = 'alipay.ebpp.industry.job.sync';
let bench: Bench;
beforeEach(async () => { bench = await openGateway(); });
afterEach(() => bench.close());

const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false; // not on this machine
  }
};

async function run(program: string, args: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(program, args);
  return stdout.trim().split('\n');
}

test('a real Java runtime speaks the Java SDK\'s wire and verifies our answer', { timeout: 120_000 }, async ({ skip }) => {
  if (!has('java', '-version')) skip('no Java runtime on this machine');
  const [answer, verified] = await run('java', [
    join(import.meta.dirname, 'AlipayWire.java'), bench.gateway.url, appId, bareBase64(bench.appKeys.privateKey), bench.gateway.alipayPublicKey, method, JSON.stringify(bizContent),
  ]);
  expect(answer).toContain('"code":"10000"');
  expect(verified).toBe('verified=true');
  expect(bench.lastCall()).toMatchObject({ bizContent, params: { alipay_sdk: 'alipay-sdk-java-dynamicVersionNo', format: 'json' } });
});

test('a real Python speaks the Python SDK\'s wire and its parser finds our signature', { timeout: 60_000 }, async ({ skip }) => {
  if (!has('python3', '--version') || !has('openssl', 'version')) skip('no Python, or no openssl for it to sign with, on this machine');
  writeFileSync(join(folder, 'app.pem'), pem(bench.appKeys.privateKey));
  writeFileSync(join(folder, 'alipay.pem'), bench.gateway.alipayPublicKeyPem);
  const [answer, verified] = await run('python3', [
    join(import.meta.dirname, 'alipay_wire.py'), bench.gateway.url, appId, join(folder, 'app.pem'), join(folder, 'alipay.pem'), method, JSON.stringify(bizContent),
  ]);
  expect(answer).toContain('"code":"10000"');
  expect(verified).toBe('verified=true');
  expect(bench.lastCall()).toMatchObject({ bizContent });
});

test('the PHP SDK\'s wire: format=json, alipay_sdk in the query, http_build_query\'s plus signs', async () => {
  const params: Record<string, string> = {
    app_id: appId, version: '1.0', format: 'json', sign_type: 'RSA2', method, timestamp: '2026-11-22 09:00:00', alipay_sdk: 'alipay-sdk-php-2024', charset: 'UTF-8', biz_content: JSON.stringify(bizContent),
  };
  const text = Object.keys(params).sort().map((name) => `${name}=${params[name] ?? ''}`).join('&');
  const sign = createSign('RSA-SHA256').update(text).sign(bench.appKeys.privateKey, 'base64');
  const { biz_content: biz = '', ...query } = params;
  const encode = (value: string) => encodeURIComponent(value).replace(/%20/g, '+');
  const url = `${bench.gateway.url}?${Object.entries({ ...query, sign }).map(([name, value]) => `${name}=${encode(value)}`).join('&')}`;
  const answer = await (await fetch(url, { method: 'POST', body: `biz_content=${encode(biz)}`, headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } })).text();
  expect(answer).toContain('"code":"10000"');
});
