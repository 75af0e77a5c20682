import { findCompany } from './catalogue.js';
import { openings } from './positions.js';

/** 岗位通：启动时把在招岗位同步到支付宝就业。 */
export async function syncPositions(alipay, { appId }) {
  const results = await Promise.allSettled(openings.map((opening) => alipay.syncJob(toJob(opening, appId))));
  results.forEach((result, at) => {
    if (result.status === 'rejected') console.error(`岗位 ${openings[at].id} 同步失败：${result.reason.message}`);
  });
}

function toJob(opening, appId) {
  return {
    outJobId: opening.id,
    jobName: opening.work_pos,
    jobType: opening.type,
    jobDetail: ['岗位职责：', ...opening.duty, '任职要求：', ...opening.need].join('\n'),
    jobDetailUrl: `alipays://platformapi/startapp?appId=${appId}&page=${encodeURIComponent(`pages/position/position?id=${opening.id}`)}`,
    employerName: findCompany(opening.company_id).company_name,
    employerType: 'COMPANY',
    address: { regionCode: opening.region, detail: opening.addr, geo: opening.geo },
    workOnline: false,
    count: opening.count,
    gender: 'ALL',
    age: '18,55',
    academicRequire: 'UNLIMITED',
    workingYears: 'UNLIMITED',
    salary: opening.pay.join(','),
    payPeriod: '月',
    jobFeatures: opening.perks,
    hireStatus: 'HIRING',
    startDate: '2026-11-01 00:00:00',
    expiredDate: '2027-05-31 23:59:59',
  };
}
