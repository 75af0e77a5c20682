import { describe, expect, it } from 'vitest';
import { addNodes, conformingRun, jobSync, judge, text } from '../evidence-for-tests.js';
import { noPaidJobs } from './no-paid-jobs.js';

const run = conformingRun();
const detail = (job_detail: string): ReturnType<typeof judge> => judge(noPaidJobs, { ...run, world: [jobSync(1, { job_detail })] }, 'run');

describe('no-paid-jobs', () => {
  it.each(['本岗位不收取任何费用', '无需押金，免费培训', '不收押金，不收服装费', '严禁中介收取报名押金', '入职即缴纳五险一金', '负责收取客户货款'])('passes "%s"', (words) => {
    expect(detail(words).outcome).toBe('pass');
  });

  it.each(['有偿合作，欢迎加盟', '付费岗位', '面试前收取报名费 50 元', '入职需缴纳服装费300元', '先交押金后上岗', '培训费 2000 元自理', '付费内推'])('fails "%s"', (words) => {
    expect(detail(words).outcome).toBe('fail');
  });

  it('asks for a person where a banned word is denied', () => {
    expect(detail('我司不收取报名费')).toMatchObject({ outcome: 'cannotTell', needsReview: true, observed: ['岗位「岗位1」的同步数据写着「收取报名费」（像是否定的说法）'] });
    expect(detail('付费岗位').observed).toEqual(['岗位「岗位1」的同步数据写着「付费岗位」']);
  });

  it('reads names, tags and what the JD page shows', () => {
    expect([{ job_name: '有偿合作' }, { job_detail: undefined }].map((over) => judge(noPaidJobs, { ...run, world: [jobSync(1, over)] }, 'run').observed)).toEqual([['岗位「有偿合作」的同步数据写着「有偿合作」'], []]);
    expect(judge(noPaidJobs, { ...run, world: [jobSync(1, { job_features: ['付费岗位'] })] }, 'run').observed).toEqual(['岗位「岗位1」的同步数据写着「付费岗位」']);
    expect(judge(noPaidJobs, addNodes(run, 'alipay', ['jd-end'], [text('入职交纳工本费20元')]), 'run').observed).toEqual(['岗位详情页写着「交纳工本费」']);
  });

  it('cannot tell without synced jobs', () => {
    expect(judge(noPaidJobs, { ...run, world: [] }, 'run').outcome).toBe('cannotTell');
  });
});
