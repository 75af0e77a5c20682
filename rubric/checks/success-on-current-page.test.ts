import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, button, changeScreens, conformingRun, event, findingsOf, insertAfter, judge, text, tree } from '../evidence-for-tests.js';
import { neverDelivered } from './apply-checks.fixture.js';
import { successOnCurrentPage } from './success-on-current-page.js';

const run = conformingRun();
const result = (...nodes: Parameters<typeof tree>[0]): ReturnType<typeof changeScreens> => changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, tree: tree(nodes) }));
const submitted = (each: EvidenceEvent): boolean => each.kind === 'sheet' && each.phase === 'submitted';

describe('success-on-current-page', () => {
  it.each(['投递成功', '报名成功', '简历已送达', '已为您投递', 'Application submitted'])('passes where the page says "%s"', (words) => {
    expect(judge(successOnCurrentPage, result(text(words), button('返回支付宝就业'))).outcome).toBe('pass');
  });

  it('fails where only a toast says so', () => {
    const toast = alter(result(text('岗位职责'), button('返回支付宝就业')), 'alipay-resume-complete', (events) => insertAfter(events, submitted, event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '投递成功' })));
    expect(judge(successOnCurrentPage, toast).observed).toEqual(['只有一闪而过的轻提示「投递成功」，页面上没有投递成功的提示']);
  });

  it('passes where a dialog of the app says so and is still open', () => {
    const alert = alter(result(text('岗位职责')), 'alipay-resume-complete', (events) => insertAfter(events, submitted, event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '投递成功', buttons: ['返回支付宝就业'] })));
    expect(judge(successOnCurrentPage, alert).outcome).toBe('pass');
  });

  it('fails where success stands on another page', () => {
    const moved = changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, page: { path: 'pages/success/index', query: {} } }));
    expect(judge(successOnCurrentPage, moved).observed).toEqual(['投递成功显示在另一个页面 pages/success/index（点击投递时在 pages/job/detail）']);
  });

  it('cannot tell where success was never seen, or the page never settled', () => {
    expect(judge(successOnCurrentPage, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
    expect(judge(successOnCurrentPage, changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, settled: false }))).outcome).toBe('cannotTell');
  });

  const bare = result(text('岗位职责'), button('返回支付宝就业'));
  const said = (...dialogs: EvidenceEvent[]): ReturnType<typeof alter> => alter(bare, 'alipay-resume-complete', (events) => insertAfter(events, submitted, ...dialogs));
  it.each([
    ['a toast of something else', [event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '加载中' })]],
    ['a dialog that is closed again', [event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '投递成功' }), event('dialog', 0, { dialog: 'alert', phase: 'closed', text: '' })]],
  ])('does not speak of a toast where there was %s', (_what, dialogs) => {
    expect(judge(successOnCurrentPage, said(...dialogs)).observed).toEqual(['页面上没有投递成功的提示']);
  });

  it('points at the page, and at the toast', () => {
    const [finding] = findingsOf(successOnCurrentPage, said(event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '投递成功' })));
    expect(finding?.where.map(({ screen, seqs }) => [screen !== undefined, seqs.length])).toEqual([[true, 1], [false, 1]]);
  });

  it('passes where one of the screens after success says so', () => {
    const scrolled = alter(run, 'alipay-resume-complete', (events) => events.flatMap((each) => (each.kind === 'screen' && each.moment === 'after-delivery' ? [each, { ...each, moment: 'after-delivery-scrolled' as const, tree: tree([text('岗位职责')]) }] : [each])));
    expect(judge(successOnCurrentPage, scrolled).outcome).toBe('pass');
  });

  it('does not guess where the page of the tap is not known', () => {
    const unknown = alter(run, 'alipay-resume-complete', (events) => events.map((each) => (each.kind === 'tap' && each.purpose === 'apply' ? { ...each, page: undefined as never } : each))); // a recorder that left it out
    expect(judge(successOnCurrentPage, unknown).outcome).toBe('pass');
  });
});
