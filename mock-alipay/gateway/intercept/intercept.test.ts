import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dingtalkApp } from '../../dingtalk/index.js';
import { pem } from '../keys.js';
import { appId, openGateway, type Bench } from '../gateway.fixture.js';
import { startIntercept, type Intercept } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'intercept-test-'));
let bench: Bench;
let intercept: Intercept;
beforeAll(async () => {
  bench = await openGateway();
  const now = bench.world.now;
  intercept = await startIntercept({
    journal: bench.journal, now: Date.now, hosts: { 'openapi.alipay.com': bench.gateway.listener, 'oapi.dingtalk.com': dingtalkApp({ journal: bench.journal, now }) },
  });
});
afterAll(async () => {
  await intercept.close();
  await bench.close();
});

async function run(program: string, args: string[], env: Record<string, string> = intercept.env): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env }, timeout: 60_000 });
  return stdout;
}

const has = (program: string, flag: string) => {
  try {
    execFileSync(program, [flag], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // not on this machine
  }
};

function refusals(): string[] {
  return bench.journal.query({ kind: 'http' }).flatMap((entry) => (entry.kind === 'http' && entry.blocked ? [entry.url] : []));
}

test('an unchanged Node server with the official SDK and its default gateway reaches the mock', async () => {
  const script = `
    import { AlipaySdk } from 'alipay-sdk';
    const sdk = new AlipaySdk(${JSON.stringify({ appId, privateKey: pem(bench.appKeys.privateKey), keyType: 'PKCS8', alipayPublicKey: bench.gateway.alipayPublicKey })});
    const answer = await sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: { out_job_id: 'J' } });
    const token = await (await fetch('https://oapi.dingtalk.com/gettoken?appkey=a&appsecret=b')).json();
    const outside = await fetch('https://example.com/').then(() => 'reached', (error) => error.cause.code);
    console.log(JSON.stringify({ answer: answer.subCode, token: token.errcode, outside }));`;
  expect(JSON.parse(await run(process.execPath, ['--input-type=module', '-e', script]))).toEqual({ answer: 'isv.invalid-parameter', token: 40096, outside: 'ECONNREFUSED' });
  expect(bench.lastCall()).toMatchObject({ method: 'alipay.ebpp.industry.job.sync', signature: 'valid' });
  await expect.poll(refusals).toContain('example.com:443');
});

test('curl (and PHP, which is libcurl) trusts the run\'s authority and gets nowhere else', async ({ skip }) => {
  if (!has('curl', '--version')) skip('no curl on this machine');
  expect(await run('curl', ['-s', 'https://openapi.alipay.com/gateway.do'])).toContain('isv.missing-method');
  await expect(run('curl', ['-s', '-S', 'https://www.example.org/'])).rejects.toThrow(/403/);
  expect(refusals()).toContain('www.example.org:443');
  await expect(run('curl', ['-s', '-f', 'http://plain.example.org/'])).rejects.toThrow();
  expect(refusals()).toContain('http://plain.example.org/');
});

test('Python\'s own urllib reaches the mock', async ({ skip }) => {
  if (!has('python3', '--version')) skip('no Python on this machine');
  expect(await run('python3', ['-c', 'import urllib.request; print(urllib.request.urlopen("https://openapi.alipay.com/gateway.do?method=a.b").read().decode())'])).toContain('isv.missing-app-id');
});

test('a JVM reaches the mock by its system properties', { timeout: 120_000 }, async ({ skip }) => {
  if (!has('java', '-version')) skip('no Java runtime on this machine');
  const env = await intercept.javaEnv();
  const source = join(folder, 'Get.java');
  writeFileSync(source, 'public class Get { public static void main(String[] a) throws Exception { System.out.println(new String(java.net.URI.create("https://openapi.alipay.com/gateway.do?method=a.b").toURL().openStream().readAllBytes())); } }');
  expect(await run('java', [source], env)).toContain('isv.missing-app-id');
});
