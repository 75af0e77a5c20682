import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent, EventOf } from '../../evidence/contract.js';
import { alter, conformingRun, event, findingsOf, judge, pushCall } from '../evidence-for-tests.js';
import { neverDelivered } from './apply-checks.fixture.js';
import { deliveredStatusArrives } from './delivered-status-arrives.js';

const run = conformingRun();
const id = 'alipay-resume-complete';
const push = (change: (call: EventOf<'gateway'>) => EventOf<'gateway'> | undefined, from: Evidence = run): Evidence =>
  alter(from, id, (events) => events.flatMap((each): EvidenceEvent[] => (each.kind === 'gateway' ? [change(each)].filter((kept) => kept !== undefined) : [each])));
const biz = (fields: Record<string, string>) => (call: EventOf<'gateway'>): EventOf<'gateway'> => ({ ...call, bizContent: { ...(call.bizContent as object), ...fields } }); // test data of pushCall

describe('delivered-status-arrives', () => {
  it('passes where every application has its own 已投递', () => {
    expect(judge(deliveredStatusArrives, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['6 次投递，6 次收到「已投递」']) });
  });

  it.each([
    ['nothing arrives', () => undefined, '没有收到这次投递的状态回传'],
    ['another user’s id is sent', biz({ user_id: '2088999999999999' }), '收到的状态回传带的是别的用户'],
    ['another job is named', biz({ out_job_id: 'J-1003' }), '收到的状态回传带的是别的岗位 J-1003'],
    ['another status is sent', biz({ apply_status: 'PROCESSING' }), '收到的状态是 PROCESSING，不是「已投递」（APPLYING）'],
    ['Alipay refuses it', (call: EventOf<'gateway'>) => ({ ...call, response: { code: '40004', subCode: 'INVALID_PARAMETER', subMsg: '参数有误', body: {} } }), '「已投递」被支付宝拒绝：40004 INVALID_PARAMETER 参数有误'],
    ['the signature is wrong', (call: EventOf<'gateway'>) => ({ ...call, signature: 'invalid' as const }), '「已投递」被支付宝拒绝：验签结果为 invalid'],
    ['a field is wrong', (call: EventOf<'gateway'>) => ({ ...call, schemaFaults: [{ path: '/apply_time', message: '格式不对' }] }), '「已投递」被支付宝拒绝：/apply_time 格式不对'],
    ['it comes before the user has applied', (call: EventOf<'gateway'>) => ({ ...call, at: 1 }), '「已投递」在用户投递之前就回传了'],
  ])('fails where %s', (_what, change, observed) => {
    expect(judge(deliveredStatusArrives, push(change)).observed).toEqual([observed]);
  });

  it('fails where the second application shares the first one’s push', () => {
    const once = alter(run, 'alipay-returning-user', (events) => events.filter((each) => !(each.kind === 'gateway' && JSON.stringify(each.bizContent).includes('J-1002'))));
    expect(judge(deliveredStatusArrives, once).outcome).toBe('fail');
  });

  it('finds a push that came after the journey had stopped listening', () => {
    const journey = run.journeys.find((each) => each.header.journey === id);
    const own = journey?.events.find((each) => each.kind === 'gateway');
    if (own?.kind !== 'gateway') throw new Error('no push');
    const shared = { ...event('gateway', 0, { ...pushCall(5_000_000, { status: '已投递', outJobId: 'x', outApplyId: 'x', userId: own.userId ?? '' }), method: 'alipay.system.oauth.token' }), at: 10 };
    const moved = alter(run, id, (events) => [shared, ...events.filter((each) => each.kind !== 'gateway')]);
    const late = { ...moved, world: [...run.world, { ...shared, at: 1_010 }, { ...own, at: own.at + 1_000 }] };
    expect(judge(deliveredStatusArrives, late).outcome).toBe('pass');
  });

  it('cannot tell without a code for 已投递, or where nothing was delivered', () => {
    expect(judge(deliveredStatusArrives, neverDelivered(run, id)).outcome).toBe('cannotTell');
  });

  it('counts the own link’s applications on the own link', () => {
    const silent = alter(run, 'self-first-apply', (events) => events.filter((each) => each.kind !== 'gateway'));
    expect([judge(deliveredStatusArrives, silent).outcome, judge(deliveredStatusArrives, silent, 'self').outcome]).toEqual(['pass', 'fail']);
  });

  const returning = (change: (each: EvidenceEvent) => EvidenceEvent[]): Evidence => alter(run, 'alipay-returning-user', (events) => events.flatMap(change));
  const ofJob = (each: EventOf<'gateway'>, job: string): boolean => JSON.stringify(each.bizContent).includes(job);

  it('says where one push was to do for two applications to the same job', () => {
    const same = returning((each) => {
      if (each.kind === 'gateway') return ofJob(each, 'J-1002') ? [biz({ out_job_id: 'J-1001' })(each)] : [];
      return each.kind === 'screen' && each.moment === 'jd-again' ? [{ ...each, page: { path: 'pages/job/detail', query: { outJobId: 'J-1001' } } }] : [each];
    });
    const [finding, ...others] = findingsOf(deliveredStatusArrives, same);
    expect([finding?.observed, finding?.where.length, others]).toEqual(['这次投递没有自己的「已投递」：收到的回传属于另一次投递', 2, []]);
  });

  it('cannot say which job it was where the page does not, and asks for a person', () => {
    const unknown = (change: (call: EventOf<'gateway'>) => EvidenceEvent[]): Evidence => returning((each) => {
      if (each.kind === 'gateway') return ofJob(each, 'J-1002') ? change(each) : [each];
      return each.kind === 'screen' && each.moment === 'jd-again' ? [{ ...each, page: { path: 'pages/job/detail', query: {} }, tree: [] }] : [each];
    });
    expect(judge(deliveredStatusArrives, unknown((call) => [call]))).toMatchObject({ outcome: 'cannotTell', needsReview: true });
    const other = alter(unknown((call) => [biz({ apply_status: 'PROCESSING' })(call)]), 'alipay-returning-user', (events) => events.filter((each) => each.kind !== 'gateway' || ofJob(each, 'J-1002')));
    expect(judge(deliveredStatusArrives, other).observed).toEqual(['收到的状态回传带的是别的岗位 J-1002', '收到的状态是 PROCESSING，不是「已投递」（APPLYING）']);
  });

  it.each([['before', -1, 1], ['with', 0, 0]])('notes a push that comes %s the tap on apply', (_what, later, notes) => {
    const tap = run.journeys.find(({ header }) => header.journey === id)?.events.find((each) => each.kind === 'tap' && each.purpose === 'apply')?.at ?? 0;
    const own = push((call) => call);
    const early = alter(own, id, (events) => [...events, { ...event('gateway', 0, { ...pushCall(4_000_000, { status: '已投递', outJobId: 'J-1001', outApplyId: 'A-2', userId: '2088000000000002' }) }), at: tap + later }]);
    expect(judge(deliveredStatusArrives, early)).toMatchObject({ outcome: 'pass', notes: ['用户点击投递之前就回传了 APPLYING'].slice(0, notes) });
  });

  it('speaks of the refusal where an early push stands beside it', () => {
    const both = alter(run, id, (events) => events.flatMap((each): EvidenceEvent[] => (each.kind === 'gateway' ? [{ ...each, at: 1 }, { ...each, call: 4_000_001, response: { code: '40004', body: {} } }] : [each])));
    expect(judge(deliveredStatusArrives, both).observed).toEqual(['「已投递」被支付宝拒绝：40004']);
  });

  it('notes an early push without a status as well', () => {
    const early = push((call) => ({ ...biz({ apply_status: '' })(call), at: 1 }));
    expect(judge(deliveredStatusArrives, early)).toMatchObject({ outcome: 'fail', notes: ['用户点击投递之前就回传了 （空）'] });
  });

  it('cannot tell where the configuration names no code for 已投递', () => {
    const nameless = { ...run, run: { ...run.run, statuses: { ...run.run.statuses, codes: {} } } };
    expect(judge(deliveredStatusArrives, push(biz({ apply_status: '' }), nameless)).observed).toContain('收到的状态是 APPLYING，不是「已投递」（未配置）');
    const silent = nameless.journeys.reduce((now, { header }) => alter(now, header.journey, (events) => events.map((each) => (each.kind === 'gateway' ? biz({ apply_status: '' })(each) : each))), nameless as Evidence);
    expect(judge(deliveredStatusArrives, silent)).toMatchObject({ outcome: 'cannotTell', observed: ['没有配置'] });
  });
});
