import { generateKeyPairSync, createVerify } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Journal, type GatewayCall, type JournalEntry } from '../journal.js';
import type { AlipayUser, World } from '../world.js';
import { bareBase64, createWorld, pem, startGateway, type Gateway } from './index.js';

const appId = '2021000000000001';
const keyPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
let clock = Date.parse('2026-11-22T09:00:00+08:00');
const now = () => clock;
let world: World;
let journal: Journal;
let gateway: Gateway;
let sdk: AlipaySdk;
let user: AlipayUser;

beforeAll(async () => {
  journal = new Journal({ now });
  world = createWorld({ now, journal, seed: 'gateway.test' });
  world.registerApp({ appId, name: '示例招聘', appPublicKey: bareBase64(keyPair.publicKey), subject: 'enterprise' });
  gateway = await startGateway({ world, journal });
  sdk = client();
  user = world.createUser({ resume: 'complete' });
  world.putJob({ appId, outJobId: 'J-1', jobName: '客服专员', hireStatus: 'HIRING', bizContent: {} });
});
afterAll(() => gateway.close());

function client(privateKey = pem(keyPair.privateKey)): AlipaySdk {
  return new AlipaySdk({ appId, privateKey, keyType: 'PKCS8', alipayPublicKey: gateway.alipayPublicKey, gateway: gateway.url });
}

function lastCall(): GatewayCall & JournalEntry {
  const entry = journal.query({ kind: 'gateway' }).at(-1);
  if (entry?.kind !== 'gateway') throw new Error('no gateway call in the journal');
  return entry;
}

async function login(scopes = ['auth_base']): Promise<string> {
  const code = world.issueAuthCode({ userId: user.userId, appId, scopes });
  const token = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code }, { validateSign: true });
  return String(token['accessToken']);
}

function order(extra: { outAgreementNo: string; onceToken: string }): string {
  return sdk.sdkExecute('zhima.credit.payafteruse.creditagreement.sign', {
    bizContent: {
      out_agreement_no: extra.outAgreementNo, zm_service_id: '2020050722001440031000061082', category_id: 'ZHIMA_AUTH', product_code: 'ZHIMA_AUTH',
      extra_param: JSON.stringify({
        kaAppContext: { kaJobId: 'J-1', requireModules: 'BASIC_INFO,EMAIL', sourceFrom: 'CLOUDRESUME', onceToken: extra.onceToken }, moduleScene: 'EMPLOYMENT_MERGE_PROMISSIONS',
      }),
    },
  });
}

const job = {
  out_job_id: 'J-1', job_name: '客服专员', job_type: '1001', job_detail: '接听来电', job_detail_url: `alipays://platformapi/startapp?appId=${appId}`,
  employer_name: '模拟招聘有限公司', address: { region_code: '330106' }, hire_status: 'HIRING',
};

test('the official client exchanges an auth code once, and the second time hears isv.code-invalid', async () => {
  const code = world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_base'] });
  const token = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code }, { validateSign: true });
  expect(token['userId']).toBe(user.userId);
  expect(token['expiresIn']).toBe(1296000);
  expect(lastCall()).toMatchObject({ userId: user.userId, signature: 'valid', response: { code: '10000' }, at: clock });

  const again = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code });
  expect(again).toMatchObject({ code: '40002', subCode: 'isv.code-invalid', subMsg: '授权码code无效' });
});

test('an auth code dies after its life and is worth nothing to another app', async () => {
  const code = world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_base'] });
  clock += 3 * 60_000 + 1;
  expect(await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code })).toMatchObject({ subCode: 'isv.code-invalid' });
  const others = world.issueAuthCode({ userId: user.userId, appId: '2021000000000099', scopes: ['auth_base'] });
  expect(await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code: others })).toMatchObject({ subCode: 'isv.code-invalid' });
});

