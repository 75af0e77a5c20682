import { text } from '../biz.js';
import { businessError, publicError } from '../errors.js';
import { done, method } from '../method.js';

const lifeMs = 2 * 3_600_000;

/** 证件信息验证咨询: compares what preconsult said with the user behind auth_token. */
export default method({
  name: 'alipay.user.certdoc.certverify.consult',
  title: '实名证件信息比对验证咨询',
  fields: { verify_id: text() },
  errors: ['SYSTEM_ERROR', 'ILLEGAL_ARGUMENT', 'IDENTITY_VERIFY_CACHE_EXPIRED', 'REQUIRED_PARAM_MISSING', 'GUARDIAN_LIMIT_ERROR'],
  v3: { verb: 'GET', path: '/v3/alipay/user/certdoc/certverify/consult' },
  userToken: true,
}, ({ biz, userToken, onBehalfOf, world }) => {
  const user = world.user(userToken?.userId ?? '');
  if (!user) return publicError('aop.invalid-auth-token');
  if (!biz.verify_id) return { ...businessError('REQUIRED_PARAM_MISSING', '缺少 verify_id', ['protocol/sub-msg']), userId: user.userId };
  const check = world.identityCheck(biz.verify_id);
  if (check?.appId !== onBehalfOf.appId || world.now() - check.openedAt > lifeMs) {
    return { ...businessError('IDENTITY_VERIFY_CACHE_EXPIRED', '验证信息已过期', ['protocol/sub-msg']), userId: user.userId };
  }
  const wrong = [
    ...(check.certName === user.userName ? [] : ['user_name']), ...(check.certNo === user.certNo ? [] : ['cert_no']),
    ...(check.mobile === undefined || check.mobile === user.phone ? [] : ['mobile']),
  ];
  if (wrong.length === 0) return done({ passed: 'T' }, { userId: user.userId });
  return done({ passed: 'F', fail_reason: '信息不一致', fail_params: JSON.stringify(wrong) }, { userId: user.userId });
});
