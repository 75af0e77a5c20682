import type { MiniBaseInfo } from '../../world.js';
import { text, type Biz } from '../biz.js';
import { businessError, type Refusal } from '../errors.js';
import { imageSize, isPicture } from '../files.js';
import { done, method, type Call } from '../method.js';
import { knownCategory } from '../mini-categories.js';

const fields = {
  app_name: text(), app_english_name: text(), app_slogan: text(), app_desc: text(), app_category_ids: text(), mini_category_ids: text(),
  service_phone: text(), service_email: text(),
};
type BaseInfoCall = Call<Biz<typeof fields>>;

/** 小程序修改基础信息: multipart, text fields plus app_logo. */
export default method({
  name: 'alipay.open.mini.baseinfo.modify',
  title: '小程序修改基础信息',
  from: 'params',
  fields,
  errors: ['SYSTEM_ERROR', 'MODIFY_PARAMS_ARE_BLANK', 'CAN_NOT_MODIFY_BASE_INFO', 'INVALID_MINI_APP_NAME', 'INVALID_MINI_APP_NAME_LENGTH', 'MINI_APP_NAME_DUPLICATE', 'MINI_APP_NAME_SENSITIVE', 'INVALID_MINI_APP_EN_NAME', 'INVALID_MINI_APP_EN_NAME_LENGTH', 'MINI_APP_EN_NAME_DUPLICATE', 'MINI_APP_EN_NAME_SENSITIVE', 'INVALID_MINI_APP_SLOGAN_LENGTH', 'MINI_APP_SLOGAN_SENSITIVE', 'CATEGOTY_NUM_IS_INVALID', 'INVALID_CATEGOTY', 'INVALID_LOGO_EXT', 'LOGO_EXCEED_MAX_SIZE', 'LOGO_HEIGHT_NOT_EQUAL_WIDTH', 'MINI_APP_DESC_SENSITIVE', 'INVALID_MINI_APP_DESC_LENGTH', 'INVALID_MINI_APP_SERVICE_PHONE', 'INVALID_MINI_APP_SERVICE_EMAIL', 'MINI_APP_SERVICE_EMAIL_SENSITIVE', 'APPLICATION_TYPE_NOT_MINIAPP', 'INVALID_MINI_APP_DESC', 'INVALID_MINI_APP_SLOGAN', 'RISK_DECISION_CHECK_FAIL', 'RISK_DECISION_HIT_BRAND', 'SERVICE_TEL_AND_MAIL_BOTH_BLANK', 'APP_DESC_IS_BLANK', 'MINI_APP_NOT_ONLINE', 'LOGO_SIZE_EXCEED', 'CATEGORY_IS_BLANK', 'PRIVATE_NOT_ALLOW_CATEGORY', 'CANNOT_MODIFY_CATEGORY_WITH_RELATION_VERSION', 'MINI_APP_INFO_AUDIT_CONTAINS', 'CATEGORY_NUM_IS_INVALID', 'SLOGAN_IS_BLANK', 'OP_FREQUENCY_LIMIT', 'LOGO_IS_BLANK', 'INVALID_LOGO', 'INVALID_PARAMETER', 'NOT_ALLOW_BETA_CATEGORY', 'DEVELOPER_INFO_NOT_EXIST', 'CANNOT_MODIFY_NAME_AFTER_ONLINE'],
  v3: { verb: 'POST', path: '/v3/alipay/open/mini/baseinfo/modify' },
  rests: ['mini/modify'],
}, (call) => {
  const { biz, files, onBehalfOf, world } = call;
  if (onBehalfOf.thirdParty) return refuse('APPLICATION_TYPE_NOT_MINIAPP', '应用类型不是小程序');
  if (Object.keys(biz).length === 0 && files.length === 0) return refuse('MODIFY_PARAMS_ARE_BLANK', '修改参数均为空');
  const wrong = wording(biz) ?? contact(call) ?? categories(biz) ?? logo(call);
  if (wrong) return wrong;
  const { mini_category_ids: chosen, app_category_ids: old, ...texts } = biz;
  const change: Partial<MiniBaseInfo> = { ...texts, ...(chosen ?? old ? { categories: categoryIds(chosen ?? old ?? '') } : {}) };
  const uploaded = files.find((file) => file.field === 'app_logo');
  world.putBaseInfo(onBehalfOf.appId, uploaded ? { ...change, app_logo: `https://mock.invalid/logo/${onBehalfOf.appId}.png` } : change);
  return done({ modify_status: 'SUCCESS' });
});

