import { describe, expect, it } from 'vitest';
import type { Evidence, EventOf, EvidenceEvent } from '../../evidence/contract.js';
import { alter, conformingRun, event, findingsOf, judge, pushCall, without } from '../evidence-for-tests.js';
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

  /** One push more, as it says, in the run's own stream. */
  const more = (fields: Record<string, unknown>, over: Partial<EventOf<'gateway'>> = {}): Evidence => {
    const push = pushCall(88_888, { status: '沟通中', outJobId: 'J-1001', outApplyId: 'A-alipay-resume-complete', userId: user('alipay-resume-complete') });
    return { ...run, world: [...run.world, event('gateway', 1, { ...push, userId: undefined as never, bizContent: { ...(push.bizContent as object), ...fields }, ...over })] }; // of pushCall; the user stands in the content alone
  };

  it('takes a push that names nobody for a stray one, and for no second user', () => {
    for (const application of ['A-alipay-resume-complete', 'A-self-status']) expect(judge(uidMapping, more({ user_id: '', out_apply_id: application }), 'run').observed).toEqual(['有 1 条状态回传给了没有投递过的用户']);
    expect(judge(uidMapping, more({ user_id: '' }), 'run').facts).toEqual(judge(uidMapping, more({}), 'run').facts);
  });

  it('judges no push that was not signed, and none without an application by it', () => {
    expect(judge(uidMapping, more({ user_id: user('self-status') }, { signature: 'invalid' }), 'run').outcome).toBe('pass');
    const nameless = [user('self-status'), user('alipay-status')].map((userId, nth) => event('gateway', 1, { ...pushCall(77_000 + nth, { status: '沟通中', outJobId: 'J-1001', outApplyId: '', userId }) }));
    expect(judge(uidMapping, { ...run, world: [...run.world, ...nameless] }, 'run').outcome).toBe('pass');
  });

  const told = (id: string, own: string, from: Evidence = run): Evidence => alter(from, 'self-first-apply', (events) => [
    ...events.map((each) => (each.kind === 'gateway' ? { ...each, bizContent: { ...(each.bizContent as object), out_apply_id: id, user_id: own } } : each)), // test data of pushCall
    event('http', 9_000, { via: 'request', method: 'POST', url: 'http://127.0.0.1:4610/apply', status: 200, responseBody: `{"applyId":"${id}"}` }),
  ]);
  it.each([
    ['the applicant', 'A-1234', user('self-first-apply'), []], ['another, by a number that tells', 'A-1234', user('self-status'), ['应聘单 A-1234 回传给了不是投递人的用户']],
    ['another, by a number that may stand anywhere', 'A-123', user('self-status'), []],
  ])('believes what the phone was told of the application: pushed to %s', (_what, id, userId, observed) => {
    expect(judge(uidMapping, told(id, userId), 'run').observed.filter((each) => each.includes('不是投递人'))).toEqual(observed);
  });

  it('points at the pushes to the other user, and says it once', () => {
    const both = alter(told('A-1234', user('self-status')), 'self-first-apply', (events) => events.flatMap((each): EvidenceEvent[] => {
      if (each.kind !== 'gateway') return [each];
      const as = (call: number, fields: object): EvidenceEvent => ({ ...each, call, userId: undefined as never, bizContent: { ...(each.bizContent as object), ...fields } }); // test data of pushCall
      return [each, as(1_001, { user_id: user('self-first-apply') }), as(1_002, { user_id: '' }), as(1_003, { out_apply_id: 'A-9876', user_id: user('alipay-status') })];
    }));
    const second = alter(both, 'self-first-apply', (events) => [...events, event('http', 9_100, { via: 'request', method: 'GET', url: 'http://127.0.0.1:4610/applications/A-9876' })]);
    expect(findingsOf(uidMapping, second, 'run').filter(({ observed }) => observed.includes('不是投递人')).map(({ observed, where }) => [observed, where.length])).toEqual([['应聘单 A-1234 回传给了不是投递人的用户', 1]]);
  });

  it('counts a user’s applications against his taps on apply', () => {
    const heaped = alter(run, 'self-first-apply', (events) => events.map((each) => underUser(each, user('alipay-resume-complete'))));
    const nameless = { ...heaped, world: [...heaped.world, event('gateway', 1, pushCall(88_888, { status: '沟通中', outJobId: 'J-1001', outApplyId: '', userId: user('alipay-resume-complete') }))] };
    for (const each of [heaped, nameless]) expect(judge(uidMapping, each, 'run').observed).toEqual(['一位用户名下回传了 2 张应聘单，多于他投递的次数，而另一位投递成功的用户一条也没有']);
  });

  it('knows the user of the journey under faults', () => {
    const status = run.journeys.find(({ header }) => header.journey === 'alipay-status');
    const faulty = status ? [{ ...status, events: [], header: { ...status.header, journey: 'status-under-faults' as const, user: { userId: '2088000000000013', resume: 'complete' as const } } }] : [];
    const pushed = stray({ status: '已投递', outJobId: 'J-1001', outApplyId: 'A-13', userId: '2088000000000013' });
    expect([judge(uidMapping, { ...pushed, journeys: [...run.journeys, ...faulty] }, 'run').outcome, judge(uidMapping, pushed, 'run').outcome]).toEqual(['pass', 'fail']);
  });

  it('says once that applications are heaped, be it under two users', () => {
    const to = (now: Evidence, id: 'self-first-apply' | 'self-status', userId: string): Evidence => alter(now, id, (events) => events.map((each) => underUser(each, userId)));
    const both = to(to(run, 'self-first-apply', user('alipay-resume-complete')), 'self-status', user('alipay-resume-incomplete'));
    expect(findingsOf(uidMapping, both, 'run').filter(({ observed }) => observed.startsWith('一位用户名下')).map(({ where }) => where.filter(({ seqs }) => seqs.length === 0).length)).toEqual([1]);
  });
});
