import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../evidence/contract.js';
import { alter, conformingRun, event, judge, pushCall, without } from '../evidence-for-tests.js';
import { uidMapping } from './uid-mapping.js';

const run = conformingRun();
const stray = (push: Parameters<typeof pushCall>[1]): ReturnType<typeof conformingRun> => ({ ...run, world: [...run.world, event('gateway', 1, pushCall(88_888, push))] });
const user = (id: string): string => run.journeys.find((journey) => journey.header.journey === id)?.header.user.userId ?? '';

describe('uid-mapping', () => {
  it('passes where each application belongs to one user', () => {
    expect(judge(uidMapping, run, 'run')).toMatchObject({ outcome: 'pass', facts: [expect.stringMatching(/^比较了 \d+ 条状态回传、\d+ 位用户/)] });
  });

  it('fails where one application is pushed for two users', () => {
    const mixed = stray({ status: '沟通中', outJobId: 'J-1001', outApplyId: 'A-alipay-resume-complete', userId: user('alipay-resume-incomplete') });
    expect(judge(uidMapping, mixed, 'run').observed).toEqual(['应聘单 A-alipay-resume-complete 先后回传给了 2 位用户']);
  });

  it('fails where the back office’s change lands with another user', () => {
    const wrong = alter(run, 'self-status', (events) => events.map((each) => (each.kind === 'gateway' ? { ...each, userId: user('alipay-status'), bizContent: { ...((each as EventOf<'gateway'>).bizContent as object), user_id: user('alipay-status') } } : each))); // test data of pushCall
    expect(judge(uidMapping, wrong, 'run').observed).toEqual(['应聘单 A-self-status 的状态回传给了别的用户']);
  });

  it('fails where a user is named who applied for nothing', () => {
    expect(judge(uidMapping, stray({ status: '已投递', outJobId: 'J-1001', outApplyId: 'A-z', userId: '2088111111111111' }), 'run').observed).toEqual(['有 1 条状态回传给了没有投递过的用户']);
  });

  it('cannot tell with fewer than two users', () => {
    const one = run.journeys.filter((journey) => journey.header.journey !== 'alipay-resume-complete').reduce((now, { header }) => alter(now, header.journey, (events) => events.filter((each) => each.kind !== 'gateway')), run);
    expect(judge(uidMapping, one, 'run').outcome).toBe('cannotTell');
  });

  it('does not run without first applications', () => {
    expect(judge(uidMapping, without(run, 'self-first-apply'), 'run').outcome).toBe('notRun');
  });
});
