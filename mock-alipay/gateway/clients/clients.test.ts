import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareBase64, pem } from '../keys.js';
import { appId, openGateway, type Bench } from '../gateway.fixture.js';

const require = createRequire(import.meta.url);
const aesKey = Buffer.alloc(16, 3).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'clients-'));
const png = Buffer.from('\u0089PNG\r\n', 'latin1');
const bizContent = {
  out_job_id: 'J-1', job_name: '客服专员 & 助理 + 100%', job_type: '1001', job_detail: '接听"来电"/邮件', job_detail_url: 'alipays://platformapi/startapp?appId=1&page=a%2Fb',
  employer_name: '模拟招聘有限公司', hire_status: 'HIRING',
};
const method = 'alipay.ebpp.industry.job.sync';
let bench: Bench;
beforeEach(async () => { bench = await openGateway({ app: { aesKey } }); });
afterEach(() => bench.close());

/** The parts of clients without types (or with types of another age) that are used here. */
interface Sdk3 {
  exec(method: string, params: Record<string, unknown>, option?: { validateSign?: boolean; formData?: unknown }): Promise<Record<string, unknown>>;
  sdkExec(method: string, params: Record<string, unknown>): string;
  pageExec(method: string, params: Record<string, unknown>): Promise<string>;
  checkNotifySign(post: Record<string, string>): boolean;
  config: Record<string, unknown>;
}

function sdk3(config: Record<string, unknown> = {}): Sdk3 {
  const { default: Client } = require('alipay-sdk-3') as { default: new (config: Record<string, unknown>) => Sdk3 };
  return new Client({
    appId, privateKey: pem(bench.appKeys.privateKey), keyType: 'PKCS8', gateway: bench.gateway.url, alipayPublicKey: bench.gateway.alipayPublicKey, encryptKey: aesKey, ...config,
  });
}

test('alipay-sdk 3.x: exec with validateSign, AES, order strings and pages', async () => {
  const sdk = sdk3();
  expect(await sdk.exec(method, { bizContent }, { validateSign: true })).toMatchObject({ code: '10000', jobId: expect.any(String) });
  expect(bench.lastCall()).toMatchObject({ bizContent, signature: 'valid' });
  expect(await sdk.exec(method, { bizContent, needEncrypt: true })).toMatchObject({ code: '10000' });
  const order = sdk.sdkExec('zhima.credit.payafteruse.creditagreement.sign', { bizContent: { out_agreement_no: 'A', zm_service_id: '1', extra_param: '{}' } });
  expect(bench.world.readOrder({ order }).order).toMatchObject({ signature: 'valid', outAgreementNo: 'A' });
  const form = await sdk.pageExec('alipay.user.certify.open.certify', { bizContent: { certify_id: 'c' }, method: 'GET' });
  expect(await (await fetch(form)).text()).toContain('"code":"10000"');
});

test('alipay-sdk 3.x: certificate mode and upload', async () => {
  const certificates = bench.gateway.certificates();
  const app = certificates.issueForApp(appId);
  const sdk = sdk3({ alipayRootCertContent: certificates.root, alipayPublicCertContent: certificates.alipay, appCertContent: app });
  expect(sdk.config).toMatchObject({ alipayRootCertSn: certificates.rootSn, alipayCertSn: certificates.alipaySn });
  expect(await sdk.exec(method, { bizContent }, { validateSign: true })).toMatchObject({ code: '10000' });

  const { default: Form } = require('alipay-sdk-3/lib/form') as { default: new () => { addField(name: string, value: unknown): void; addFile(name: string, file: string, path: string): void } };
  writeFileSync(join(folder, 'picture.png'), png);
  const formData = new Form();
  formData.addField('auth_field_apply', '{}');
  formData.addFile('picture_1', 'picture.png', join(folder, 'picture.png'));
  await sdk.exec('alipay.open.app.api.field.apply', {}, { formData }).catch(() => undefined); // its answer is judged below, in the journal
  expect(bench.lastCall()).toMatchObject({ method: 'alipay.open.app.api.field.apply', signature: 'valid', response: { subCode: 'API_NAME_IS_BLANK' } });
});

