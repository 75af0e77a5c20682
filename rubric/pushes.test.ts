import { describe, expect, it } from 'vitest';
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import { codes, conformingRun, event, pushCall } from './evidence-for-tests.js';
import type { Cause, Push } from './pushes.js';
import { allPushes, answers, answersCause, codeOf, deliveryCause, placeOfPush, pushesIn, pushesOf, triggerCauses, triggersOf, whyRefused } from './pushes.js';
import { journeyOf, views } from './signs.fixture.js';
import { ofKind } from './view.js';
import type { JourneyView, Passage } from './view.js';

const { run } = conformingRun();
const journey = journeyOf('alipay-status');
const user = journey.header.user.userId;
type Gateway = EventOf<'gateway'>;
const call = (nth: number, at: number, over: Partial<Gateway> = {}): Gateway => ({ ...event('gateway', at, pushCall(nth, { status: '已投递', outJobId: 'J-1001', outApplyId: 'A-1', userId: user })), seq: nth, ...over }) as Gateway; // just made as one
const push = (nth: number, at: number, over: Partial<Gateway> = {}): Push => {
  const [made] = pushesOf([call(nth, at, over)], 'journey');
  if (!made) throw new Error('it is a push');
  return made;
};
const within = (...events: EvidenceEvent[]): JourneyView => ({ ...journey, events });
const cause = (at: number, over: Partial<Cause> = {}): Cause => ({ status: '已投递', at, userId: user, outApplyId: 'A-1', outJobId: 'J-1001', event: event('tap', at, { purpose: 'apply', text: '', role: '', foundBy: '' }) as EventOf<'tap'>, ...over }); // just made as one

describe('a push', () => {
  it('is read from its own fields', () => {
    const of = call(1, 10);
    expect(pushesOf([of, call(2, 20, { method: 'alipay.system.oauth.token' })], 'world')).toEqual([{ event: of, outApplyId: 'A-1', outJobId: 'J-1001', userId: user, status: 'APPLYING', accepted: true, stream: 'world' }]);
    expect(push(1, 1, { method: 'alipay.ebpp.industry.job.apply.sync' }).accepted).toBe(true);
  });

  it.each<[string, unknown, Partial<Push>]>([
    ['token mode', { apply_status: 'A' }, { userId: 'caller', status: 'A', outApplyId: undefined, outJobId: undefined }], ['another user', { user_id: 'other' }, { userId: 'other' }], ['empty and wrong values', { user_id: '', apply_status: 3, out_job_id: null }, { userId: 'caller', status: undefined, outJobId: undefined }],
    ['nothing', null, { userId: 'caller', status: undefined }], ['nothing at all', undefined, { userId: 'caller', status: undefined }], ['a text', 'x', { userId: 'caller', status: undefined }], ['inherited fields', Object.create({ apply_status: 'A' }), { status: undefined }],
  ])('of %s has what is there', (_name, bizContent, fields) => expect(push(1, 1, { bizContent, userId: 'caller' })).toMatchObject(fields));

  it.each<[Partial<Gateway>, string]>([
    [{ signature: 'missing' }, '验签结果为 missing'], [{ schemaFaults: [{ path: '/a', message: '必填' }, { path: '/b', message: '太长' }] }, '/a 必填；/b 太长'],
    [{ response: { code: '40004', subCode: 'X', subMsg: '不对', body: {} } }, '40004 X 不对'], [{ response: { code: '20000', subCode: '', body: {} } }, '20000'],
  ])('that Alipay refuses says why: %j', (over, why) => expect([push(1, 1, over).accepted, whyRefused(push(1, 1, over))]).toEqual([false, why]));

  it('stands where it was recorded', () => {
    expect([placeOfPush(journey, push(7, 70)), placeOfPush(undefined, push(7, 70)), placeOfPush(journey, { ...push(7, 70), stream: 'world' })]).toEqual([{ journey: 'alipay-status', seqs: [7], at: 70 }, { journey: 'world', seqs: [7] }, { journey: 'world', seqs: [7] }]);
  });
});

describe('the pushes of a user', () => {
  const seen = (world: EvidenceEvent[], ...events: EvidenceEvent[]): [number, number, string][] => pushesIn(within(...events), { ...views.run, world }).map(({ event: { call: nth, at }, stream }) => [nth, at, stream]);

  it('are those of the journey, and what came for him after it had stopped listening, on the journey’s clock', () => {
    expect(seen([call(1, 1010), call(2, 1500, { userId: user }), call(3, 1600, { userId: 'other' }), call(4, 1700, { userId: user, method: 'x' })], call(9, 5), call(1, 10))).toEqual([[9, 5, 'journey'], [1, 10, 'journey'], [2, 500, 'world']]);
  });

  it('are only the journey’s where no call tells how far its clock is from the run’s', () => {
    expect(seen([call(2, 1500, { userId: user })], call(1, 10))).toEqual([[1, 10, 'journey']]);
    expect(seen([call(1, 10, { userId: user }), call(2, 40, { userId: user })], call(1, 10))).toEqual([[1, 10, 'journey'], [2, 40, 'world']]);
  });

  it('are worked out once for a journey and a world', () => {
    const [of, view] = [within(call(1, 10)), { ...views.run, world: [] }];
    expect(pushesIn(of, view)).toBe(pushesIn(of, view));
  });

  it('are all pushes of the run, each once', () => {
    const view = { ...views.run, journeys: [within(call(1, 10), call(2, 20)), within(call(2, 20))], world: [call(1, 1010), call(3, 1020)] };
    expect(allPushes(view).map(({ push: { event: { call: nth }, stream }, journey: of }) => [nth, stream, of?.id])).toEqual([[1, 'journey', 'alipay-status'], [2, 'journey', 'alipay-status'], [3, 'world', undefined]]);
  });
});

