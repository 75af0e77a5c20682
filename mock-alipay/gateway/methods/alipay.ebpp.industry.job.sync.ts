import { flag, listOf, record, text, whole } from '../biz.js';
import { done, method } from '../method.js';

/** Enumerations of older SDK comments only (java 2021-11 … 2023-04): a breach is noted. */
const older = (...values: string[]) => text({ enum: values, noted: true });

export const address = record({
  region_code: text({ pattern: '^\\d{6}$', hint: '330106' }),
  detail: text({ max: 1024 }),
  geo: text({ max: 64, pattern: '^-?\\d+(\\.\\d+)?,-?\\d+(\\.\\d+)?$', hint: '120.09041,30.20383' }),
  address_name: text(),
}, ['region_code']);

/** 人才就业岗位同步 (岗位通): one call, one job. */
export default method({
  name: 'alipay.ebpp.industry.job.sync',
  title: '人才就业岗位同步',
  fields: {
    out_job_id: text(), job_name: text(), job_type: text(), job_detail: text(), job_detail_url: text(),
    employer_name: text(), employer_type: older('COMPANY', 'INDIVIDUAL_BUSINESS', 'PERSON'),
    address, work_online: flag(), part_time_mode: text(), count: whole(),
    gender: older('ALL', 'MALE', 'FEMALE'),
    age: text({ pattern: '^(\\d+|不限),(\\d+|不限)$', hint: '18,不限', noted: true }),
    academic_require: older('UNLIMITED', 'H', 'T', 'S', 'C', 'B', 'M', 'D'),
    working_years: older('UNLIMITED', 'LESS_THAN_ONE_YEAR', 'ONE_TO_TWO', 'THREE_TO_FIVE', 'SIX_TO_SEVEN', 'EIGHT_TO_TEN', 'MORE_THAN_TEN_YEARS'),
    salary: text({ pattern: '^\\d+(\\.\\d+)?,\\d+(\\.\\d+)?$', hint: '4000,6000', noted: true }),
    pay_period: text(), job_features: listOf(text({ max: 7, noted: true }), 5),
    job_worth_req: older('RECOMMEND', 'NO_REQ'), hire_status: older('HIRING', 'CLOSED'),
    start_date: text(), expired_date: text(), iot_status: whole(),
    certifications: text(), job_tags: listOf(text()), priority: whole(),
  },
  required: ['out_job_id', 'job_name', 'job_type', 'job_detail', 'job_detail_url', 'employer_name', 'hire_status'],
  errors: [],
  rests: ['job/required', 'job/update'],
}, ({ biz, onBehalfOf, world }) => {
  const outJobId = biz.out_job_id ?? '';
  const { jobId } = world.putJob({
    appId: onBehalfOf.appId, outJobId, jobName: biz.job_name ?? '', hireStatus: biz.hire_status ?? '', bizContent: biz,
  });
  return done({ job_id: jobId });
});
