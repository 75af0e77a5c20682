import { AlipayFormData } from 'alipay-sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareBase64, createAlipayKeys, pem } from './keys.js';
import { methods } from './methods/registry.js';
import { appId, openGateway, type Bench } from './gateway.fixture.js';

let bench: Bench;
beforeEach(async () => { bench = await openGateway(); });
afterEach(() => bench.close());

function call(method: string, bizContent: Record<string, unknown> = {}) {
  return bench.sdk().exec(method, { bizContent }, { validateSign: true });
}

/** §0.1 of the facts and the additions of the specification; notifications are sent, not served. */
const served = [
  'alipay.system.oauth.token', 'alipay.user.info.share', 'alipay.open.auth.token.app', 'alipay.open.auth.token.app.query',
  'zhima.credit.payafteruse.creditagreement.sign', 'zhima.credit.payafteruse.creditagreement.query', 'zhima.credit.payafteruse.creditagreement.transfer', 'zhima.credit.payafteruse.creditagreement.unsign',
  'zhima.customer.jobworth.cloudresume.query', 'alipay.ebpp.industry.job.sync', 'alipay.ebpp.industry.job.applyinfo.sync', 'alipay.ebpp.industry.job.apply.sync',
  'alipay.open.app.api.query', 'alipay.open.app.api.scene.query', 'alipay.open.app.api.field.apply', 'alipay.open.app.api.field.query',
  'alipay.open.mini.baseinfo.query', 'alipay.open.mini.baseinfo.modify', 'alipay.open.mini.category.query',
  'alipay.user.certify.open.initialize', 'alipay.user.certify.open.certify', 'alipay.user.certify.open.query', 'alipay.user.certdoc.certverify.preconsult', 'alipay.user.certdoc.certverify.consult',
  'alipay.open.auth.userauth.relationship.query', 'alipay.open.app.message.topic.subscribe',
];

test.each(served)('%s is served', async (name) => {
  expect(methods.has(name)).toBe(true);
  expect(await bench.sdk().exec(name, { bizContent: {} })).not.toMatchObject({ subCode: 'isv.invalid-method' });
});

test('an agreement is VALID when authorised and INVALID once ended, whichever way it is asked for', async () => {
  const user = bench.world.createUser({ resume: 'complete' });
  const { creditAgreementId } = bench.world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo: 'A-1', onceToken: 'T-1', schemaFaults: [] }, appId);
  const query = (by: Record<string, string>) => call('zhima.credit.payafteruse.creditagreement.query', by);
  expect(await query({ out_agreement_no: 'A-1' })).toMatchObject({ agreementStatus: 'VALID' });
  await call('zhima.credit.payafteruse.creditagreement.unsign', { credit_agreement_id: creditAgreementId });
  expect(await query({ out_agreement_no: 'A-1' })).toMatchObject({ agreementStatus: 'INVALID', creditAgreementId });
  expect(await query({ credit_agreement_id: creditAgreementId })).toMatchObject({ agreementStatus: 'INVALID', outAgreementNo: 'A-1' });
  expect(await call('zhima.customer.jobworth.cloudresume.query', { conn_key: 'A-1', once_token: 'T-1' })).toMatchObject({ code: '40004' });
});

const job = {
  out_job_id: 'J-1', job_name: '客服专员', job_type: '1001', job_detail: '接听来电', job_detail_url: `alipays://platformapi/startapp?appId=${appId}`, employer_name: '模拟招聘有限公司', hire_status: 'HIRING',
};

test('a job is hired for, closed, changed and hired for again under one job_id', async () => {
  const sync = (change: Record<string, unknown>) => call('alipay.ebpp.industry.job.sync', { ...job, ...change });
  const states = [{}, { hire_status: 'CLOSED' }, { hire_status: 'HIRING', job_name: '客服主管', count: 2 }];
  const seen = [];
  for (const change of states) {
    const { jobId } = await sync(change);
    const [synced, ...others] = bench.world.jobs(appId);
    seen.push({ same: synced?.jobId === jobId, status: synced?.hireStatus, name: synced?.jobName, count: synced?.bizContent['count'], others: others.length });
  }
  expect(seen).toEqual([
    { same: true, status: 'HIRING', name: '客服专员', count: undefined, others: 0 }, { same: true, status: 'CLOSED', name: '客服专员', count: undefined, others: 0 },
    { same: true, status: 'HIRING', name: '客服主管', count: 2, others: 0 },
  ]);
  expect(new Set(bench.journal.query({ method: 'alipay.ebpp.industry.job.sync' }).map((entry) => entry.kind === 'gateway' && JSON.stringify(entry.response.body))).size).toBe(1);
});

