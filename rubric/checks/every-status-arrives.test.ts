import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent, EventOf } from '../../evidence/contract.js';
import { alter, conformingRun, event, judge, withJourney } from '../evidence-for-tests.js';
import { everyStatusArrives } from './every-status-arrives.js';

const run = conformingRun();
const change = (with_: (each: EvidenceEvent) => EvidenceEvent | undefined, from: Evidence = run): Evidence =>
  alter(from, 'alipay-status', (events) => events.flatMap((each) => [with_(each)].filter((kept) => kept !== undefined)));
const isStatus = (each: EvidenceEvent, code: string): each is EventOf<'gateway'> => each.kind === 'gateway' && JSON.stringify(each.bizContent).includes(`"${code}"`);
const biz = (each: EventOf<'gateway'>, fields: Record<string, string>): EvidenceEvent => ({ ...each, bizContent: { ...(each.bizContent as object), ...fields } }); // test data of pushCall

describe('every-status-arrives', () => {
  it('passes where each of six changes is answered by a push of its own, though several share a code', () => {
    expect(judge(everyStatusArrives, run)).toMatchObject({ outcome: 'pass', facts: ['后台改变了 6 次状态，收到 6 次回传：沟通中、面试中、未录取、已录取、已入职、停止招聘'] });
  });

  it('fails where two changes of one code got one push between them', () => {
    let dropped = false;
    const one = change((each) => (isStatus(each, 'PROCESSING') && !dropped ? void (dropped = true) : each));
    expect(judge(everyStatusArrives, one).observed).toEqual(['没有收到「面试中」']);
  });

  it.each([
    ['another application', { out_apply_id: 'A-other' }, ['「未录取」带的是别的应聘单 A-other', '「停止招聘」带的是别的应聘单 A-other']],
    ['another user', { user_id: '2088999999999999' }, ['「未录取」带的是别的用户', '「停止招聘」带的是别的用户']],
  ])('fails where the pushes name %s', (_what, fields, observed) => {
    expect(judge(everyStatusArrives, change((each) => (isStatus(each, 'APPLY_FAILED') ? biz(each, fields) : each))).observed).toEqual(observed);
  });

  it('fails where Alipay refuses a push', () => {
    const refused = change((each) => (isStatus(each, 'APPLY_SUCCESS') ? { ...each, response: { code: '20000', body: {} } } : each));
    expect(judge(everyStatusArrives, refused).observed).toEqual(['「已录取」被支付宝拒绝：20000', '「已入职」被支付宝拒绝：20000']);
  });

  it('does not take a push from before the change for its answer', () => {
    expect(judge(everyStatusArrives, change((each) => (isStatus(each, 'APPLY_FAILED') ? { ...each, at: 1 } : each))).outcome).toBe('fail');
  });

  it('warns of more pushes than changes', () => {
    const twice = alter(run, 'alipay-status', (events) => events.flatMap((each): EvidenceEvent[] => (isStatus(each, 'PROCESSING') ? [each, { ...each, call: each.call + 500 }] : [each])));
    expect(judge(everyStatusArrives, twice)).toMatchObject({ outcome: 'pass', warnings: ['多回传了 2 次'] });
  });

  it('shows a person what the ISV declares it has not', () => {
    const declared = { ...run, run: { ...run.run, statuses: { ...run.run.statuses, notOffered: [{ status: '停止招聘' as const, reason: '岗位到期自动下线' }] } } };
    const gone = change((each) => (each.kind === 'trigger' && each.status === '停止招聘' ? undefined : each), declared);
    expect(judge(everyStatusArrives, gone)).toMatchObject({ outcome: 'pass', needsReview: true, notes: ['配置声明小程序没有「停止招聘」：岗位到期自动下线'] });
  });

  it('cannot tell where a status was neither triggered nor declared absent', () => {
    expect(judge(everyStatusArrives, change((each) => (each.kind === 'trigger' && each.status === '已入职' ? undefined : each)))).toMatchObject({ outcome: 'cannotTell', observed: ['没有触发：已入职'] });
  });

  it('cannot tell where the back office answered 500, and says so instead of blaming the push', () => {
    const broken = change((each) => (each.kind === 'trigger' && each.status === '已录取' && each.answeredAt !== undefined ? { ...each, responseStatus: 500 } : isStatus(each, 'APPLY_SUCCESS') ? undefined : each));
    const answer = judge(everyStatusArrives, broken);
    expect(answer.observed).toEqual(['没有收到「已入职」']);
    const both = change((each) => (each.kind === 'trigger' && ['已录取', '已入职'].includes(each.status) && each.answeredAt !== undefined ? { ...each, responseStatus: 500 } : isStatus(each, 'APPLY_SUCCESS') ? undefined : each));
    expect(judge(everyStatusArrives, both)).toMatchObject({ outcome: 'cannotTell', observed: ['触发请求失败：HTTP 500', '触发请求失败：HTTP 500'] });
  });

  it('cannot tell where nothing was triggered', () => {
    expect(judge(everyStatusArrives, change((each) => (each.kind === 'trigger' ? undefined : each))).outcome).toBe('cannotTell');
  });

  const refused = { response: { code: '40004', body: {} } };
  const changedAt = run.journeys.find(({ header }) => header.journey === 'alipay-status')?.events.find((each) => each.kind === 'trigger' && each.status === '未录取')?.at ?? 0;
  it.each([['just before', -1, '没有收到「未录取」'], ['at', 0, '「未录取」被支付宝拒绝：40004']])('asks a refused push that came %s the change no more than it knows', (_what, later, observed) => {
    expect(judge(everyStatusArrives, change((each) => (isStatus(each, 'APPLY_FAILED') ? { ...each, ...refused, at: changedAt + later } : each))).observed[0]).toBe(observed);
  });

  it.each([['as long as it may take', 30_000, 'fail'], ['not as long as it may take', 29_999, 'cannotTell']])('of a journey that broke off blames the push where it was looked for %s', (_what, looked, outcome) => {
    const broken = withJourney(run, 'alipay-status', (journey) => {
      const sent = journey.events.findIndex((each) => each.kind === 'trigger');
      const events = [...journey.events.slice(0, sent + 1), event('error', (journey.events[sent]?.at ?? 0) + looked, { source: 'journey', message: '断开' })];
      return { ...journey, events: events.map((each, seq) => ({ ...each, seq })), end: { status: 'failed', events: 1, durationMs: 1, reason: '断开' } };
    });
    expect(judge(everyStatusArrives, broken).outcome).toBe(outcome);
  });

  it.each<[string, Partial<EventOf<'gateway'>>, string[]]>([['refused', refused, []], ['of another application', { bizContent: { out_apply_id: 'A-other', user_id: '2088000000000007', apply_status: 'PROCESSING' } }, []], ['at the first change', { at: -1 }, ['多回传了 1 次']]])('counts a further push: %s', (_what, over, warnings) => {
    const first = run.journeys.find(({ header }) => header.journey === 'alipay-status')?.events.find((each) => each.kind === 'trigger')?.at ?? 0;
    const own = run.journeys.find(({ header }) => header.journey === 'alipay-status')?.events.find((each): each is EventOf<'gateway'> => isStatus(each, 'PROCESSING'));
    const more = alter(run, 'alipay-status', (events) => [...events, ...(own ? [{ ...own, call: 77_777, ...over, at: over.at === undefined ? own.at : first }] : [])]);
    expect(judge(everyStatusArrives, more).warnings).toEqual(warnings);
  });

  it.each<[string, Partial<EventOf<'trigger'>>]>([['HTTP 400', { responseStatus: 400 }], ['ECONNRESET', { responseStatus: undefined, error: 'ECONNRESET' } as never], ['连接中断', { responseStatus: 502, error: '连接中断' }]])('says how a change failed: %s', (said, answer) => {
    const broken = change((each) => (each.kind === 'trigger' && each.answeredAt !== undefined ? { ...each, ...answer } : each));
    expect(judge(everyStatusArrives, broken)).toMatchObject({ outcome: 'cannotTell', observed: [`触发请求失败：${said}`, `触发请求失败：${said}`, `触发请求失败：${said}`, `触发请求失败：${said}`, `触发请求失败：${said}`, `触发请求失败：${said}`] });
  });
});
