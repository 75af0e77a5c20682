import type { Agreement } from '../../world.js';
import { text } from '../biz.js';
import { businessError, type Refusal } from '../errors.js';
import { done, method, type Call } from '../method.js';

const deadToken = {
  'not-this-agreement': 'once_token 与 conn_key 不匹配', used: 'once_token 已使用，调用完成后自动失效', expired: 'once_token 已超过 5 分钟有效期',
} as const;

/** 查询云简历: conn_key is sign's out_agreement_no, once_token the onceToken of its extra_param. */
export default method({
  name: 'zhima.customer.jobworth.cloudresume.query',
  title: '查询云简历',
  fields: { conn_key: text(), once_token: text() },
  required: ['conn_key', 'once_token'],
  errors: ['USER_NOT_AUTHORIZE', 'QUERY_DATA_IS_NULL', 'SYSTEM_ERROR', 'INVALID_PARAMETER', 'ZM.SYSTEM_ERROR', 'USER_NOT_OPEN_ZHIMA', 'APP_INVOKE_DEGRADE'],
  v3: { verb: 'GET', path: '/v3/zhima/customer/jobworth/cloudresume/query' },
}, (call) => {
  const { biz, onBehalfOf, world, policy } = call;
  const agreement = world.findAgreement({ outAgreementNo: biz.conn_key }, onBehalfOf.appId);
  if (agreement?.status !== 'VALID') return businessError('USER_NOT_AUTHORIZE', '用户未授权', ['protocol/sub-msg']);
  const resume = resumeOf(agreement, call);
  if (Object.keys(resume).length === 0) return { ...businessError('QUERY_DATA_IS_NULL', '简历数据为空', ['resume/empty', 'protocol/sub-msg']), userId: agreement.userId };
  const spent = world.spendOnceToken(agreement, biz.once_token ?? '');
  if (spent !== 'spent') return { ...refused(deadToken[spent]), userId: agreement.userId };
  return done(resume, { userId: agreement.userId });

  function refused(why: string): Refusal {
    return businessError(policy.onceTokenError, why, ['resume/once-token-error', 'protocol/sub-msg']);
  }
});

/** All filled modules side by side, cut down to the fields this merchant applied for (字段申请表). */
function resumeOf(agreement: Agreement, { world, policy }: Pick<Call<unknown>, 'world' | 'policy'>): Record<string, unknown> {
  const modules = Object.values(world.user(agreement.userId)?.resume ?? {});
  const whole: Record<string, unknown> = Object.assign({}, ...modules);
  const granted = policy.resumeFields;
  return granted ? Object.fromEntries(Object.entries(whole).filter(([name]) => granted.includes(name))) : whole;
}
