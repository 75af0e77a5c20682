import { createSign, createVerify } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlipayFormData, AlipayRequestError } from 'alipay-sdk';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aesDecrypt, aesEncrypt } from './aes.js';
import { pem } from './keys.js';
import { stringToSign } from './signature.js';
import { appId, openGateway, type Bench } from './gateway.fixture.js';
import { certificateSn } from './x509.js';

const aesKey = Buffer.alloc(16, 9).toString('base64');
let bench: Bench;
beforeEach(async () => { bench = await openGateway({ app: { aesKey } }); });
afterEach(() => bench.close());

const job = {
  out_job_id: 'J-1', job_name: '客服专员', job_type: '1001', job_detail: '接听来电', job_detail_url: 'alipays://platformapi/startapp?appId=1',
  employer_name: '模拟招聘有限公司', hire_status: 'HIRING',
};

function params(change: Record<string, string> = {}): Record<string, string> {
  return {
    app_id: appId, method: 'alipay.ebpp.industry.job.sync', charset: 'utf-8', version: '1.0', sign_type: 'RSA2', format: 'JSON',
    timestamp: '2026-11-22 09:00:00', biz_content: JSON.stringify(job), ...change,
  };
}

function signed(all: Record<string, string>, { algorithm = 'RSA-SHA256', encoding = 'utf8' } = {}): Record<string, string> {
  const bytes = encoding === 'gbk' ? iconv.encode(stringToSign(all), 'gbk') : Buffer.from(stringToSign(all));
  return { ...all, sign: createSign(algorithm).update(bytes).sign(bench.appKeys.privateKey, 'base64') };
}

async function post(all: Record<string, string>): Promise<string> {
  return (await fetch(bench.gateway.url, { method: 'POST', body: new URLSearchParams(all) })).text();
}

async function subCode(change: Record<string, string>, without: string[] = []): Promise<string> {
  const all = signed(Object.fromEntries(Object.entries(params(change)).filter(([name]) => !without.includes(name))));
  for (const name of without) delete all[name];
  return /"sub_code":"([^"]+)"/.exec(await post(all))?.[1] ?? 'none';
}

test('each missing or malformed public parameter has its own code', async () => {
  const codes = {
    method: await subCode({}, ['method']), app_id: await subCode({}, ['app_id']), version: await subCode({}, ['version']), timestamp: await subCode({}, ['timestamp']),
    sign_type: await subCode({}, ['sign_type']), sign: await subCode({}, ['sign']),
  };
  expect(codes).toEqual({
    method: 'isv.missing-method', app_id: 'isv.missing-app-id', version: 'isv.missing-version', timestamp: 'isv.missing-timestamp',
    sign_type: 'isv.missing-signature-type', sign: 'isv.missing-signature',
  });
  expect(await subCode({ timestamp: '2026-11-22T09:00:00' })).toBe('isv.invalid-timestamp');
  expect(await subCode({ timestamp: '2026-02-30 09:00:00' })).toBe('isv.invalid-timestamp');
  expect(await subCode({ charset: 'koi8-r' })).toBe('isv.invalid-charset');
  expect(await subCode({ format: 'xml' })).toBe('isv.invalid-format');
  expect(await subCode({ sign_type: 'MD5' })).toBe('isv.invalid-signature-type');
  expect(await subCode({ biz_content: '{"out_job_id":' })).toBe('isv.illegal-json');
  expect(await subCode({ biz_content: '['.repeat(10_000) })).toBe('isv.illegal-json');
});

