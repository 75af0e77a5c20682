import type { RegisteredApp } from '../../world.js';
import { text, type Biz } from '../biz.js';
import { businessError, type Refusal } from '../errors.js';
import { isMp4, isPicture } from '../files.js';
import { done, method, type Call } from '../method.js';
import { employmentCategories } from '../mini-categories.js';
import { sensitiveFields, type SensitiveField } from '../user-info-fields.js';
import type { UploadedFile } from '../wire.js';

const fields = { auth_field_apply: text() };
const largest = 10 * 1024 * 1024;
/** Asked for in this order. */
const answers = ['api_name', 'field_name', 'package_code', 'scene_code', 'qps_answer', 'customer_answer'] as const;
type Application = Record<(typeof answers)[number], string>;

/** 申请获取接口用户敏感信息字段: auth_field_apply as JSON text, picture_1…picture_5 and video as files. */
export default method({
  name: 'alipay.open.app.api.field.apply',
  title: '申请获取接口用户敏感信息字段',
  from: 'params',
  fields,
  errors: ['BIZ_ERROR', 'SYSTEM_ERROR', 'APP_ID_IS_BLANK', 'APP_INFO_NOT_EXIST', 'AUTHFIELDAPPLY_IS_BLANK', 'API_NAME_IS_BLANK', 'FIELD_NAME_IS_BLANK', 'PACKAGE_CODE_IS_BLANK', 'SCENE_CODE_IS_BLANK', 'QPS_ANSWER_IS_BLANK', 'CUSTOMER_ANSWER_IS_BLANK', 'FILE_ITEMS_IS_BLANK', 'AUTH_FIELD_SCENE_IS_BLANK', 'SCENE_CODE_ERROR', 'USER_ID_NO_PERMISSION', 'SHOW_PACKAGE_IS_BLANK', 'PACKAGE_CODE_ERROR', 'TINYAPP_HEALTH_CHECK_INVALID', 'TINYAPP_SAFETY_CHECK_INVALID', 'API_NAME_ERROR', 'AUTH_API_FIELD_IS_BLANK', 'AUTH_API_APPLY_IS_PASS', 'FILE_FORMAT_IS_INVALID', 'FILE_SIZE_MIN_LIMIT', 'FILE_SIZE_OUT_LIMIT', 'FILE_QUALITY_IS_INVALID', 'AUTH_API_FIELD_IS_AUDITING', 'ACCOUNT_TYPE_ERROR', 'PRIVACY_FIELD_NOT_EXIST'],
  v3: { verb: 'POST', path: '/v3/alipay/open/app/api/field/apply' },
  rests: ['field/catalogue'],
}, (call) => {
  const { biz, files, onBehalfOf, world } = call;
  const unfit = applicant(onBehalfOf);
  if (unfit) return unfit;
  const application = readApplication(biz.auth_field_apply);
  if (!application) return refuse('AUTHFIELDAPPLY_IS_BLANK', 'auth_field_apply 为空');
  const blank = answers.find((name) => application[name] === '');
  if (blank) return refuse(`${blank.toUpperCase()}_IS_BLANK`, `${blank} 为空`);
  const wrong = target(application, call) ?? attachments(files) ?? repeated(application, call);
  if (wrong) return wrong;
  world.putFieldApplication({
    appId: onBehalfOf.appId, apiName: application.api_name, fieldName: application.field_name, packageCode: application.package_code, sceneCode: application.scene_code,
    status: 'AUDIT', qpsAnswer: application.qps_answer, customerAnswer: application.customer_answer,
    files: files.map(({ field, filename, bytes }) => ({ field, filename, size: bytes.length })),
  });
  return done({});
});

/** What stands against the app before its application is read. */
function applicant({ thirdParty, standing = [] }: RegisteredApp): Refusal | undefined {
  if (standing.includes('removed')) return refuse('APP_INFO_NOT_EXIST', '应用信息不存在');
  if (thirdParty) return refuse('ACCOUNT_TYPE_ERROR', '须以商家授权令牌代商家申请');
  if (standing.includes('personal-account')) return refuse('ACCOUNT_TYPE_ERROR', '个人账号的应用不能申请用户信息');
  if (standing.includes('health-check-failed')) return refuse('TINYAPP_HEALTH_CHECK_INVALID', '小程序健康检测未通过');
  return standing.includes('safety-check-failed') ? refuse('TINYAPP_SAFETY_CHECK_INVALID', '小程序安全检测未通过') : undefined;
}

