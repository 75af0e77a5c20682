import { jobs } from './jobs.js';
import { jobPageUrl } from './links.js';
import { retry } from './retry.js';

/** 岗位同步：启动时全量同步一次，单个岗位失败不影响其余岗位。 */
export async function syncJobs(alipay, { appId }) {
  const results = await Promise.allSettled(jobs.map((job) => retry(() => alipay.syncJob(toAlipayJob(job, appId)), { delays: [500, 1500] })));
  results.forEach((result, i) => {
    if (result.status === 'rejected') console.error(`岗位 ${jobs[i].id} 同步失败：${result.reason.message}`);
  });
  console.log(`岗位同步完成：${results.filter((r) => r.status === 'fulfilled').length}/${jobs.length}`);
}

function toAlipayJob(job, appId) {
  return {
    outJobId: job.id,
    jobName: job.name,
    jobType: job.type,
    jobDetail: ['职位描述：', ...job.duties, '任职要求：', ...job.requirements].join('\n'),
    jobDetailUrl: jobPageUrl(appId, job.id),
    employerName: job.employer.name,
    employerType: 'COMPANY',
    address: { regionCode: job.regionCode, detail: job.address, geo: job.geo },
    workOnline: false,
    count: job.count,
    gender: 'ALL',
    age: '18,60',
    academicRequire: job.educationCode,
    workingYears: job.experienceCode,
    salary: job.salary.join(','),
    payPeriod: job.period,
    jobFeatures: job.perks.slice(0, 5),
    jobWorthReq: 'RECOMMEND',
    hireStatus: 'HIRING',
    startDate: `${job.published} 00:00:00`,
    expiredDate: '2027-05-31 23:59:59',
  };
}
