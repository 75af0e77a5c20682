import { AlipayFormData } from 'alipay-sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Objection } from '../world.js';
import { bareBase64, createAlipayKeys, pem } from './keys.js';
import fieldApply from './methods/alipay.open.app.api.field.apply.js';
import { appId, openGateway, type Bench } from './gateway.fixture.js';

const isvAppId = '2021000000000777';
const isvKeys = createAlipayKeys();
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), Buffer.from('IHDR'), Buffer.from([0, 0, 0, 180, 0, 0, 0, 180])]);
let bench: Bench;
let appAuthToken: string;

beforeEach(async () => {
  bench = await openGateway();
  bench.world.registerApp({ appId: isvAppId, name: '示例服务商', appPublicKey: bareBase64(isvKeys.publicKey), subject: 'enterprise', thirdParty: true });
  const code = bench.world.issueAppAuthCode({ isvAppId, authAppId: appId });
  const token = await isv().exec('alipay.open.auth.token.app', { bizContent: { grantType: 'authorization_code', code } }, { validateSign: true });
  expect(token).toMatchObject({ code: '10000', authAppId: appId });
  appAuthToken = String(token['appAuthToken']);
});
afterEach(() => bench.close());

function isv() {
  return bench.sdk({ appId: isvAppId, privateKey: pem(isvKeys.privateKey) });
}

function call(method: string, bizContent: Record<string, unknown> = {}) {
  return isv().exec(method, { appAuthToken, bizContent }, { validateSign: true });
}

const mobile = {
  api_name: 'alipay.user.info.share', field_name: 'mobile', package_code: 'USERINFO_MOBILE', scene_code: 'SCENE_RESUME_DELIVERY',
  qps_answer: '预计接口秒级调用量峰值:10 qps', customer_answer: '有自己的客服团队 5 人',
};
interface Attachment { field: string; name: string; bytes: Buffer }
const picture: Attachment = { field: 'picture_1', name: 'login.png', bytes: png };

/** In uploads the Node client takes public parameters from the form only. */
function newForm(): AlipayFormData {
  const formData = new AlipayFormData();
  formData.addField('appAuthToken', appAuthToken);
  return formData;
}

function apply(application: Record<string, string> | string, files: Attachment[] = [picture]) {
  const formData = newForm();
  formData.addField('auth_field_apply', typeof application === 'string' ? application : JSON.stringify(application));
  for (const { field, name, bytes } of files) formData.addFile(field, name, bytes);
  return isv().exec('alipay.open.app.api.field.apply', {}, { formData, validateSign: true });
}

function chooseCategory() {
  const formData = newForm();
  formData.addField('mini_category_ids', 'XS1001_2001');
  formData.addField('service_phone', '400-0000-000');
  formData.addFile('app_logo', 'logo.png', png);
  return isv().exec('alipay.open.mini.baseinfo.modify', {}, { formData, validateSign: true });
}

test('the whole way: category, what may be applied for, scene, application, review, notice, field granted', async () => {
  expect(await call('alipay.open.app.api.query')).toMatchObject({ apis: [] });
  expect(await chooseCategory()).toMatchObject({ code: '10000', modifyStatus: 'SUCCESS' });
  expect(await call('alipay.open.mini.baseinfo.query')).toMatchObject({ categoryNames: '商业服务_求职招聘;', servicePhone: '400-0000-000' });
  const { apis } = await call('alipay.open.app.api.query');
  expect(apis).toContainEqual({ apiName: 'alipay.user.info.share', fieldName: 'mobile', packageCode: 'USERINFO_MOBILE' });
  expect(apis).not.toContainEqual(expect.objectContaining({ fieldName: 'cert_no' }));
  const { authFieldScene } = await call('alipay.open.app.api.scene.query', { api_name: mobile.api_name, field_name: 'mobile' });
  expect(authFieldScene).toMatchObject([{ sceneCode: 'SCENE_RESUME_DELIVERY' }]);

  expect(await apply(mobile)).toMatchObject({ code: '10000' });
  expect(await call('alipay.open.app.api.field.query')).toMatchObject({ authFieldResponse: { records: [{ userAppId: appId, fieldName: 'mobile', status: 'audit' }] } });
  bench.world.reviewField({ appId, apiName: mobile.api_name, fieldName: 'mobile' }, 'REJECT', '使用场景不符');
  expect(await call('alipay.open.app.api.field.query')).toMatchObject({ authFieldResponse: { records: [{ status: 'reject', reason: '使用场景不符' }] } });
  expect(await apply(mobile)).toMatchObject({ code: '10000' });
  bench.world.reviewField({ appId, apiName: mobile.api_name, fieldName: 'mobile' }, 'AGREE');
  expect(bench.world.app(appId)?.fields).toContain('mobile');
});

const objections: Record<Objection, string> = {
  removed: 'APP_INFO_NOT_EXIST', 'personal-account': 'ACCOUNT_TYPE_ERROR', 'health-check-failed': 'TINYAPP_HEALTH_CHECK_INVALID', 'safety-check-failed': 'TINYAPP_SAFETY_CHECK_INVALID',
};

