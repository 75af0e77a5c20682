import { applicationsPageUrl } from './links.js';
import { retry } from './retry.js';

/** 平台应聘状态 → 支付宝应聘状态枚举。 */
export const applyStatus = {
  已投递: 'APPLYING',
  沟通中: 'PROCESSING',
  面试中: 'PROCESSING',
  未录取: 'APPLY_FAILED',
  已录取: 'APPLY_SUCCESS',
  已入职: 'APPLY_SUCCESS',
  停止招聘: 'APPLY_FAILED',
};

/**
 * 应聘状态回传。要求实时（30 秒内）：变更后立即发出，同一投递按发生顺序排队，失败即重试。
 * 枚举没变（如 沟通中 → 面试中）也要回传，变更时间会不同。
 */
export function createStatusSync(alipay, { appId }) {
  const queues = new Map();

  const send = (application, change) => () =>
    retry(
      () =>
        alipay.syncApplication({
          outApplyId: application.id,
          outJobId: application.jobId,
          ...application.alipay,
          applyStatus: applyStatus[change.status],
          applyTime: application.appliedAt,
          applyChangeTime: change.at,
          applyInfoUrl: applicationsPageUrl(appId),
        }),
      { delays: [300, 1000, 2000, 4000, 4000] },
    ).catch((error) => console.error(`投递 ${application.id} 状态「${change.status}」回传失败：${error.message}`));

  return {
    push(application, change) {
      const queue = (queues.get(application.id) ?? Promise.resolve()).then(send(application, change));
      queues.set(application.id, queue);
    },
  };
}