describe('an answer to a change', () => {
  it('is one push each, the earlier to the earlier, however they stand', () => {
    const [first, second] = [push(1, 100), push(2, 200)];
    expect(answers(run, [cause(50), cause(10)], [second, first]).map(({ cause: { at }, push: by, latencyMs }) => [at, by?.event.call, latencyMs])).toEqual([[10, 1, 90], [50, 2, 150]]);
    expect(answers(run, [cause(10), cause(50), cause(60)], [first, second]).map(({ push: by, latencyMs }) => [by?.event.call, latencyMs])).toEqual([[1, 90], [2, 150], [undefined, undefined]]);
  });

  it('goes by order of recording where two came at one instant', () => {
    expect(answers(run, [cause(10)], [push(2, 100), push(1, 100)]).map(({ push: by }) => by?.event.call)).toEqual([1]);
    const [early, late] = [cause(10), { ...cause(10), event: { ...cause(10).event, seq: 4 } }];
    expect(answers(run, [late, early], [push(1, 100)]).map(({ cause: { event: { seq } }, push: by }) => [seq, by?.event.call])).toEqual([[0, 1], [4, undefined]]);
  });

  it('comes at the same instant or later, and was accepted', () => {
    const by = (...pushes: Push[]): (number | undefined)[] => answers(run, [cause(100)], pushes).map(({ push: of }) => of?.event.call);
    expect([by(push(1, 100)), by(push(1, 99)), by(push(1, 110, { signature: 'invalid' }), push(2, 120))]).toEqual([[1], [undefined], [2]]);
  });

  it.each<[string, Partial<Cause>, boolean]>([
    ['all alike', {}, true], ['whatever application and job', { outApplyId: undefined, outJobId: undefined }, true], ['another user', { userId: 'x' }, false], ['another status', { status: '面试中' }, false], ['another application', { outApplyId: 'x' }, false], ['another job', { outJobId: 'x' }, false],
  ])('is to the same user, status, application and job: %s', (_name, over, answered) => expect(answersCause(run, cause(1, over), push(1, 1))).toBe(answered));

  it('has the code that the handbook’s status is sent as', () => expect([codeOf(run, '未录取'), codeOf(run, '已投递')]).toEqual([codes['未录取'], codes['已投递']]));
});

describe('what causes 已投递', () => {
  const [passage] = journeyOf('alipay-resume-complete').passages;
  const tap = passage?.applyTap;
  if (!passage || !tap) throw new Error('the journey applies');
  const sheet = (phase: EventOf<'sheet'>['phase'], at: number, kind: 'smart-resume' | 'real-name' = 'smart-resume'): EvidenceEvent => event('sheet', at, { sheet: kind, phase });
  const closed = (at: number, over: object = {}): EvidenceEvent => ({ ...event('dialog', at, { dialog: 'consent', phase: 'closed', text: '' }), ...over }) as EvidenceEvent; // still a dialog
  const after = (...apply: EvidenceEvent[]): Cause | undefined => deliveryCause({ ...passage, apply } satisfies Passage);

  it.each<[string, EvidenceEvent[], number]>([
    ['the last submission', [sheet('opened', 1), sheet('submitted', 2), sheet('submitted', 3), sheet('cancelled', 4), closed(5)], 3], ['a real name given', [sheet('authorised', 2, 'real-name'), sheet('cancelled', 4, 'real-name'), closed(5)], 2], ['the last consent', [sheet('authorised', 2), closed(5), closed(6), closed(7, { phase: 'shown' }), closed(8, { dialog: 'alert' })], 6], ['the tap itself', [], tap.at],
  ])('is %s', (_name, events, at) => expect(after(...events)).toMatchObject({ status: '已投递', at, userId: passage.journey.header.user.userId, outApplyId: undefined, outJobId: 'J-1001', event: { at } }));

  it('is nothing where nobody applied', () => expect(deliveryCause({ ...passage, applyTap: undefined })).toBeUndefined());
});

describe('a trigger', () => {
  const trigger = (at: number, over: Partial<EventOf<'trigger'>> = {}): EventOf<'trigger'> => ({ ...event('trigger', at, { status: '面试中', outApplyId: 'A-1', userId: user, method: 'POST', url: 'http://127.0.0.1/' }), ...over }) as EventOf<'trigger'>; // just made as one
  const found = (...events: EvidenceEvent[]): [number, number | undefined][] => triggersOf(within(...events)).map(({ sent, answered }) => [sent.at, answered?.at]);

  it('is its sending and its last answer or failure', () => {
    expect(found(trigger(1), trigger(2, { answeredAt: 2 }), trigger(3, { error: 'ECONNRESET' }), trigger(4))).toEqual([[1, 3]]);
    expect([found(trigger(1)), found(trigger(1), trigger(2, { answeredAt: 2 })), found(trigger(1, { answeredAt: 1 }))]).toEqual([[[1, undefined]], [[1, 2]], [[1, 1]]]);
  });

  it('is another for another status, application or user', () => {
    expect(found(trigger(1), trigger(2, { status: '未录取' }), trigger(3, { outApplyId: 'A-2' }), trigger(4, { userId: 'x' }), trigger(5, { answeredAt: 5 }))).toEqual([[1, 5], [2, undefined], [3, undefined], [4, undefined]]);
  });

  it('is a cause from its sending on', () => {
    const sent = trigger(1);
    expect(triggerCauses(within(sent, trigger(2, { answeredAt: 2 })))).toEqual([{ status: '面试中', at: 1, userId: user, outApplyId: 'A-1', outJobId: undefined, event: sent }]);
    expect(triggerCauses(journey)).toHaveLength(ofKind(journey.events, 'trigger').length / 2);
  });
});
