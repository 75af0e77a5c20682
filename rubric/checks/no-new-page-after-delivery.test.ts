import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, changeScreens, conformingRun, event, insertAfter, judge } from '../evidence-for-tests.js';
import { afterApplyTap, neverDelivered } from './apply-checks.fixture.js';
import { noNewPageAfterDelivery } from './no-new-page-after-delivery.js';

const run = conformingRun();
const submitted = (each: EvidenceEvent): boolean => each.kind === 'sheet' && each.phase === 'submitted';
const opens = (action: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'): EvidenceEvent => event('page', 0, { action, stack: [{ path: 'pages/result/index', query: {} }] });

describe('no-new-page-after-delivery', () => {
  it('passes where the page stays', () => {
    expect(judge(noNewPageAfterDelivery, run).outcome).toBe('pass');
  });

  it.each(['navigateTo', 'redirectTo', 'reLaunch', 'switchTab'] as const)('fails on %s after the sheet’s submission', (action) => {
    expect(judge(noNewPageAfterDelivery, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, submitted, opens(action)))).observed).toEqual(['投递后跳转到了 pages/result/index']);
  });

  it('fails where the result stands on another page', () => {
    expect(judge(noNewPageAfterDelivery, changeScreens(run, 'alipay-returning-user', ['after-delivery'], (screen) => ({ ...screen, page: { path: 'pages/done', query: {} } }))).observed).toEqual(['投递成功显示在新页面 pages/done']);
  });

  it('lets pages come before the submission, and after the user’s own tap', () => {
    expect(judge(noNewPageAfterDelivery, afterApplyTap(run, 'alipay-resume-complete', opens('navigateTo'))).outcome).toBe('pass');
    expect(judge(noNewPageAfterDelivery, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'tap' && each.purpose === 'return', opens('reLaunch')))).outcome).toBe('pass');
  });

  it('cannot tell where success was never seen', () => {
    expect(judge(noNewPageAfterDelivery, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });

  it('does not guess where the page of the tap is not known', () => {
    const unknown = alter(run, 'alipay-resume-complete', (events) => events.map((each) => (each.kind === 'tap' && each.purpose === 'apply' ? { ...each, page: undefined as never } : each))); // a recorder that left it out
    expect(judge(noNewPageAfterDelivery, unknown).outcome).toBe('pass');
  });

  it('names the page on top, if it has a name', () => {
    const pushed = (stack: { path: string; query: Record<string, string> }[]): string[] => judge(noNewPageAfterDelivery, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, submitted, event('page', 0, { action: 'navigateTo', stack })))).observed;
    expect([pushed([{ path: 'pages/job/detail', query: {} }, { path: 'pages/done', query: {} }]), pushed([])]).toEqual([['投递后跳转到了 pages/done'], ['投递后跳转到了 ']]);
  });
});
