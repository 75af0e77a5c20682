import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlipayFormData, type AlipaySdk, type AlipaySdkConfig } from 'alipay-sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pem } from '../keys.js';
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

function sdk4(config: Partial<AlipaySdkConfig> = {}): AlipaySdk {
  return bench.sdk({ encryptKey: aesKey, ...config });
}

/** The three files of certificate mode, as paths. */
function certificatePaths() {
  const certificates = bench.gateway.certificates();
  const written = { root: certificates.root, alipay: certificates.alipay, app: certificates.issueForApp(appId) };
  for (const [name, text] of Object.entries(written)) writeFileSync(join(folder, `${name}.crt`), text);
  return { alipayRootCertPath: join(folder, 'root.crt'), alipayPublicCertPath: join(folder, 'alipay.crt'), appCertPath: join(folder, 'app.crt') };
}

test('alipay-sdk 4.x: exec with validateSign, AES, order strings and pages', async () => {
  const sdk = sdk4();
  expect(await sdk.exec(method, { bizContent }, { validateSign: true })).toMatchObject({ code: '10000', jobId: expect.any(String) });
  expect(bench.lastCall()).toMatchObject({ bizContent, signature: 'valid' });
  expect(await sdk.exec(method, { bizContent, needEncrypt: true })).toMatchObject({ code: '10000' });
  const order = sdk.sdkExecute('zhima.credit.payafteruse.creditagreement.sign', { bizContent: { out_agreement_no: 'A', zm_service_id: '1', extra_param: '{}' } });
  expect(bench.world.readOrder({ order }).order).toMatchObject({ signature: 'valid', outAgreementNo: 'A' });
  const page = sdk.pageExecute('alipay.user.certify.open.certify', 'GET', { bizContent: { certify_id: 'c' } });
  expect(await (await fetch(page)).text()).toContain('"code":"10000"');
});

test('alipay-sdk 4.x: certificate mode, with AES and over v3', async () => {
  const sdk = sdk4(certificatePaths());
  expect(await sdk.exec(method, { bizContent }, { validateSign: true })).toMatchObject({ code: '10000' });
  expect(await sdk.exec(method, { bizContent, needEncrypt: true })).toMatchObject({ code: '10000' });
  expect(bench.lastCall()).toMatchObject({ bizContent, params: { app_cert_sn: sdk.config.appCertSn, encrypt_type: 'AES' } });
  const { data } = await sdk.curl('GET', '/v3/alipay/open/mini/category/query', { query: { is_filter: 'false' } });
  expect(data).toMatchObject({ mini_category_list: expect.any(Array) });
  expect(bench.lastCall().params).toMatchObject({ protocol: 'v3', app_cert_sn: sdk.config.appCertSn });
  Object.assign(sdk.config, { appCertSn: 'f'.repeat(32) });
  await expect(sdk.curl('GET', '/v3/alipay/open/mini/category/query')).rejects.toMatchObject({ code: 'app-cert-not-exist' });
});

test('alipay-sdk 4.x: upload, v3 REST and notifications', async () => {
  const sdk = sdk4();
  const form = new AlipayFormData();
  form.addField('auth_field_apply', '{}');
  form.addFile('picture_1', 'picture.png', png);
  expect(await sdk.exec('alipay.open.app.api.field.apply', {}, { formData: form, validateSign: true })).toMatchObject({ subCode: 'API_NAME_IS_BLANK' });
  expect((await sdk.curl('GET', '/v3/alipay/open/mini/baseinfo/query')).data).toMatchObject({ app_name: '示例招聘' });
  const post = await notified();
  expect(sdk.checkNotifySign({ ...post })).toBe(true);
  expect(sdk.checkNotifySign({ ...post, biz_content: '{}' })).toBe(false);
});

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

test('alipay-sdk 3.x: certificate mode, with AES, and upload', async () => {
  const certificates = bench.gateway.certificates();
  const app = certificates.issueForApp(appId);
  const sdk = sdk3({ alipayRootCertContent: certificates.root, alipayPublicCertContent: certificates.alipay, appCertContent: app });
  expect(sdk.config).toMatchObject({ alipayRootCertSn: certificates.rootSn, alipayCertSn: certificates.alipaySn });
  expect(await sdk.exec(method, { bizContent }, { validateSign: true })).toMatchObject({ code: '10000' });
  expect(await sdk.exec(method, { bizContent, needEncrypt: true })).toMatchObject({ code: '10000' });

  const { default: Form } = require('alipay-sdk-3/lib/form') as { default: new () => { addField(name: string, value: unknown): void; addFile(name: string, file: string, path: string): void } };
  writeFileSync(join(folder, 'picture.png'), png);
  const formData = new Form();
  formData.addField('auth_field_apply', '{}');
  formData.addFile('picture_1', 'picture.png', join(folder, 'picture.png'));
  await sdk.exec('alipay.open.app.api.field.apply', {}, { formData }).catch(() => undefined); // its answer is judged below, in the journal
  expect(bench.lastCall()).toMatchObject({ method: 'alipay.open.app.api.field.apply', signature: 'valid', response: { subCode: 'API_NAME_IS_BLANK' } });
});

/** A notification as it arrived at a server. */
async function notified(): Promise<Record<string, string>> {
  const isv = createServer();
  await new Promise<void>((resolve) => isv.listen(0, '127.0.0.1', resolve));
  const body = new Promise<string>((resolve) => {
    isv.on('request', (request, response) => {
      let text = '';
      request.on('data', (chunk) => { text += String(chunk); });
      request.on('end', () => {
        response.end('success');
        resolve(text);
      });
    });
  });
  await bench.gateway.notifier.send({ appId, msgMethod: 'test.changed', bizContent: { 状态: '已变更' }, url: `http://127.0.0.1:${(isv.address() as AddressInfo).port}/` }); // a TCP server's address is never a string
  isv.close();
  return Object.fromEntries(new URLSearchParams(await body));
}

test('alipay-sdk 3.x and alipay-mobile believe our notifications', async () => {
  const post = await notified();
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
