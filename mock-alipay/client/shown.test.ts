import { expect, test } from 'vitest';
import type { SyncedJob } from '../world.js';
import { shownApplication, shownJob } from './shown.js';

const job = (bizContent: Record<string, unknown>): SyncedJob => ({ outJobId: 'J1', jobId: '1', jobName: '店员', appId: 'A', hireStatus: 'HIRING', bizContent, syncedAt: 0 });

test('a synced job shows pay, employer, place and tags', () => {
  const biz = { employer_name: '示例餐饮有限公司', salary: '5000,8000', pay_period: '月', address: { region_code: '330106', detail: '西溪路556号' }, job_features: ['包吃', '五险'], job_detail_url: 'alipays://x' };
  expect(shownJob(job(biz))).toEqual({ outJobId: 'J1', jobName: '店员', employer: '示例餐饮有限公司', salary: '5000-8000元/月', place: '西溪路556号', tags: ['包吃', '五险'], url: 'alipays://x' });
});

test('an empty salary is 面议, a unit price is one number, online work has no address', () => {
  expect(shownJob(job({ salary: '' })).salary).toBe('面议');
  expect(shownJob(job({ salary: '25,25', pay_period: '小时结' })).salary).toBe('25元/小时');
  expect(shownJob(job({ work_online: true })).place).toBe('线上办公');
});

test('an application shows its job and a text for its status; an unknown code shows as it came', () => {
  const application = { outApplyId: 'P1', applyId: '9', outJobId: 'J1', userId: '2088', appId: 'A', status: 'APPLYING', history: [{ status: 'APPLYING', applyChangeTime: '2026-01-01 08:00:00', receivedAt: 0 }] };
  const jobs = [job({ employer_name: '示例餐饮有限公司' })];
  expect(shownApplication(application, jobs, {})).toMatchObject({ jobName: '店员', statusText: '已投递', changedAt: '2026-01-01 08:00:00' });
  expect(shownApplication({ ...application, status: 'INTERVIEW' }, jobs, { INTERVIEW: '面试中' }).statusText).toBe('面试中');
  expect(shownApplication({ ...application, status: 'INTERVIEW' }, jobs, {}).statusText).toBe('INTERVIEW');
});
