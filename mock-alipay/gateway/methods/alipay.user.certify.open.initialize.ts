import { record, text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 身份认证初始化 (灵工). */
export default method({
  name: 'alipay.user.certify.open.initialize',
  title: '身份认证初始化服务',
  fields: {
    outer_order_no: text({ max: 32, pattern: '^[A-Za-z0-9]+$' }),
    biz_code: text({ enum: ['FACE', 'CERT_PHOTO', 'CERT_PHOTO_FACE', 'SMART_FACE'] }),
    identity_param: record({
      identity_type: text({ enum: ['CERT_INFO', 'AGENT_CERT_INFO'] }), cert_type: text(), cert_name: text(), cert_no: text(), phone_no: text(),
      user_id: text(), open_id: text(), cert_digest: text(), facial_picture_front: text(),
    }, ['identity_type']),
    merchant_config: record({ return_url: text(), face_reserve_strategy: text() }),
    face_contrast_picture: text(),
  },
  required: ['outer_order_no', 'biz_code', 'identity_param'],
  errors: ['SYSTEM_ERROR', 'ILLEGAL_ARGUMENT_FORMAT', 'ARRANGEMENT_STATUS_ERROR', 'UNKNOWN_ERROR'],
  v3: { verb: 'POST', path: '/v3/alipay/user/certify/open/initialize' },
}, ({ biz, onBehalfOf, world }) => {
  const { cert_name: certName, cert_no: certNo, phone_no: mobile } = biz.identity_param ?? {};
  if (!certName || !certNo) return businessError('ILLEGAL_ARGUMENT_FORMAT', '缺少 cert_name 或 cert_no', ['protocol/sub-msg']);
  const check = world.openIdentityCheck({ appId: onBehalfOf.appId, certName, certNo, ...(mobile === undefined ? {} : { mobile }) });
  return done({ certify_id: check.id });
});
