import { text } from '../biz.js';
import { done, method } from '../method.js';

/** 身份认证开始认证: meant as a page URL, which my.startAPVerify takes. */
export default method({
  name: 'alipay.user.certify.open.certify',
  title: '身份认证开始认证',
  fields: { certify_id: text() },
  required: ['certify_id'],
  errors: [],
}, () => done({}));
