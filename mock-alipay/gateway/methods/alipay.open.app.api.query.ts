import { done, method } from '../method.js';
import { employmentCategories } from '../mini-categories.js';
import { sensitiveFields } from '../user-info-fields.js';

/** 查询应用可申请的接口出参敏感字段列表: subject and category decide. */
export default method({
  name: 'alipay.open.app.api.query',
  title: '查询应用可申请的接口出参敏感字段列表',
  fields: {},
  errors: ['INVALID_PARAMETER', 'SYSTEM_ERROR'],
  v3: { verb: 'GET', path: '/v3/alipay/open/app/api/query' },
  rests: ['field/catalogue'],
}, ({ onBehalfOf, world }) => {
  const fits = world.baseInfo(onBehalfOf.appId).categories.some((id) => employmentCategories.includes(id));
  const open = fits ? sensitiveFields.filter((field) => field.subjects.includes(onBehalfOf.subject)) : [];
  return done({ apis: open.map(({ api_name, field_name, package_code }) => ({ api_name, field_name, package_code })) });
});
