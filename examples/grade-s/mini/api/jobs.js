import { http } from './http';
import { authCode, authed } from './session';

export const listJobs = () => http('GET', '/api/jobs');
export const getJob = (jobId) => http('GET', '/api/jobs/' + encodeURIComponent(jobId));
export const myApplications = () => authed('GET', '/api/applications');
export const applicationOf = (jobId) => authed('GET', '/api/jobs/' + encodeURIComponent(jobId) + '/application');

/** 自有渠道首次投递前，征得「应聘状态回传」授权（scope=yingpin），之后不再弹出。 */
export async function ensureStatusConsent() {
  const { granted } = await authed('GET', '/api/consents/yingpin');
  if (granted) return;
  const code = await authCode(['yingpin']);
  await authed('POST', '/api/consents/yingpin', { authCode: code });
}

/** 一键投递：服务端签发授权串 → 智能简历半屏组件 → 服务端取简历并创建投递。用户取消时返回 null。 */
export async function deliver(jobId) {
  const path = '/api/jobs/' + encodeURIComponent(jobId);
  const { orderStr, ticket } = await authed('POST', path + '/resume-orders');
  const status = await openSmartResume(orderStr);
  if (status !== '9000') return null;
  return authed('POST', path + '/applications', { ticket });
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