test('a missing method stands under error_response, everything else under the method\'s own node', async () => {
  const { method: _method, ...nameless } = params();
  expect(await post(signed(nameless))).toMatch(/^\{"error_response":\{"code":"40001","msg":"Missing Required Arguments","sub_code":"isv.missing-method","sub_msg":"缺少方法名参数"\}/);
  expect(await post(signed(params({ version: '2.0' })))).toMatch(/^\{"alipay_ebpp_industry_job_sync_response":\{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-parameter"/);
  expect(await post(signed(params({ app_auth_token: 'none' })))).toMatch(/^\{"error_response":\{"code":"20001","msg":"Insufficient Token Permissions","sub_code":"aop.invalid-app-auth-token","sub_msg":"无效的应用授权令牌"/);
});

test('a clock that is wrong is refused where the policy has a tolerance', async () => {
  const strict = await openGateway({ policy: { timestampToleranceMs: 600_000 } });
  const ask = async (timestamp: string) => (await fetch(strict.gateway.url, { method: 'POST', body: new URLSearchParams(signed(params({ timestamp }))) })).text();
  expect(await ask('2026-11-22 09:09:00')).toContain('"code":"10000"');
  expect(await ask('2026-11-22 09:11:00')).toContain('isv.invalid-timestamp');
  await strict.close();
});

test('parameters count wherever they stand: all in the query, all in the body, or split', async () => {
  const all = signed(params());
  const { biz_content: bizContent = '', ...rest } = all;
  expect(await post(all)).toContain('"code":"10000"');
  expect(await (await fetch(`${bench.gateway.url}?${new URLSearchParams(all).toString()}`)).text()).toContain('"code":"10000"');
  expect(await (await fetch(`${bench.gateway.url}?${new URLSearchParams(rest).toString()}`, { method: 'POST', body: new URLSearchParams({ biz_content: bizContent }) })).text()).toContain('"code":"10000"');
});

test('what a client left unescaped or escaped wrongly is read as the bytes it sent', async () => {
  const all = signed(params({ biz_content: JSON.stringify({ ...job, job_detail: '提成 100% 到手，%zz' }) }));
  const body = Object.entries(all).map(([name, value]) => `${name}=${value.replaceAll('+', '%2b')}`).join('&');
  const answer = await fetch(bench.gateway.url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect(await answer.text()).toContain('"code":"10000"');
  expect(bench.lastCall().bizContent).toMatchObject({ job_detail: '提成 100% 到手，%zz' });
});

test('empty values verify whether the client signed them or not', async () => {
  const dropped = signed(params({ notify_url: '' }));
  expect(await post(dropped)).toContain('"code":"10000"');
  const all = params({ notify_url: '' });
  const text = stringToSign(all, () => true);
  expect(await post({ ...all, sign: createSign('RSA-SHA256').update(text).sign(bench.appKeys.privateKey, 'base64') })).toContain('"code":"10000"');
});

test('legacy RSA is verified and answered in SHA1', async () => {
  const raw = await post(signed(params({ sign_type: 'RSA' }), { algorithm: 'RSA-SHA1' }));
  const [, node = '', sign = ''] = /^\{"\w+":(\{.*\}),"sign":"([^"]+)"\}$/.exec(raw) ?? [];
  expect(node).toContain('"code":"10000"');
  expect(createVerify('RSA-SHA1').update(node).verify(bench.world.keys.publicKey, sign, 'base64')).toBe(true);
});

test('a gbk client is understood and answered in gbk', async () => {
  const all = signed(params({ charset: 'GBK', biz_content: JSON.stringify({ ...job, job_name: '' }) }), { encoding: 'gbk' });
  const percent = (text: string) => [...iconv.encode(text, 'gbk')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const body = Object.entries(all).map(([name, value]) => `${name}=${percent(value)}`).join('&');
  const response = await fetch(bench.gateway.url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toBe('text/html;charset=gbk');
  const raw = iconv.decode(bytes, 'gbk');
  expect(raw).toContain('参数无效：job_name is required');
  const [, node = '', sign = ''] = /^\{"\w+":(\{.*\}),"sign":"([^"]+)"\}$/.exec(raw) ?? [];
  expect(createVerify('RSA-SHA256').update(iconv.encode(node, 'gbk')).verify(bench.world.keys.publicKey, sign, 'base64')).toBe(true);
  expect(bench.lastCall().bizContent).toMatchObject({ job_detail: '接听来电' });
});

test('encrypted content is opened, and the answer comes back as a quoted ciphertext signed with its quotes', async () => {
  const answer = await bench.sdk({ encryptKey: aesKey }).exec('alipay.ebpp.industry.job.sync', { bizContent: job, needEncrypt: true });
  expect(answer).toMatchObject({ code: '10000', jobId: expect.any(String) });
  expect(bench.lastCall()).toMatchObject({ bizContent: job });

  const ciphertext = aesEncrypt(JSON.stringify(job), aesKey);
  const raw = await post(signed(params({ encrypt_type: 'AES', biz_content: ciphertext })));
  const [, value = '', sign = ''] = /^\{"\w+":("[^"]*"),"sign":"([^"]+)"\}$/.exec(raw) ?? [];
  expect(JSON.parse(aesDecrypt(value.slice(1, -1), aesKey))).toMatchObject({ code: '10000' });
  expect(createVerify('RSA-SHA256').update(value).verify(bench.world.keys.publicKey, sign, 'base64')).toBe(true);
});

test('content encrypted with another key, or by an app without one, is refused as Alipay words it', async () => {
  const otherKey = Buffer.alloc(16, 1).toString('base64');
  const foreign = bench.sdk({ encryptKey: otherKey });
  expect(await foreign.exec('alipay.ebpp.industry.job.sync', { bizContent: job, needEncrypt: true })).toMatchObject({ code: '40003', subCode: 'isv.decryption-error-unknown', subMsg: '解密出错, 未知错误' });
  const app = bench.world.app(appId);
  if (app) delete app.aesKey;
  expect(await foreign.exec('alipay.ebpp.industry.job.sync', { bizContent: job, needEncrypt: true })).toMatchObject({ subCode: 'isv.missing-encrypt-key' });
});

test('certificate mode works with the official client and its own reading of the serial numbers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const certificates = bench.gateway.certificates();
  const files = { root: certificates.root, alipay: certificates.alipay, app: certificates.issueForApp(appId) };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, `${name}.crt`), content);
  const sdk = bench.sdk({ alipayRootCertPath: join(folder, 'root.crt'), alipayPublicCertPath: join(folder, 'alipay.crt'), appCertPath: join(folder, 'app.crt') });
  expect(sdk.config).toMatchObject({ alipayRootCertSn: certificates.rootSn, alipayCertSn: certificates.alipaySn, appCertSn: certificateSn(files.app) });
  expect(await sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: job }, { validateSign: true })).toMatchObject({ code: '10000' });
  expect(bench.lastCall().params).toMatchObject({ app_cert_sn: certificateSn(files.app) });
  const raw = await post(signed(params({ app_cert_sn: certificateSn(files.app), alipay_root_cert_sn: certificates.rootSn })));
  expect(raw).toMatch(new RegExp(`,"sign":"[^"]+","alipay_cert_sn":"${certificates.alipaySn}"\\}$`));
  const download = await sdk.exec('alipay.open.app.alipaycert.download', { bizContent: { alipayCertSn: certificates.alipaySn } }, { validateSign: true });
  expect(Buffer.from(String(download['alipayCertContent']), 'base64').toString()).toBe(certificates.alipay);
  expect(await subCode({ app_cert_sn: 'wrong', alipay_root_cert_sn: certificates.rootSn })).toBe('isv.app-cert-not-exist');
  expect(await subCode({ app_cert_sn: certificateSn(files.app) })).toBe('isv.missing-alipay-root-cert-sn');
  expect(await subCode({ app_cert_sn: certificateSn(files.app), alipay_root_cert_sn: 'wrong' })).toBe('isv.invalid-alipay-root-cert-sn');
});

test('v3: the official client posts, gets, encrypts and uploads, and checks every signature', async () => {
  const sdk = bench.sdk({ encryptKey: aesKey });
  const user = bench.world.createUser({ resume: 'complete' });
  const token = async () => {
    const code = bench.world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_user'] });
    return (await sdk.curl<Record<string, string>>('POST', '/v3/alipay/system/oauth/token', { body: { grant_type: 'authorization_code', code } })).data;
  };
  const granted = await token();
  expect(granted).toMatchObject({ user_id: user.userId });
  const info = await sdk.curl('POST', '/v3/alipay/user/info/share', { body: { auth_token: granted['access_token'] }, needEncrypt: true });
  expect(info.data).toMatchObject({ user_name: user.userName });
  bench.world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo: 'A 1+甲', onceToken: 'T-1', schemaFaults: [] }, appId);
  const resume = await sdk.curl('GET', '/v3/zhima/customer/jobworth/cloudresume/query', { query: { conn_key: 'A 1+甲', once_token: 'T-1' } });
  expect(resume.data).toMatchObject({ phone: user.phone });
  expect(bench.lastCall()).toMatchObject({ method: 'zhima.customer.jobworth.cloudresume.query', userId: user.userId, signature: 'valid', params: { protocol: 'v3' } });

  bench.world.putBaseInfo(appId, { categories: ['XS1001_2001'] });
  const form = new AlipayFormData();
  form.addField('auth_field_apply', {
    api_name: 'alipay.user.info.share', field_name: 'mobile', package_code: 'USERINFO_MOBILE', scene_code: 'SCENE_RESUME_DELIVERY', qps_answer: '10 qps', customer_answer: '5 人',
  });
  form.addFile('picture_1', 'a.png', Buffer.from('\u0089PNG\r\n', 'latin1'));
  await sdk.curl('POST', '/v3/alipay/open/app/api/field/apply', { form });
  expect(bench.world.fieldApplications(appId)).toMatchObject([{ fieldName: 'mobile', status: 'AUDIT' }]);
});

test('v3: errors are a status and a code without prefix', async () => {
  const sdk = bench.sdk();
  await expect(sdk.curl('POST', '/v3/alipay/system/oauth/token', { body: { grant_type: 'authorization_code', code: 'x' } }))
    .rejects.toMatchObject({ code: 'code-invalid', responseHttpStatus: 400 });
  await expect(sdk.curl('POST', '/v3/alipay/user/info/share', { body: { auth_token: 'x' } })).rejects.toMatchObject({ code: 'invalid-auth-token', responseHttpStatus: 401 });
  await expect(sdk.curl('GET', '/v3/alipay/nowhere')).rejects.toMatchObject({ code: 'invalid-method', responseHttpStatus: 400 });
  const bare = await fetch(`${bench.gateway.url.replace('/gateway.do', '')}/v3/alipay/user/info/share`, { method: 'POST' });
  expect([bare.status, await bare.json()]).toMatchObject([400, { code: 'missing-timestamp', message: '缺少时间戳参数' }]);
  const stranger = bench.sdk({ privateKey: pem(bench.world.keys.privateKey) });
  await expect(stranger.curl('POST', '/v3/alipay/system/oauth/token', { body: {} })).rejects.toMatchObject({ code: 'invalid-signature' });
});

test('a page URL of the official client verifies, alipay_sdk behind the sign included', async () => {
  const url = bench.sdk().pageExecute('alipay.user.certify.open.certify', 'GET', { bizContent: { certify_id: 'c' } });
  expect(await (await fetch(url)).text()).toContain('"code":"10000"');
});

test('a user\'s token that has run out is told so, and one of another app is none', async () => {
  let clock = Date.parse('2026-11-22T09:00:00+08:00');
  const aging = await openGateway({ now: () => clock });
  const user = aging.world.createUser({ resume: 'none' });
  const code = aging.world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_user'] });
  const { accessToken } = await aging.sdk().exec('alipay.system.oauth.token', { grantType: 'authorization_code', code });
  const share = () => aging.sdk().exec('alipay.user.info.share', { authToken: String(accessToken) }, { validateSign: true });
  expect(await share()).toMatchObject({ code: '10000' });
  clock += 1_296_000_001;
  expect(await share()).toMatchObject({ code: '20001', subCode: 'aop.auth-token-time-out', subMsg: '访问令牌已过期' });
  await aging.close();
  expect(await bench.sdk().exec('alipay.user.info.share', { authToken: String(accessToken) })).toMatchObject({ subCode: 'aop.invalid-auth-token' });
});

test('legacy RSA is refused where the policy wants RSA2', async () => {
  const modern = await openGateway({ policy: { allowRsa1: false } });
  const body = new URLSearchParams(signed(params({ sign_type: 'RSA' }), { algorithm: 'RSA-SHA1' }));
  expect(await (await fetch(modern.gateway.url, { method: 'POST', body })).text()).toContain('isv.invalid-signature-type');
  await modern.close();
});

test.each([
  ['POST', '/v3/alipay/system/oauth/token'], ['POST', '/v3/alipay/user/info/share'], ['POST', '/v3/alipay/open/auth/token/app'], ['POST', '/v3/alipay/open/auth/token/app/query'],
  ['GET', '/v3/zhima/credit/payafteruse/creditagreement/query'], ['POST', '/v3/zhima/credit/payafteruse/creditagreement/transfer'], ['GET', '/v3/zhima/customer/jobworth/cloudresume/query'],
  ['GET', '/v3/alipay/open/app/api/query'], ['GET', '/v3/alipay/open/app/api/scene/query'], ['POST', '/v3/alipay/open/app/api/field/apply'], ['GET', '/v3/alipay/open/app/api/field/query'],
  ['GET', '/v3/alipay/open/mini/baseinfo/query'], ['POST', '/v3/alipay/open/mini/baseinfo/modify'], ['GET', '/v3/alipay/open/mini/category/query'],
] as const)('v3: %s %s is served, and by that verb alone', async (verb, path) => {
  const ask = (how: 'GET' | 'POST') => bench.sdk().curl(how, path, how === 'GET' ? { query: {} } : { body: {} }).then(() => 'answered', (error: unknown) => (error instanceof AlipayRequestError ? error.code : error));
  expect(await ask(verb)).not.toBe('invalid-method');
  expect(await ask(verb === 'GET' ? 'POST' : 'GET')).toBe('invalid-method');
});
