import { http } from './http';
import { authCode, authed } from './session';

const pathOf = (jobId) => `/api/jobs/${encodeURIComponent(jobId)}`;

export const listJobs = () => http('GET', '/api/jobs');
export const getJob = (jobId) => http('GET', pathOf(jobId));
export const myApplications = () => authed('GET', '/api/applications');
export const applicationOf = (jobId) => authed('GET', `${pathOf(jobId)}/application`);

/** 自有渠道首次投递前，征得「应聘状态回传」授权（scope=yingpin），之后不再弹出。 */
export async function ensureStatusConsent() {
  const { granted } = await authed('GET', '/api/consents/yingpin');
  if (granted) return;
  const code = await authCode(['yingpin']);
  await authed('POST', '/api/consents/yingpin', { authCode: code });
}

/** 一键投递；用户在智能简历里取消时得到 null。 */
export async function deliver(jobId) {
  const { orderStr, ticket } = await authed('POST', `${pathOf(jobId)}/resume-orders`);
  const status = await openSmartResume(orderStr);
  return status === '9000' ? authed('POST', `${pathOf(jobId)}/applications`, { ticket }) : null;
}

function openSmartResume(orderStr) {
  return new Promise((resolve) => {
    my.ap.openCreditEvaluation({
      orderStr,
      success: (res) => resolve(String(res.resultStatus)),
      fail: (res) => resolve(String((res && (res.resultStatus || res.error)) || 'fail')),
    });
  });
}
