import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 支付宝公钥证书下载: how a client in certificate mode follows a change of Alipay's certificate. */
export default method({
  name: 'alipay.open.app.alipaycert.download',
  title: '应用支付宝公钥证书下载',
  fields: { alipay_cert_sn: text() },
  required: ['alipay_cert_sn'],
  errors: ['INVALID_PARAMETER', 'SYSTEM_ERROR'],
}, ({ biz, certificates }) => {
  const { alipay, alipaySn } = certificates();
  if (biz.alipay_cert_sn !== alipaySn) return businessError('INVALID_PARAMETER', '证书序列号不存在', ['protocol/sub-msg']);
  return done({ alipay_cert_content: Buffer.from(alipay).toString('base64') });
});
