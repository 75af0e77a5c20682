import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, conformingRun, event, judge, pushCall, without } from '../evidence-for-tests.js';
import { uidMapping } from './uid-mapping.js';

const run = conformingRun();
const stray = (push: Parameters<typeof pushCall>[1]): ReturnType<typeof conformingRun> => ({ ...run, world: [...run.world, event('gateway', 1, pushCall(88_888, push))] });
const user = (id: string): string => run.journeys.find((journey) => journey.header.journey === id)?.header.user.userId ?? '';

/** A push as it would be with this user's id in it. */
const underUser = (each: EvidenceEvent, userId: string): EvidenceEvent =>
  each.kind === 'gateway' ? { ...each, userId, bizContent: { ...(each.bizContent as object), user_id: userId } } : each; // test data of pushCall

describe('uid-mapping', () => {
  it('passes where each application belongs to one user', () => {
    expect(judge(uidMapping, run, 'run')).toMatchObject({ outcome: 'pass', facts: [expect.stringMatching(/^比较了 \d+ 条状态回传、\d+ 位用户/)] });
  });

  it('fails where one application is pushed for two users', () => {
    const mixed = stray({ status: '沟通中', outJobId: 'J-1001', outApplyId: 'A-alipay-resume-complete', userId: user('alipay-resume-incomplete') });
    expect(judge(uidMapping, mixed, 'run').observed).toEqual(['应聘单 A-alipay-resume-complete 先后回传给了 2 位用户']);
  });

  it('fails where the back office’s change lands with another user', () => {
    const wrong = alter(run, 'self-status', (events) => events.map((each) => underUser(each, user('alipay-status'))));
    expect(judge(uidMapping, wrong, 'run').observed).toContain('应聘单 A-self-status 的状态回传给了别的用户');
  });

  it('fails where Alipay refused the push for the second user', () => {
    const refused = { ...pushCall(88_888, { status: '沟通中', outJobId: 'J-1001', outApplyId: 'A-alipay-resume-complete', userId: user('alipay-resume-incomplete') }), response: { code: '40004', subCode: 'APPLY_USER_CONFLICT', body: {} } };
    expect(judge(uidMapping, { ...run, world: [...run.world, event('gateway', 1, refused)] }, 'run').observed).toEqual(['应聘单 A-alipay-resume-complete 先后回传给了 2 位用户']);
  });

  it('fails where everybody’s applications go out under the first user', () => {
    const first = user('alipay-resume-incomplete');
    const heaped = run.journeys.reduce((now, { header }) => alter(now, header.journey, (events) => events.map((each) => underUser(each, first))), run);
    expect(judge(uidMapping, heaped, 'run')).toMatchObject({ outcome: 'fail', observed: expect.arrayContaining(['一位用户名下回传了 11 张应聘单，多于他投递的次数，而另一位投递成功的用户一条也没有']) });
  });

  it('fails where an application goes to another than the user whose phone was told of it', () => {
    const told = alter(run, 'self-first-apply', (events) => [...events.map((each) => underUser(each, user('alipay-resume-complete'))), event('http', 9_000, { via: 'request', method: 'POST', url: 'http://127.0.0.1:4610/apply', status: 200, responseBody: '{"applyId":"A-self-first-apply"}' })]);
    expect(judge(uidMapping, told, 'run').observed).toContain('应聘单 A-self-first-apply 回传给了不是投递人的用户');
  });

  it('does not take a user without any push for a confused one', () => {
    expect(judge(uidMapping, alter(run, 'self-first-apply', (events) => events.filter((each) => each.kind !== 'gateway')), 'run').outcome).toBe('pass');
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