test('a résumé changed between two authorisations is handed out as it is then', async () => {
  const user = bench.world.createUser({ resume: 'none' });
  bench.world.fillModules(user.userId, ['BASIC_INFO']);
  const handedOut = async (token: string) => {
    bench.world.authorise(user.userId, { signature: 'valid', parameter: '', outAgreementNo: 'A-1', onceToken: token, schemaFaults: [] }, appId);
    return call('zhima.customer.jobworth.cloudresume.query', { conn_key: 'A-1', once_token: token });
  };
  const before = await handedOut('T-1');
  bench.world.fillModules(user.userId, ['EMAIL']);
  const after = await handedOut('T-2');
  expect(before).toMatchObject({ userName: user.userName });
  expect(before['email']).toBeUndefined();
  expect(after).toMatchObject({ email: expect.stringContaining('@'), userName: user.userName });
});

test('topics subscribed to are what the subscription query lists', async () => {
  expect(await call('alipay.open.app.message.topic.subscribe', { topic: 'zhima.credit.payafteruse.creditagreement.changed', comm_type: 'HTTP' })).toMatchObject({ code: '10000' });
  expect(await call('alipay.open.app.message.topic.subscribe', {})).toMatchObject({ code: '40002', subCode: 'isv.invalid-parameter' });
  expect((await call('alipay.open.app.message.subscription.query'))['subscriptions']).toMatchObject([{ topic: 'zhima.credit.payafteruse.creditagreement.changed', tag: '*', commType: 'HTTP' }]);
});

test('the category tree is handed out and named by its own ids', async () => {
  const { miniCategoryList } = await call('alipay.open.mini.category.query', { is_filter: false });
  expect(miniCategoryList).toContainEqual(expect.objectContaining({ categoryId: 'XS1001_2001' }));
});

test('an ISV\'s token for a merchant: its code is worth one exchange, its refresh one more, a plain app none', async () => {
  const [isvAppId, isvKeys] = ['2021000000000777', createAlipayKeys()];
  bench.world.registerApp({ appId: isvAppId, name: '示例服务商', appPublicKey: bareBase64(isvKeys.publicKey), subject: 'enterprise', thirdParty: true });
  const isv = bench.sdk({ appId: isvAppId, privateKey: pem(isvKeys.privateKey) });
  const exchange = (bizContent: Record<string, unknown>, sdk = isv) => sdk.exec('alipay.open.auth.token.app', { bizContent }, { validateSign: true });
  const code = bench.world.issueAppAuthCode({ isvAppId, authAppId: appId });
  const first = await exchange({ grant_type: 'authorization_code', code });
  expect(first).toMatchObject({ code: '10000', authAppId: appId });
  expect(await exchange({ grant_type: 'authorization_code', code })).toMatchObject({ subCode: 'AUTH_CODE_NOT_VALID' });
  expect(await exchange({ grant_type: 'authorization_code', code: 'none' })).toMatchObject({ subCode: 'AUTH_CODE_NOT_EXIST' });
  const renewed = await exchange({ grant_type: 'refresh_token', refresh_token: String(first['appRefreshToken']) });
  expect(renewed['appAuthToken']).not.toBe(first['appAuthToken']);
  expect(await exchange({ grant_type: 'password' })).toMatchObject({ subCode: 'GRANT_TYPE_INVALID' });
  expect(await exchange({ grant_type: 'authorization_code', code }, bench.sdk())).toMatchObject({ subCode: 'APP_NOT_ISV' });
});

test('a form upload is signed over its fields, not its files', async () => {
  const form = new AlipayFormData();
  form.addField('service_phone', '400-0000-000');
  form.addFile('app_logo', 'logo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  await bench.sdk().exec('alipay.open.mini.baseinfo.modify', {}, { formData: form });
  expect(bench.lastCall()).toMatchObject({ method: 'alipay.open.mini.baseinfo.modify', signature: 'valid' });
});
