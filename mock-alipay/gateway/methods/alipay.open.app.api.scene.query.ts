import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';
import { sensitiveFields } from '../user-info-fields.js';

/** 查询接口字段使用场景. */
export default method({
  name: 'alipay.open.app.api.scene.query',
  title: '查询接口字段使用场景',
  fields: { field_name: text(), api_name: text() },
  errors: ['INVALID_PARAM', 'SYSTEM_ERROR', 'NO_PERMISSION', 'AUTH_FIELD_SCENE_IS_BLANK', 'API_NAME_NO_NEED_APPLY'],
  v3: { verb: 'GET', path: '/v3/alipay/open/app/api/scene/query' },
  rests: ['field/catalogue'],
}, ({ biz, onBehalfOf }) => {
  const refuse = (subCode: string, subMsg: string) => businessError(subCode, subMsg, ['field/triggers', 'protocol/sub-msg']);
  if (!biz.field_name || !biz.api_name) return refuse('INVALID_PARAM', 'field_name 与 api_name 必填');
  if (!sensitiveFields.some((field) => field.api_name === biz.api_name)) return refuse('API_NAME_NO_NEED_APPLY', '该接口无需申请字段');
  const field = sensitiveFields.find((one) => one.api_name === biz.api_name && one.field_name === biz.field_name);
  if (!field || field.scenes.length === 0) return refuse('AUTH_FIELD_SCENE_IS_BLANK', '该字段没有可用场景');
  if (!field.subjects.includes(onBehalfOf.subject)) return refuse('NO_PERMISSION', '当前主体类型不能申请该字段');
  return done({ auth_field_scene: field.scenes });
});
