import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent, EventOf } from '../../evidence/contract.js';
import { alter, conformingRun, event, judge, pushCall } from '../evidence-for-tests.js';
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
});
