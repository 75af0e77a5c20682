import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from './errors.js';
import { JOBS } from './jobs.js';

export class JobService {
  constructor(alipay) {
    this.alipay = alipay;
  }

  get(id) {
    const job = JOBS.find((one) => one.id === id);
    if (!job) throw new UserFacingError('岗位已下架');
    return job;
  }

  list() {
    return JOBS.map((job) => this.brief(job));
  }

  similar(id) {
    const job = this.get(id);
    return JOBS.filter((one) => one !== job).sort((a, b) => Number(b.kind === job.kind) - Number(a.kind === job.kind)).slice(0, 3).map((one) => this.brief(one));
  }

  brief({ id, title, low, high, labels, company, area }) {
    return { id, title, pay: `${low}-${high}元/月`, labels, company, area };
  }

  detail(id) {
    const job = this.get(id);
    return { ...this.brief(job), intro: job.intro, address: job.address };
  }

  async syncAll() {
    for (const job of JOBS) await this.#sync(job);
  }

  async #sync(job, attempt = 1) {
    try {
      await this.alipay.execute('alipay.ebpp.industry.job.sync', this.#toAlipay(job));
    } catch (err) {
      console.error(`[job] ${job.id} 同步失败(${attempt}): ${err.message}`);
      if (attempt >= 3) return;
      await sleep(500 * attempt);
      await this.#sync(job, attempt + 1);
    }
  }

  #toAlipay(job) {
    return {
      out_job_id: job.id,
      job_name: job.title,
      job_type: job.kind,
      job_detail: job.intro.join('；'),
      job_detail_url: this.alipay.pageUrl('pages/jobInfo/jobInfo', `id=${job.id}`),
      employer_name: job.company,
      employer_type: 'COMPANY',
      address: { region_code: job.region, detail: job.address, geo: job.geo },
      work_online: false,
      count: job.count,
      gender: 'ALL',
      age: '18,不限',
      academic_require: 'UNLIMITED',
      working_years: 'UNLIMITED',
      salary: `${job.low},${job.high}`,
      pay_period: '月',
      job_features: job.labels,
      hire_status: 'HIRING',
    };
  }
}
