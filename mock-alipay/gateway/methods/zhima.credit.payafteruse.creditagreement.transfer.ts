import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 服务授权/协议转移. Not part of the employment flow; here so that a call to it is no riddle. */
export default method({
  name: 'zhima.credit.payafteruse.creditagreement.transfer',
  title: '服务授权转移',
  fields: {
    category_id: text(), credit_agreement_id: text(), deduct_agreement_no: text(), extend_params: text(),
    operation_type: text({ enum: ['AGREEMENT_TRANSFER'], noted: true }), out_agreement_no: text(), product_code: text(), zm_service_id: text(),
  },
  required: ['out_agreement_no'],
  errors: ['SYSTEM_ERROR', 'OUT_AGREEMENT_NO_DUPLICATE', 'DEDUCT_AGREEMENT_INVALID', 'ZHIMA_EVALUATE_NO_PASS', 'CHECK_SIGN_SALES_FAIL', 'SIGN_MODE_NOT_MATCH', 'INVALID_PARAMETER', 'USER_EXIST_VALID_AGREEMENT', 'EXIST_NOT_FINISHED_ORDER', 'CREDIT_AGREEMENT_INVALID', 'CREDIT_AGREEMENT_NOT_MATCH_MERCHANT'],
  v3: { verb: 'POST', path: '/v3/zhima/credit/payafteruse/creditagreement/transfer' },
}, ({ biz, onBehalfOf, world }) => {
  const rests = ['agreement/transfer', 'protocol/sub-msg'] as const;
  if (world.findAgreement({ outAgreementNo: biz.out_agreement_no }, onBehalfOf.appId)) return businessError('OUT_AGREEMENT_NO_DUPLICATE', '外部协议号重复', rests);
  const old = world.findAgreement({ creditAgreementId: biz.credit_agreement_id }, onBehalfOf.appId);
  if (!old) return businessError('CREDIT_AGREEMENT_NOT_MATCH_MERCHANT', '协议与商户不匹配', rests);
  if (old.status !== 'VALID') return { ...businessError('CREDIT_AGREEMENT_INVALID', '协议已失效', rests), userId: old.userId };
  world.endAgreement(old.creditAgreementId);
  const agreement = world.authorise(old.userId, {
    signature: 'valid', parameter: '', outAgreementNo: biz.out_agreement_no ?? '', schemaFaults: [],
  }, onBehalfOf.appId);
  return done({
    credit_agreement_id: agreement.creditAgreementId, deduct_agreement_no: biz.deduct_agreement_no, out_agreement_no: agreement.outAgreementNo,
  }, { userId: agreement.userId, rests: ['agreement/transfer'] });
});
