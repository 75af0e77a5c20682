import { text } from '../biz.js';
import { publicError } from '../errors.js';
import { done, method } from '../method.js';

/** 用户授权关系查询: which of the scopes the user has granted this app. */
export default method({
  name: 'alipay.open.auth.userauth.relationship.query',
  title: '用户授权关系查询',
  fields: { user_id: text(), open_id: text(), scopes: text() },
  required: ['scopes'],
  errors: [],
  v3: { verb: 'GET', path: '/v3/alipay/open/auth/userauth/relationship' },
}, ({ biz, onBehalfOf, world }) => {
  const user = biz.user_id ? world.user(biz.user_id) : world.userByOpenId(biz.open_id ?? '');
  if (!user) return publicError('isv.invalid-parameter', { subMsg: 'user_id 或 open_id 无效', rests: ['protocol/schema-error'] });
  const granted = world.consents(user.userId, onBehalfOf.appId);
  const asked = (biz.scopes ?? '').split(',').map((scope) => scope.trim()).filter((scope) => scope !== '');
  return done({ query_detail: JSON.stringify(Object.fromEntries(asked.map((scope) => [scope, granted.includes(scope)]))) }, { userId: user.userId });
});