test('a refresh token works once', async () => {
  const code = world.issueAuthCode({ userId: user.userId, appId, scopes: ['auth_base'] });
  const first = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code });
  const refresh = { grantType: 'refresh_token', refreshToken: String(first['refreshToken']) };
  expect((await sdk.exec('alipay.system.oauth.token', refresh))['accessToken']).not.toBe(first['accessToken']);
  expect(await sdk.exec('alipay.system.oauth.token', refresh)).toMatchObject({ subCode: 'isv.refreshed-token-invalid' });
});

test('member info needs auth_user and gives an enterprise app name and mobile only', async () => {
  const base = await login(['auth_base']);
  expect(await sdk.exec('alipay.user.info.share', { authToken: base })).toMatchObject({ code: '40006', subCode: 'isv.insufficient-user-permissions' });
  const full = await login(['auth_user']);
  const info = await sdk.exec('alipay.user.info.share', { authToken: full }, { validateSign: true });
  expect(info).toMatchObject({ code: '10000', userId: user.userId, userName: user.userName, mobile: user.phone });
  expect(info['certNo']).toBeUndefined();
  expect(await sdk.exec('alipay.user.info.share', { authToken: 'nonsense' })).toMatchObject({ code: '20001', subCode: 'aop.invalid-auth-token' });
});

test('the sheet reads the order string bare, named, nested and encoded again', () => {
  const text = order({ outAgreementNo: 'A-read', onceToken: 'T-read' });
  for (const [params, parameter] of [[text, ''], [{ orderStr: text }, 'orderStr'], [{ a: { signStr: encodeURIComponent(text) } }, 'signStr'], [JSON.stringify({ x: text }), 'x']] as const) {
    expect(world.readOrder(params)).toEqual({
      ok: true, appId,
      order: {
        signature: 'valid', parameter, outAgreementNo: 'A-read', zmServiceId: '2020050722001440031000061082', categoryId: 'ZHIMA_AUTH', productCode: 'ZHIMA_AUTH',
        kaJobId: 'J-1', requireModules: 'BASIC_INFO,EMAIL', sourceFrom: 'CLOUDRESUME', onceToken: 'T-read', moduleScene: 'EMPLOYMENT_MERGE_PROMISSIONS', schemaFaults: [],
      },
    });
  }
});

test('the sheet refuses an order string that was changed, unsigned or is none', () => {
  const text = order({ outAgreementNo: 'A-bad', onceToken: 'T-bad' });
  expect(world.readOrder(text.replace('A-bad', 'A-worse'))).toMatchObject({ ok: false, order: { signature: 'invalid' } });
  expect(world.readOrder(text.replace(/&sign=.*$/, ''))).toMatchObject({ ok: false, order: { signature: 'missing' } });
  expect(world.readOrder({ url: 'https://example.invalid' })).toMatchObject({ ok: false, reason: '没有找到 sdkExecute 生成的订单串' });
});

test('extra_param keys that a snake-casing client rewrote are named', () => {
  const text = sdk.sdkExecute('zhima.credit.payafteruse.creditagreement.sign', {
    bizContent: { outAgreementNo: 'A-snake', zmServiceId: '1', extraParam: { kaAppContext: { kaJobId: 'J-1' }, moduleScene: 'EMPLOYMENT' } },
  });
  const { order: read } = world.readOrder(text);
  expect(read.schemaFaults.map((fault) => fault.message)).toContain('you sent ka_app_context; this method takes kaAppContext');
});

