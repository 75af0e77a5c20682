import { text } from '../biz.js';
import { businessError } from '../errors.js';
import { done, method } from '../method.js';

/** 查询服务开通/授权信息. */
export default method({
  name: 'zhima.credit.payafteruse.creditagreement.query',
  title: '查询服务开通/授权信息',
  fields: { credit_agreement_id: text(), out_agreement_no: text() },
  errors: ['SYSTEM_ERROR', 'BIZ_ERROR', 'EXTRA_PARAM_FORMAT_ERROR', 'INVALID_PARAMETER', 'CREDIT_AUTH_NOT_EXIST', 'ILLEGAL_QUERY', 'CREDIT_AGREEMENT_NOT_EXIST', 'DEPEND_FAILURE'],
  v3: { verb: 'GET', path: '/v3/zhima/credit/payafteruse/creditagreement/query' },
}, ({ biz, onBehalfOf, world }) => {
  if (!biz.credit_agreement_id && !biz.out_agreement_no) return businessError('INVALID_PARAMETER', 'credit_agreement_id 与 out_agreement_no 不能同时为空', ['protocol/sub-msg']);
  const agreement = world.findAgreement({ creditAgreementId: biz.credit_agreement_id, outAgreementNo: biz.out_agreement_no }, onBehalfOf.appId);
  if (!agreement) return businessError('CREDIT_AGREEMENT_NOT_EXIST', '信用服务协议不存在', ['agreement/absent', 'protocol/sub-msg']);
  return done({
    agreement_status: agreement.status,
    alipay_user_id: agreement.userId,
    biz_time: agreement.bizTime,
    credit_agreement_id: agreement.creditAgreementId,
    open_id: world.user(agreement.userId)?.openId,
    out_agreement_no: agreement.outAgreementNo,
  }, { userId: agreement.userId });
});