test('alipay-sdk 3.x and alipay-mobile believe our notifications', async () => {
  const posts: Record<string, string>[] = [];
  const isv = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += String(chunk); });
    request.on('end', () => {
      posts.push(Object.fromEntries(new URLSearchParams(body)));
      response.end('success');
    });
  });
  await new Promise<void>((resolve) => isv.listen(0, '127.0.0.1', resolve));
  await bench.gateway.notifier.send({ appId, msgMethod: 'test.changed', bizContent: { 状态: '已变更' }, url: `http://127.0.0.1:${(isv.address() as AddressInfo).port}/` });
  isv.close();
  const [post = {}] = posts;
  expect(sdk3().checkNotifySign({ ...post })).toBe(true);
  expect(mobile().makeNotifyResponse({ ...post })).toMatchObject({ code: 0 });
  expect(mobile().makeNotifyResponse({ ...post, biz_content: '{}' })).not.toMatchObject({ code: 0 });
});

interface Mobile { tradeClose(args: Record<string, string>): Promise<{ data: Record<string, string> }>; createAppOrder(args: Record<string, string>): { data: string }; makeNotifyResponse(post: Record<string, string>): { code: number } }

function mobile(): Mobile {
  const { default: Client } = require('alipay-mobile') as { default: new (options: Record<string, string>) => Mobile };
  return new Client({ app_id: appId, notify_url: 'http://127.0.0.1/notify', appPrivKeyFile: pem(bench.appKeys.privateKey), alipayPubKeyFile: bench.gateway.alipayPublicKeyPem, gatewayUrl: bench.gateway.url });
}

test('alipay-mobile: its calls and order strings verify, and a method outside this mock is answered as unknown', async () => {
  const { data } = await mobile().tradeClose({ out_trade_no: 'T-1' });
  expect(data).toMatchObject({ code: '40002', sub_code: 'isv.invalid-method' });
  expect(bench.lastCall()).toMatchObject({ method: 'alipay.trade.close', signature: 'valid', unhandled: {} });
  const { data: order } = mobile().createAppOrder({ subject: '测试商品', out_trade_no: 'T-2', total_amount: '0.01' });
  expect(bench.world.readOrder(order).order.signature).toBe('valid');
});

test('alipay-node-sdk: what it builds and signs verifies here, what we sign verifies there', async () => {
  interface NodeSdk { makeParams(method: string, biz: unknown): Record<string, string>; signVerify(response: unknown): boolean }
  const Client = require('alipay-node-sdk') as new (options: Record<string, unknown>) => NodeSdk;
  const { processParams } = require('alipay-node-sdk/lib/utl') as { processParams(params: Record<string, string>, key: Buffer, signType: string): string };
  const privateKey = Buffer.from(pem(bench.appKeys.privateKey));
  for (const signType of ['RSA2', 'RSA']) {
    const client = new Client({ appId, notifyUrl: '', rsaPrivate: privateKey, rsaPublic: Buffer.from(bench.gateway.alipayPublicKeyPem), signType });
    const call = async (name: string, biz: unknown): Promise<unknown> => {
      const body = processParams(client.makeParams(name, biz), privateKey, signType);
      return (await fetch(bench.gateway.url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).json();
    };
    expect(await call(method, bizContent)).toMatchObject({ alipay_ebpp_industry_job_sync_response: { code: '10000' } });
    const answer = await call('alipay.trade.query', { out_trade_no: 'T-1' }); // it checks answers of trade methods only
    expect(answer).toMatchObject({ alipay_trade_query_response: { sub_code: 'isv.invalid-method' } });
    expect(client.signVerify(answer)).toBe(true);
  }
});

const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false; // not on this machine: the test says so by being skipped
  }
};

async function run(program: string, args: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(program, args);
  return stdout.trim().split('\n');
}

test.skipIf(!has('java', '-version'))('a real Java runtime speaks the Java SDK\'s wire and verifies our answer', { timeout: 120_000 }, async () => {
  const [answer, verified] = await run('java', [
    join(import.meta.dirname, 'AlipayWire.java'), bench.gateway.url, appId, bareBase64(bench.appKeys.privateKey), bench.gateway.alipayPublicKey, method, JSON.stringify(bizContent),
  ]);
  expect(answer).toContain('"code":"10000"');
  expect(verified).toBe('verified=true');
  expect(bench.lastCall()).toMatchObject({ bizContent, params: { alipay_sdk: 'alipay-sdk-java-dynamicVersionNo', format: 'json' } });
});

test.skipIf(!has('python3', '--version') || !has('openssl', 'version'))('a real Python speaks the Python SDK\'s wire and its parser finds our signature', async () => {
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
  const { createSign } = await import('node:crypto');
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