function wording(biz: BaseInfoCall['biz']): Refusal | undefined {
  const outside = (value: string | undefined, min: number, max: number) => value !== undefined && ([...value].length < min || [...value].length > max);
  if (outside(biz.app_name, 3, 30)) return refuse('INVALID_MINI_APP_NAME_LENGTH', '小程序名称长度应为 3～30 个字符');
  if (biz.app_name !== undefined && !/^[\p{Script=Han}A-Za-z0-9_+-]+$/u.test(biz.app_name)) return refuse('INVALID_MINI_APP_NAME', '小程序名称只能含中文、数字、英文及 _ + -');
  if (outside(biz.app_english_name, 3, 30)) return refuse('INVALID_MINI_APP_EN_NAME_LENGTH', '英文名称长度应为 3～30 个字符');
  if (outside(biz.app_slogan, 10, 32)) return refuse('INVALID_MINI_APP_SLOGAN_LENGTH', '简介长度应为 10～32 个字符');
  if (outside(biz.app_desc, 20, 400)) return refuse('INVALID_MINI_APP_DESC_LENGTH', '描述长度应为 20～400 个字符');
  return undefined;
}

function contact({ biz, world, onBehalfOf }: BaseInfoCall): Refusal | undefined {
  const before = world.baseInfo(onBehalfOf.appId);
  if (biz.service_phone !== undefined && !/^[\d-]{5,30}$/.test(biz.service_phone)) return refuse('INVALID_MINI_APP_SERVICE_PHONE', '客服电话应为 5～30 位数字或 -');
  if (biz.service_email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(biz.service_email)) return refuse('INVALID_MINI_APP_SERVICE_EMAIL', '客服邮箱格式不正确');
  if (biz.service_phone ?? biz.service_email ?? before.service_phone ?? before.service_email) return undefined;
  return refuse('SERVICE_TEL_AND_MAIL_BOTH_BLANK', '客服电话与邮箱不能同时为空');
}

function categories(biz: BaseInfoCall['biz']): Refusal | undefined {
  const chosen = biz.mini_category_ids ?? biz.app_category_ids;
  if (chosen === undefined) return undefined;
  return categoryIds(chosen).every(knownCategory) ? undefined : refuse('INVALID_CATEGOTY', '类目无效');
}

/** `a_b;c_d_e` of ids that contain underscores themselves: the last id of each path names the category. */
function categoryIds(text: string): string[] {
  return text.split(';').filter((path) => path !== '').flatMap((path) => (knownCategory(path) ? [path.split('_')[0] ?? path, path] : [path]));
}

function logo({ files, world, onBehalfOf }: BaseInfoCall): Refusal | undefined {
  const file = files.find((one) => one.field === 'app_logo');
  if (!file) return world.baseInfo(onBehalfOf.appId).app_logo === undefined ? refuse('LOGO_IS_BLANK', '小程序图标为空') : undefined;
  if (!/\.(png|jpe?g)$/i.test(file.filename)) return refuse('INVALID_LOGO_EXT', '图标格式应为 jpeg、png、jpg');
  if (file.bytes.length > 2 * 1024 * 1024) return refuse('LOGO_EXCEED_MAX_SIZE', '图标不能超过 2 MB');
  if (!isPicture(file.bytes)) return refuse('INVALID_LOGO', '图标内容无法识别');
  const size = imageSize(file.bytes);
  return size && size.width !== size.height ? refuse('LOGO_HEIGHT_NOT_EQUAL_WIDTH', '图标须为正方形') : undefined;
}

function refuse(subCode: string, subMsg: string): Refusal {
  return businessError(subCode, subMsg, ['protocol/sub-msg', 'mini/modify']);
}
