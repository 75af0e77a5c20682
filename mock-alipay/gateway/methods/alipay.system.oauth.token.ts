import { text } from '../biz.js';
import { chinaTime } from '../clock.js';
import { publicError, type Refusal } from '../errors.js';
import { done, method } from '../method.js';

/** 换取授权访问令牌. Its parameters stand at top level, success has no code/msg, failure is an error_response. */
export default method({
  name: 'alipay.system.oauth.token',
  title: '换取授权访问令牌',
  from: 'params',
  bare: true,
  fields: { grant_type: text(), code: text(), refresh_token: text() },
  errors: ['isv.grant-type-invalid', 'isv.code-invalid', 'isv.refresh-token-invalid', 'isv.refresh-token-time-out', 'isv.refreshed-token-invalid', 'isv.unmatched-app-id', 'isp.unknow-error'],
  v3: { verb: 'POST', path: '/v3/alipay/system/oauth/token' },
}, ({ biz, onBehalfOf, world }) => {
  if (biz.grant_type === 'authorization_code') {
    const token = world.redeemAuthCode(biz.code ?? '', onBehalfOf.appId);
    return token === 'dead' ? { ...publicError('isv.code-invalid', { rests: ['oauth/code-life'] }) } : granted(token);
  }
  if (biz.grant_type !== 'refresh_token') return invalid('isv.grant-type-invalid', '授权类型grant_type无效');
  const token = world.redeemRefreshToken(biz.refresh_token ?? '', onBehalfOf.appId);
  switch (token) {
    case 'unknown': return invalid('isv.refresh-token-invalid', '刷新令牌refresh_token无效');
    case 'refreshed': return invalid('isv.refreshed-token-invalid', '刷新令牌refresh_token已被使用');
    case 'expired': return invalid('isv.refresh-token-time-out', '刷新令牌refresh_token过期');
    case 'other-app': return invalid('isv.unmatched-app-id', '应用与令牌不匹配');
    default: return granted(token);
  }

  function granted(token: Exclude<ReturnType<typeof world.redeemAuthCode>, 'dead'>) {
    return done({
      access_token: token.accessToken,
      alipay_user_id: token.userId,
      auth_start: chinaTime(token.issuedAt),
      expires_in: Math.round((token.expiresAt - token.issuedAt) / 1000),
      re_expires_in: Math.round((token.refreshExpiresAt - token.issuedAt) / 1000),
      refresh_token: token.refreshToken,
      open_id: world.user(token.userId)?.openId,
      user_id: token.userId,
    }, { userId: token.userId });
  }
});

function invalid(subCode: string, subMsg: string): Refusal {
  return { ...publicError('isv.code-invalid'), subCode, subMsg };
}
