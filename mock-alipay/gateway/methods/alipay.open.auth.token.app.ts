import type { AppToken } from '../../world.js';
import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 换取应用授权令牌: how an ISV gets leave to call on a merchant's behalf. */
export default method({
  name: 'alipay.open.auth.token.app',
  title: '换取应用授权令牌',
  fields: { grant_type: text(), code: text(), refresh_token: text() },
  errors: ['APP_NOT_ISV', 'REFRESH_TOKEN_NOT_VALID', 'GRANT_TYPE_INVALID', 'AUTH_CODE_NOT_EXIST', 'APP_ID_NOT_CONSISTENT', 'AUTH_CODE_NOT_VALID', 'AUTH_TOKEN_NOT_FOUND', 'REFRESH_TOKEN_NOT_EXIST', 'REFRESH_TOKEN_TIME_OUT'],
  v3: { verb: 'POST', path: '/v3/alipay/open/auth/token/app' },
}, ({ biz, app, world }) => {
  const refuse = (subCode: string, subMsg: string) => businessError(subCode, subMsg, ['protocol/sub-msg']);
  if (!app.thirdParty) return refuse('APP_NOT_ISV', '应用不是第三方应用');
  if (biz.grant_type === 'authorization_code') {
    const token = world.redeemAppAuthCode(biz.code ?? '', app.appId);
    switch (token) {
      case 'unknown': return refuse('AUTH_CODE_NOT_EXIST', '授权码不存在');
      case 'used': return refuse('AUTH_CODE_NOT_VALID', '授权码已失效');
      case 'other-app': return refuse('APP_ID_NOT_CONSISTENT', '授权码与应用不匹配');
      default: return done(tokenBody(token));
    }
  }
  if (biz.grant_type !== 'refresh_token') return refuse('GRANT_TYPE_INVALID', 'grant_type 无效');
  const token = world.refreshAppToken(biz.refresh_token ?? '', app.appId);
  if (token === 'unknown') return refuse('REFRESH_TOKEN_NOT_EXIST', '刷新令牌不存在');
  if (token === 'other-app') return refuse('APP_ID_NOT_CONSISTENT', '刷新令牌与应用不匹配');
  return done(tokenBody(token));
});

function tokenBody(token: AppToken): Record<string, unknown> {
  const one = {
    app_auth_token: token.appAuthToken, app_refresh_token: token.appRefreshToken, auth_app_id: token.authAppId,
    expires_in: 31536000, re_expires_in: 32140800, user_id: token.userId,
  };
  return { ...one, tokens: [one] };
}
