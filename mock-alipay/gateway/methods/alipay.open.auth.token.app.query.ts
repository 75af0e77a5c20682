import { text } from '../biz.js';
import { chinaTime } from '../clock.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

const yearMs = 31_536_000_000;

/** 查询某个应用授权AppAuthToken的授权信息. */
export default method({
  name: 'alipay.open.auth.token.app.query',
  title: '查询应用授权信息',
  fields: { app_auth_token: text() },
  required: ['app_auth_token'],
  errors: ['ILLEGAL_PARAM', 'APP_NOT_ISV', 'AUTH_TOKEN_NOT_EXISTED', 'SYSTEM_ERROR', 'AUTH_TOKEN_NOT_CONSISTENT'],
  v3: { verb: 'POST', path: '/v3/alipay/open/auth/token/app/query' },
}, ({ biz, app, world }) => {
  const token = world.appToken(biz.app_auth_token ?? '');
  if (!token) return businessError('AUTH_TOKEN_NOT_EXISTED', '授权令牌不存在', ['protocol/sub-msg']);
  if (token.isvAppId !== app.appId) return businessError('AUTH_TOKEN_NOT_CONSISTENT', '授权令牌与应用不匹配', ['protocol/sub-msg']);
  return done({
    user_id: token.userId, auth_app_id: token.authAppId, expires_in: 31536000, auth_methods: token.methods,
    auth_start: chinaTime(token.authStart), auth_end: chinaTime(token.authStart + yearMs), status: token.valid ? 'valid' : 'invalid', is_by_app_auth: true,
  });
});