function target({ api_name, field_name, package_code, scene_code }: Application, { onBehalfOf, world }: Call<Biz<typeof fields>>): Refusal | undefined {
  if (!sensitiveFields.some((field) => field.api_name === api_name)) return refuse('API_NAME_ERROR', 'api_name 错误');
  if (!sensitiveFields.some((field) => field.field_name === field_name)) return refuse('PRIVACY_FIELD_NOT_EXIST', '隐私字段不存在');
  const field: SensitiveField | undefined = sensitiveFields.find((one) => one.api_name === api_name && one.field_name === field_name);
  if (!field) return refuse('AUTH_API_FIELD_IS_BLANK', '该接口没有此字段');
  if (!world.baseInfo(onBehalfOf.appId).categories.some((id) => employmentCategories.includes(id))) return refuse('SHOW_PACKAGE_IS_BLANK', '当前主营类目没有可申请的功能包');
  if (!field.subjects.includes(onBehalfOf.subject)) return refuse('USER_ID_NO_PERMISSION', '当前主体类型不能申请该字段');
  if (field.package_code !== package_code) return refuse('PACKAGE_CODE_ERROR', 'package_code 错误');
  if (field.scenes.length === 0) return refuse('AUTH_FIELD_SCENE_IS_BLANK', '该字段没有可用场景');
  return field.scenes.some((scene) => scene.scene_code === scene_code) ? undefined : refuse('SCENE_CODE_ERROR', 'scene_code 错误');
}

function attachments(files: readonly UploadedFile[]): Refusal | undefined {
  const given = files.filter(({ field }) => /^picture_[1-5]$/.test(field) || field === 'video');
  if (given.length === 0) return refuse('FILE_ITEMS_IS_BLANK', '视频与图片至少上传一项');
  for (const { field, filename, bytes } of given) {
    const video = field === 'video';
    if (!(video ? /\.mp4$/i : /\.(png|jpe?g)$/i).test(filename)) return refuse('FILE_FORMAT_IS_INVALID', `${field} 的文件格式不支持`);
    if (bytes.length === 0) return refuse('FILE_SIZE_MIN_LIMIT', `${field} 是空文件`);
    if (bytes.length > largest) return refuse('FILE_SIZE_OUT_LIMIT', `${field} 超过 10 MB`);
    if (!(video ? isMp4(bytes) : isPicture(bytes))) return refuse('FILE_QUALITY_IS_INVALID', `${field} 的内容无法识别`);
  }
  return undefined;
}

function repeated({ api_name, field_name }: Application, { onBehalfOf, world }: Call<Biz<typeof fields>>): Refusal | undefined {
  const before = world.fieldApplications(onBehalfOf.appId).find((one) => one.apiName === api_name && one.fieldName === field_name);
  if (before?.status === 'AUDIT') return refuse('AUTH_API_FIELD_IS_AUDITING', '该字段正在审核中');
  return before?.status === 'AGREE' ? refuse('AUTH_API_APPLY_IS_PASS', '该字段已申请通过') : undefined;
}

function readApplication(text: string | undefined): Application | undefined {
  const given = parse(text);
  if (typeof given !== 'object' || given === null) return undefined;
  const value = new Map<string, unknown>(Object.entries(given));
  const read = (name: string) => (typeof value.get(name) === 'string' ? String(value.get(name)).trim() : '');
  return {
    api_name: read('api_name'), field_name: read('field_name'), package_code: read('package_code'),
    scene_code: read('scene_code'), qps_answer: read('qps_answer'), customer_answer: read('customer_answer'),
  };
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // answered as blank, the nearest of the published codes
  }
}

function refuse(subCode: string, subMsg: string): Refusal {
  return businessError(subCode, subMsg, ['field/triggers', 'protocol/sub-msg']);
}
