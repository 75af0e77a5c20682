import { businessError } from '../errors.js';
import { done, method } from '../method.js';
import { categoryPath } from '../mini-categories.js';

/** 查询小程序基础信息. */
export default method({
  name: 'alipay.open.mini.baseinfo.query',
  title: '查询小程序基础信息',
  fields: {},
  errors: ['SYSTEM_ERROR', 'APPLICATION_TYPE_NOT_MINIAPP', 'APP_INFO_NOT_EXIST'],
  v3: { verb: 'GET', path: '/v3/alipay/open/mini/baseinfo/query' },
}, ({ onBehalfOf, world }) => {
  if (onBehalfOf.thirdParty) return businessError('APPLICATION_TYPE_NOT_MINIAPP', '应用类型不是小程序', ['protocol/sub-msg']);
  if (onBehalfOf.standing?.includes('removed')) return businessError('APP_INFO_NOT_EXIST', '应用信息不存在', ['protocol/sub-msg']);
  const { categories, ...info } = world.baseInfo(onBehalfOf.appId);
  return done({
    ...info, category_names: categories.length === 0 ? '' : `${categoryPath(categories)};`, package_names: [], safe_domains: [], registration_limit_release: true,
  });
});
