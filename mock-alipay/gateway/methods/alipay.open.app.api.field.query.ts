import { done, method } from '../method.js';

/** 用户信息申请记录查询. SDK comments write the status in capitals, the guide in small letters: callers compare case-insensitively. */
export default method({
  name: 'alipay.open.app.api.field.query',
  title: '用户信息申请记录查询',
  fields: {},
  errors: ['INVALID_PARAM', 'SYSTEM_ERROR'],
  v3: { verb: 'GET', path: '/v3/alipay/open/app/api/field/query' },
  rests: ['field/status-case'],
}, ({ onBehalfOf, world }) => done({
  auth_field_response: {
    records: world.fieldApplications(onBehalfOf.appId).map(({ appId, apiName, fieldName, packageCode, status, reason }) => ({
      user_app_id: appId, api_name: apiName, field_name: fieldName, package_code: packageCode, status: status.toLowerCase(), ...(reason === undefined ? {} : { reason }),
    })),
  },
}));