test('a résumé is handed out once per onceToken, within five minutes, for its own agreement', async () => {
  const { order: read } = world.readOrder(order({ outAgreementNo: 'A-1', onceToken: 'T-1' }));
  world.authorise(user.userId, read, appId);
  const query = (connKey: string, onceToken: string) => sdk.exec('zhima.customer.jobworth.cloudresume.query', { bizContent: { connKey, onceToken } }, { validateSign: true });
  expect(await query('A-1', 'T-other')).toMatchObject({ code: '40004', subCode: 'USER_NOT_AUTHORIZE' });
  const resume = await query('A-1', 'T-1');
  expect(resume).toMatchObject({ code: '10000', userName: user.userName, phone: user.phone });
  expect(lastCall()).toMatchObject({ userId: user.userId });
  expect(await query('A-1', 'T-1')).toMatchObject({ subCode: 'USER_NOT_AUTHORIZE', subMsg: 'once_token 已使用，调用完成后自动失效' });
  expect(lastCall().assumptions).toContain('resume/once-token-error');

  world.authorise(user.userId, { ...read, onceToken: 'T-2' }, appId);
  clock += 5 * 60_000 + 1;
  expect(await query('A-1', 'T-2')).toMatchObject({ subMsg: 'once_token 已超过 5 分钟有效期' });
});

test('creditagreement.query answers by either number', async () => {
  const agreement = world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo: 'A-q', onceToken: 'T-q', schemaFaults: [] }, appId);
  const ask = (bizContent: Record<string, string>) => sdk.exec('zhima.credit.payafteruse.creditagreement.query', { bizContent }, { validateSign: true });
  expect(await ask({ outAgreementNo: 'A-q' })).toMatchObject({ agreementStatus: 'VALID', alipayUserId: user.userId, creditAgreementId: agreement.creditAgreementId });
  expect(await ask({ creditAgreementId: agreement.creditAgreementId })).toMatchObject({ outAgreementNo: 'A-q' });
  expect(await ask({ outAgreementNo: 'A-none' })).toMatchObject({ subCode: 'CREDIT_AGREEMENT_NOT_EXIST' });
});

test('a job synced again keeps its job_id and changes', async () => {
  const first = await sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: job }, { validateSign: true });
  const second = await sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: { ...job, hire_status: 'CLOSED' } }, { validateSign: true });
  expect(second['jobId']).toBe(first['jobId']);
  expect(world.jobs(appId)).toMatchObject([{ outJobId: 'J-1', jobName: '客服专员', hireStatus: 'CLOSED' }]);
});

test('a job without its name is refused, one with an old enumeration breached is only noted', async () => {
  const { job_name: _name, ...nameless } = job;
  expect(await sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: nameless })).toMatchObject({ code: '40002', subCode: 'isv.invalid-parameter' });
  expect(await sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: { ...job, gender: '女', count: '3' } })).toMatchObject({ code: '10000' });
  expect(lastCall().schemaFaults).toEqual([
    { path: '/count', message: 'must be integer' }, { path: '/gender', message: 'must be one of ALL, MALE, FEMALE' },
  ]);
  expect(world.job(appId, 'J-1')?.bizContent['count']).toBe(3);
});

test('application states are idempotent on out_apply_id and keep their history', async () => {
  const state = (status: string, at: string) => ({
    out_apply_id: 'P-1', out_job_id: 'J-1', user_id: user.userId, apply_status: status, apply_time: '2026-11-22 09:00:00', apply_change_time: at,
  });
  const sync = (bizContent: Record<string, string>) => sdk.exec('alipay.ebpp.industry.job.applyinfo.sync', { bizContent }, { validateSign: true });
  const first = await sync(state('APPLYING', '2026-11-22 09:00:00'));
  const firstSeq = lastCall().seq;
  const repeated = await sync(state('APPLYING', '2026-11-22 09:00:00'));
  expect(repeated['applyId']).toBe(first['applyId']);
  expect(lastCall().duplicateOf).toBe(firstSeq);
  await sync(state('PROCESSING', '2026-11-22 09:01:00'));
  expect(world.applications(user.userId)).toMatchObject([{ outApplyId: 'P-1', status: 'PROCESSING', history: [{ status: 'APPLYING' }, { status: 'PROCESSING' }] }]);
});

