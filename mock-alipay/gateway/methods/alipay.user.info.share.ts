import { publicError } from '../errors.js';
import { done, method } from '../method.js';
import type { AlipayUser } from '../../world.js';
import { grantedFields } from '../world/granted-fields.js';

/** 支付宝会员授权信息查询. What comes back depends on the fields this app was granted. */
export default method({
  name: 'alipay.user.info.share',
  title: '支付宝会员授权信息查询',
  from: 'params',
  fields: {},
  errors: ['SYSTEM_ERROR'],
  userToken: true,
  v3: { verb: 'POST', path: '/v3/alipay/user/info/share' },
  rests: ['share/granted'],
}, ({ userToken, onBehalfOf, world }) => {
  const user = world.user(userToken?.userId ?? '');
  if (!userToken || !user) return publicError('aop.invalid-auth-token');
  if (!userToken.scopes.includes('auth_user')) return { ...publicError('isv.insufficient-user-permissions', { rests: ['share/scope'] }), userId: user.userId };
  const all = memberInfo(user);
  const granted = grantedFields(onBehalfOf).flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]));
  return done({ user_id: user.userId, open_id: user.openId, ...Object.fromEntries(granted) }, { userId: user.userId });
});

function memberInfo(user: AlipayUser): Record<string, string | undefined> {
  return {
    nick_name: user.nickName, avatar: user.avatar, user_name: user.userName, mobile: user.phone, phone: user.phone, gender: user.gender === '男' ? 'M' : 'F',
    is_certified: 'T', cert_type: '0', cert_no: user.certNo, user_type: '2', user_status: 'T', age: '36', person_birthday: '19900101',
  };
}
