import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 证件信息验证预咨询: what the ISV believes about a user, to be confirmed by consult. */
export default method({
  name: 'alipay.user.certdoc.certverify.preconsult',
  title: '实名证件信息比对验证预咨询',
  fields: { user_name: text(), cert_type: text(), cert_no: text(), mobile: text(), logon_id: text(), ext_info: text() },
  errors: ['SYSTEM_ERROR', 'ILLEGAL_ARGUMENT', 'REQUIRED_PARAM_MISSING', 'GUARDIAN_LIMIT_ERROR', 'CERT_TYPE_INVALID'],
  v3: { verb: 'POST', path: '/v3/alipay/user/certdoc/certverify/preconsult' },
}, ({ biz, onBehalfOf, world }) => {
  if (!biz.user_name || !biz.cert_no) return businessError('REQUIRED_PARAM_MISSING', '缺少 user_name 或 cert_no', ['protocol/sub-msg']);
  if (biz.cert_type !== 'IDENTITY_CARD') return businessError('CERT_TYPE_INVALID', 'cert_type 仅支持 IDENTITY_CARD', ['protocol/sub-msg']);
  const check = world.openIdentityCheck({ appId: onBehalfOf.appId, certName: biz.user_name, certNo: biz.cert_no, ...(biz.mobile === undefined ? {} : { mobile: biz.mobile }) });
  return done({ verify_id: check.id });
});