test('application states of a stranger, of an unsynced job or with an unknown status are refused and rest on named assumptions', async () => {
  const state = { out_apply_id: 'P-2', out_job_id: 'J-1', user_id: user.userId, apply_status: 'APPLYING', apply_time: '2026-11-22 09:00:00', apply_change_time: '2026-11-22 09:00:00' };
  const sync = (bizContent: Record<string, string>) => sdk.exec('alipay.ebpp.industry.job.applyinfo.sync', { bizContent });
  expect(await sync({ ...state, user_id: '2088999999999999' })).toMatchObject({ subCode: 'USER_NOT_EXIST' });
  expect(await sync({ ...state, out_job_id: 'J-none' })).toMatchObject({ subCode: 'JOB_NOT_EXIST' });
  expect(await sync({ ...state, apply_status: 'HIRED' })).toMatchObject({ subCode: 'isv.invalid-parameter' });
  expect(lastCall()).toMatchObject({ userId: user.userId, assumptions: expect.arrayContaining(['apply/status', 'apply/uid']) });
  const other = world.createUser({ resume: 'none' });
  await sync(state);
  expect(await sync({ ...state, user_id: other.userId })).toMatchObject({ subCode: 'OUT_APPLY_ID_CONFLICT' });
});

test('the older apply.sync takes the user from auth_token', async () => {
  const authToken = await login();
  const bizContent = { out_apply_id: 'P-3', out_job_id: 'J-1', apply_status: 'APPLYING', apply_time: '2026-11-22 09:00:00', apply_change_time: '2026-11-22 09:00:00' };
  expect(await sdk.exec('alipay.ebpp.industry.job.apply.sync', { authToken, bizContent }, { validateSign: true })).toMatchObject({ code: '10000' });
  expect(world.application(appId, 'P-3')?.userId).toBe(user.userId);
});

test('a request signed with another key is refused, signed, and shows the string that the gateway built', async () => {
  const stranger = client(pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));
  const answer = await stranger.exec('alipay.ebpp.industry.job.sync', { bizContent: job }, { validateSign: true });
  expect(answer).toMatchObject({ code: '40002', subCode: 'isv.invalid-signature' });
  expect(String(answer['subMsg'])).toContain('网关生成的验签字符串为：app_id=2021000000000001&amp;biz_content=');
  expect(lastCall()).toMatchObject({ signature: 'invalid' });
});

test('an unknown method is answered as Alipay does and journalled with the nearest known one', async () => {
  const answer = await sdk.exec('alipay.ebpp.industry.job.applyInfo.sync', { bizContent: {} });
  expect(answer).toMatchObject({ code: '40002', subCode: 'isv.invalid-method', subMsg: '不存在的方法名' });
  expect(lastCall().unhandled).toEqual({ nearest: 'alipay.ebpp.industry.job.applyinfo.sync' });
});

test('an unknown app id is refused before the signature is looked at, and without one', async () => {
  const body = await (await fetch(`${gateway.url}?method=alipay.user.info.share&app_id=1`, { method: 'POST' })).text();
  expect(body).toBe('{"alipay_user_info_share_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-app-id","sub_msg":"无效的AppID参数"}}');
});

test('the signature covers exactly the characters of the response node', async () => {
  const stranger = client(pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));
  const text = await stranger.exec('alipay.ebpp.industry.job.sync', { bizContent: { out_job_id: '/"汉字\u2028' } }).then(() => JSON.stringify(lastCall().response.body));
  expect(text).toContain('40002');
  const response = await fetch(`${gateway.url}?${order({ outAgreementNo: 'A-x', onceToken: 'T-x' })}`, { method: 'POST' });
  const raw = await response.text();
  const [, node, sign] = /^\{"\w+":(\{.*\}),"sign":"([^"]+)"\}$/.exec(raw) ?? [];
  expect(createVerify('RSA-SHA256').update(node ?? '').verify(world.keys.publicKey, sign ?? '', 'base64')).toBe(true);
  expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
  expect(node).toContain('isv.insufficient-isv-permissions');
});
