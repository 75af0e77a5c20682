import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, conformingRun, event, findingsOf, judge, withJourney } from '../evidence-for-tests.js';
import { backReturnsToAlipay } from './back-returns-to-alipay.js';

const run = conformingRun();
const instead = (...after: EvidenceEvent[]): ReturnType<typeof alter> =>
  alter(run, 'alipay-jd-back', (events) => [...events.slice(0, events.findIndex((each) => each.kind === 'back') + 1), ...after]);

describe('back-returns-to-alipay', () => {
  it('passes where one press leaves for 支付宝就业', () => {
    expect(judge(backReturnsToAlipay, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['按返回 1 次，每次都回到支付宝']) });
  });

  it('fails where a page of the app lies under the JD page', () => {
    expect(judge(backReturnsToAlipay, instead(event('page', 0, { action: 'navigateBack', stack: [{ path: 'pages/index/index', query: {} }] }))).observed).toEqual(['返回后停在自己的页面 pages/index/index']);
  });

  it('fails where a dialog holds the user back', () => {
    expect(judge(backReturnsToAlipay, instead(event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '确定离开吗' }))).observed).toEqual(['返回被拦截，出现确认框「确定离开吗」']);
  });

  it('fails where nothing happens, or the user lands elsewhere', () => {
    expect(judge(backReturnsToAlipay, instead()).observed).toEqual(['按返回后没有离开岗位详情页']);
    expect(judge(backReturnsToAlipay, instead(event('exit', 0, { via: 'back', to: 'mini-program', target: '2021009' }))).outcome).toBe('fail');
  });

  it('fails where only the second press leaves', () => {
    const twice = instead(event('page', 0, { action: 'navigateBack', stack: [{ path: 'pages/index/index', query: {} }] }), event('back', 0, { via: 'title-bar' }), event('exit', 0, { via: 'back', to: 'alipay-employment' }));
    expect(judge(backReturnsToAlipay, twice).observed).toHaveLength(1);
  });

  it('cannot tell where back was never pressed, or the journey was cut short', () => {
    expect(judge(backReturnsToAlipay, alter(run, 'alipay-jd-back', (events) => events.filter((each) => each.kind !== 'back'))).outcome).toBe('cannotTell');
    expect(judge(backReturnsToAlipay, withJourney(run, 'alipay-jd-back', (journey) => ({ ...journey, end: undefined })))).toMatchObject({ outcome: 'cannotTell', observed: ['旅程「alipay-jd-back」没有走完'] });
  });

  it('is content with Alipay itself', () => {
    expect(judge(backReturnsToAlipay, instead(event('exit', 0, { via: 'back', to: 'alipay' }))).outcome).toBe('pass');
  });

  it('points at the press and at the first thing that came instead', () => {
    const page = event('page', 0, { action: 'navigateBack', stack: [{ path: 'pages/index/index', query: {} }] });
    const [finding] = findingsOf(backReturnsToAlipay, instead(event('exit', 0, { via: 'back', to: 'url', target: 'https://example.com' }), page, event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '再见' })));
    const back = run.journeys.find(({ header }) => header.journey === 'alipay-jd-back')?.events.findIndex(({ kind }) => kind === 'back') ?? 0;
    expect([finding?.observed, finding?.where.map(({ seqs }) => seqs)]).toEqual(['返回后去了 https://example.com', [[back, back + 1]]]);
  });

  it.each([
    ['nothing more', [], 'cannotTell', ['旅程「alipay-jd-back」没有走完']],
    ['a page of the app', [event('page', 0, { action: 'navigateBack', stack: [{ path: 'pages/list/index', query: {} }, { path: 'pages/index/index', query: {} }] })], 'fail', ['返回后停在自己的页面 pages/index/index']],
    ['a page without a name', [event('page', 0, { action: 'navigateBack', stack: [] })], 'fail', ['返回后停在自己的页面 ']],
    ['a question', [event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '确定离开吗' })], 'fail', ['返回被拦截，出现确认框「确定离开吗」']],
    ['a way out', [event('exit', 0, { via: 'back', to: 'url', target: 'https://example.com' })], 'fail', ['返回后去了 https://example.com']],
  ])('of a journey that broke off after the press says what it saw: %s', (_what, seen, outcome, observed) => {
    const broken = withJourney(instead(...seen), 'alipay-jd-back', (journey) => ({ ...journey, end: { status: 'failed', events: 1, durationMs: 1, reason: '断开' } }));
    expect(judge(backReturnsToAlipay, broken)).toMatchObject({ outcome, observed });
  });
});
