import { dateTime, text } from '../biz.js';
import { businessError, publicError } from '../errors.js';
import { done, method, type Answer, type Call } from '../method.js';

export const applicationFields = {
  out_apply_id: text(), out_job_id: text(), apply_status: text(), apply_time: dateTime(), apply_change_time: dateTime(),
  apply_info_url: text(), channel: text(), biz_id: text(), inter_address: text(), inter_time: text(), iot_sn: text(),
};
export const applicationRequired = ['out_apply_id', 'out_job_id', 'apply_status', 'apply_time', 'apply_change_time'] as const;
type ApplicationBiz = { [K in keyof typeof applicationFields]?: string };

/** 支付宝就业应聘状态回传 (消息通, UID 方式). */
export default method({
  name: 'alipay.ebpp.industry.job.applyinfo.sync',
  title: '支付宝就业应聘状态回传',
  fields: { ...applicationFields, user_id: text(), open_id: text() },
  required: applicationRequired,
  errors: [],
  rests: ['apply/uid', 'apply/required'],
}, (call) => {
  const { biz, world } = call;
  if (!biz.user_id && !biz.open_id) return publicError('isv.invalid-parameter', { subMsg: 'user_id 与 open_id 不能同时为空', rests: ['apply/required'] });
  const user = biz.user_id ? world.user(biz.user_id) : world.userByOpenId(biz.open_id ?? '');
  if (!user) return businessError('USER_NOT_EXIST', `用户不存在：${biz.user_id ?? biz.open_id ?? ''}`, ['apply/errors']);
  return { ...syncApplication(call, user.userId), userId: user.userId };
});

/** Both ways of naming the user end here. */
export function syncApplication({ biz, onBehalfOf, world, policy }: Call<ApplicationBiz>, userId: string): Answer {
  const { out_apply_id: outApplyId = '', out_job_id: outJobId = '', apply_status: status = '', apply_change_time: applyChangeTime = '' } = biz;
  if (!policy.applyStatuses.includes(status)) {
    return publicError('isv.invalid-parameter', { subMsg: `apply_status 取值无效：${status}（可用：${policy.applyStatuses.join('、')}）`, rests: ['apply/status'] });
  }
  if (!policy.applyToUnsyncedJob && !world.job(onBehalfOf.appId, outJobId)) return businessError('JOB_NOT_EXIST', `岗位未同步：${outJobId}`, ['apply/errors']);
  const before = world.application(onBehalfOf.appId, outApplyId);
  if (before && (before.userId !== userId || before.outJobId !== outJobId)) {
    return businessError('OUT_APPLY_ID_CONFLICT', `out_apply_id ${outApplyId} 已属于另一用户或岗位`, ['apply/errors']);
  }
  const { application, repeated } = world.putApplication({
    appId: onBehalfOf.appId, outApplyId, outJobId, userId, status, applyChangeTime, applyInfoUrl: biz.apply_info_url,
  });
  return done({ apply_id: application.applyId }, { repeated, rests: ['apply/status'] });
}
