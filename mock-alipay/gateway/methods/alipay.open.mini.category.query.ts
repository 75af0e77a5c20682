import { flag } from '../biz.js';
import { done, method } from '../method.js';
import { miniCategories } from '../mini-categories.js';

/** 小程序类目树查询. */
export default method({
  name: 'alipay.open.mini.category.query',
  title: '小程序类目树查询',
  fields: { is_filter: flag() },
  errors: ['SYSTEM_ERROR', 'USER_NOT_EXIST', 'INVALID_PARAMETER'],
  v3: { verb: 'GET', path: '/v3/alipay/open/mini/category/query' },
  rests: ['mini/categories'],
}, () => done({ category_list: miniCategories, mini_category_list: miniCategories }));
