import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 身份认证记录查询. */
export default method({
  name: 'alipay.user.certify.open.query',
  title: '身份认证记录查询',
  fields: { certify_id: text() },
  required: ['certify_id'],
  errors: ['UNKNOWN_ERROR', 'ILLEGAL_ARGUMENT_FORMAT', 'CERTIFY_ID_EXPIRED', 'OPEN_CERTIFY_BILL_NOT_EXIST', 'OPEN_CERTIFY_BILL_STATUS_ERROR', 'UNABLE_GET_IMAGE'],
  v3: { verb: 'GET', path: '/v3/alipay/user/certify/open/query' },
}, ({ biz, onBehalfOf, world }) => {
  const check = world.identityCheck(biz.certify_id ?? '');
  if (check?.appId !== onBehalfOf.appId) return businessError('OPEN_CERTIFY_BILL_NOT_EXIST', '认证单据不存在', ['protocol/sub-msg']);
  return done(check.passed === false ? { passed: 'F', fail_reason: '人脸比对未通过' } : { passed: check.passed ? 'T' : 'F' });
});