test('the app without a category, a wrong subject and every blank or wrong answer hear their own code', async () => {
  const heard = new Set<string>();
  const refused = async (answer: Promise<Record<string, unknown>>) => {
    const { subCode } = await answer;
    heard.add(String(subCode));
    return subCode;
  };
  expect(await refused(apply(mobile))).toBe('SHOW_PACKAGE_IS_BLANK');
  await chooseCategory();
  expect(await refused(apply(''))).toBe('AUTHFIELDAPPLY_IS_BLANK');
  for (const name of ['api_name', 'field_name', 'package_code', 'scene_code', 'qps_answer', 'customer_answer']) {
    expect(await refused(apply({ ...mobile, [name]: '' }))).toBe(`${name.toUpperCase()}_IS_BLANK`);
  }
  expect(await refused(apply({ ...mobile, api_name: 'alipay.x' }))).toBe('API_NAME_ERROR');
  expect(await refused(apply({ ...mobile, field_name: 'shoe_size' }))).toBe('PRIVACY_FIELD_NOT_EXIST');
  expect(await refused(apply({ ...mobile, api_name: 'my.getPhoneNumber' }))).toBe('AUTH_API_FIELD_IS_BLANK');
  expect(await refused(apply({ ...mobile, package_code: 'X' }))).toBe('PACKAGE_CODE_ERROR');
  expect(await refused(apply({ ...mobile, scene_code: 'X' }))).toBe('SCENE_CODE_ERROR');
  expect(await refused(apply({ ...mobile, field_name: 'person_birthday', package_code: 'USERINFO_PERSON_BIRTHDAY' }))).toBe('AUTH_FIELD_SCENE_IS_BLANK');
  expect(await refused(apply({ ...mobile, field_name: 'cert_no', package_code: 'USERINFO_CERT_NO', scene_code: 'SCENE_REAL_NAME' }))).toBe('USER_ID_NO_PERMISSION');
  const withoutFiles = isv().exec('alipay.open.app.api.field.apply', { appAuthToken, auth_field_apply: JSON.stringify(mobile) });
  expect(await refused(withoutFiles)).toBe('FILE_ITEMS_IS_BLANK');
  expect(await refused(apply(mobile, [{ ...picture, name: 'login.gif' }]))).toBe('FILE_FORMAT_IS_INVALID');
  expect(await refused(apply(mobile, [{ ...picture, bytes: Buffer.from('plain text') }]))).toBe('FILE_QUALITY_IS_INVALID');
  expect(await refused(apply(mobile, [{ ...picture, bytes: Buffer.alloc(0) }]))).toBe('FILE_SIZE_MIN_LIMIT');
  expect(await refused(apply(mobile, [{ ...picture, bytes: Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]) }]))).toBe('FILE_SIZE_OUT_LIMIT');
  await apply(mobile);
  expect(await refused(apply(mobile))).toBe('AUTH_API_FIELD_IS_AUDITING');
  bench.world.reviewField({ appId, apiName: mobile.api_name, fieldName: 'mobile' }, 'AGREE');
  expect(await refused(apply(mobile))).toBe('AUTH_API_APPLY_IS_PASS');
  const app = bench.world.app(appId);
  for (const [objection, code] of Object.entries(objections)) {
    if (app) bench.world.registerApp({ ...app, standing: [objection as Objection] }); // a key of the table
    expect(await refused(apply(mobile))).toBe(code);
  }
  const silent = fieldApply.meta.errors.filter((code) => !heard.has(code));
  expect(fieldApply.meta.errors).toHaveLength(29);
  expect(silent).toEqual(['BIZ_ERROR', 'SYSTEM_ERROR', 'APP_ID_IS_BLANK']);
  expect(heard.size).toBe(29 - silent.length);
});

test('what no request can provoke is scripted: every one of the 29 codes can be heard by a fault rule as well', async () => {
  for (const subCode of fieldApply.meta.errors) {
    const id = bench.gateway.faults.add({ kind: 'business', subCode, method: fieldApply.meta.name });
    expect(await apply(mobile)).toMatchObject({ code: '40004', subCode });
    bench.gateway.faults.remove(id);
  }
});

test('a government app may apply for the certificate number', async () => {
  const app = bench.world.app(appId);
  if (app) app.subject = 'government';
  await chooseCategory();
  expect(await apply({ ...mobile, field_name: 'cert_no', package_code: 'USERINFO_CERT_NO', scene_code: 'SCENE_REAL_NAME' })).toMatchObject({ code: '10000' });
});

test('a third-party app without a merchant\'s token may not call for itself, and a wrong token is refused', async () => {
  expect(await isv().exec('alipay.open.mini.baseinfo.query', { bizContent: {} })).toMatchObject({ code: '40006', subCode: 'isv.self-invoke-forbidden' });
  expect(await isv().exec('alipay.open.mini.baseinfo.query', { appAuthToken: 'nonsense', bizContent: {} })).toMatchObject({ code: '20001', subCode: 'aop.invalid-app-auth-token' });
  expect(await isv().exec('alipay.open.auth.token.app.query', { bizContent: { appAuthToken } }, { validateSign: true })).toMatchObject({ authAppId: appId, status: 'valid' });
});

test('base information obeys its lengths and shapes', async () => {
  const modify = (fields: Record<string, string>) => isv().exec('alipay.open.mini.baseinfo.modify', { appAuthToken, ...fields });
  expect(await modify({ app_name: '甲' })).toMatchObject({ subCode: 'INVALID_MINI_APP_NAME_LENGTH' });
  expect(await modify({ app_name: '有空格 的名字' })).toMatchObject({ subCode: 'INVALID_MINI_APP_NAME' });
  expect(await modify({ app_slogan: '太短' })).toMatchObject({ subCode: 'INVALID_MINI_APP_SLOGAN_LENGTH' });
  expect(await modify({ app_desc: '太短' })).toMatchObject({ subCode: 'INVALID_MINI_APP_DESC_LENGTH' });
  expect(await modify({ service_phone: '12' })).toMatchObject({ subCode: 'INVALID_MINI_APP_SERVICE_PHONE' });
  expect(await modify({ app_name: '示例招聘平台' })).toMatchObject({ subCode: 'SERVICE_TEL_AND_MAIL_BOTH_BLANK' });
  expect(await modify({ service_phone: '400-000', mini_category_ids: 'nowhere' })).toMatchObject({ subCode: 'INVALID_CATEGOTY' });
});
