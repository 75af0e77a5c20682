import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 信用服务解约. */
export default method({
  name: 'zhima.credit.payafteruse.creditagreement.unsign',
  title: '信用服务解约',
  fields: { credit_agreement_id: text() },
  required: ['credit_agreement_id'],
  errors: [],
}, ({ biz, onBehalfOf, world }) => {
  const agreement = world.findAgreement({ creditAgreementId: biz.credit_agreement_id }, onBehalfOf.appId);
  if (!agreement) return businessError('CREDIT_AGREEMENT_NOT_EXIST', '信用服务协议不存在', ['agreement/unsign']);
  world.endAgreement(agreement.creditAgreementId);
  return done({}, { userId: agreement.userId });
});
