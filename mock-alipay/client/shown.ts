/** Makes what the ISV synced readable on the phone: jobs for the list, applications for 投递记录. */
import type { Application, SyncedJob } from '../world.js';
import type { ShownApplication, ShownJob } from './rpc-contract.js';

/** Texts for the four published codes (assumption status.text); an ISV's own codes come with `statusTexts`. */
const publishedStatusTexts: Record<string, string> = { APPLYING: '已投递', PROCESSING: '沟通中', APPLY_SUCCESS: '录用', APPLY_FAILED: '未录取' };

export function shownJob({ outJobId, jobName, bizContent }: SyncedJob): ShownJob {
  return {
    outJobId, jobName, employer: text(bizContent['employer_name']), salary: salary(bizContent), place: place(bizContent),
    tags: tags(bizContent['job_features']), url: text(bizContent['job_detail_url']),
  };
}

export function shownApplication(application: Application, jobs: SyncedJob[], statusTexts: Record<string, string>): ShownApplication {
  const { outApplyId, outJobId, status, history } = application;
  const job = jobs.find((candidate) => candidate.outJobId === outJobId && candidate.appId === application.appId);
  return {
    outApplyId, outJobId, status, jobName: job?.jobName ?? outJobId, employer: job ? text(job.bizContent['employer_name']) : '',
    statusText: statusTexts[status] ?? publishedStatusTexts[status] ?? status, changedAt: history.at(-1)?.applyChangeTime ?? '',
  };
}

/** `salary` is "min,max" in yuan, equal for a unit price, empty for 面议. */
function salary(biz: Record<string, unknown>): string {
  const [min, max] = text(biz['salary']).split(',').map((part) => part.trim());
  if (!min) return '面议';
  const unit = payPeriods[text(biz['pay_period'])] ?? '';
  return `${max && max !== min ? `${min}-${max}` : min}元${unit}`;
}

const payPeriods: Record<string, string> = { 月: '/月', 周: '/周', 日: '/天', 月结: '/月', 周结: '/周', 日结: '/天', 小时结: '/小时', 按件结: '/件', 项目结: '/项目' };

function place(biz: Record<string, unknown>): string {
  if (biz['work_online'] === true || biz['work_online'] === 'true') return '线上办公';
  const address = biz['address'];
  if (typeof address !== 'object' || address === null) return '';
  const { address_name: name, detail, region_code: region } = address as Record<string, unknown>; // any object may be asked for a key
  return text(name) || text(detail) || text(region);
}

function tags(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(text).filter((tag) => tag !== '');
  return text(value).split(/[,，、]/).filter((tag) => tag !== '');
}

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
