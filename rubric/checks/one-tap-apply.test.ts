import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { alter, conformingRun, event, input, insertAfter, judge, order, text } from '../evidence-for-tests.js';
import { afterApplyTap, gigApp, miniScreen, neverDelivered } from './apply-checks.fixture.js';
import { oneTapApply } from './one-tap-apply.js';

const run = conformingRun();
const secondApply = (events: readonly EvidenceEvent[]): EvidenceEvent | undefined => events.findLast((each) => each.kind === 'tap' && each.purpose === 'apply');
const again = (...added: EvidenceEvent[]): ReturnType<typeof alter> => alter(run, 'alipay-returning-user', (events) => insertAfter(events, (each) => each === secondApply(events), ...added));

describe('one-tap-apply', () => {
  it('passes where only Alipay’s sheet asks, and the second application takes one tap', () => {
    expect(judge(oneTapApply, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['再次投递 1 次，都只点了一下']) });
  });

  it.each([
    ['a confirmation', event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '确认投递？' }), '出现确认框「确认投递？」'],
    ['an extra button of the app', event('tap', 0, { purpose: 'navigate', text: '下一步', role: 'button', foundBy: 'text' }), '还要点「下一步」才能继续'],
    ['a second apply tap', event('tap', 0, { purpose: 'apply', text: '确认投递', role: 'button', foundBy: 'text' }), '还要点「确认投递」才能继续'],
    ['a form of the app', miniScreen('after-apply-tap', [text('姓名'), text('学历'), input('请输入姓名')]), '小程序自己的页面要求填写：姓名、学历、请输入姓名'],
  ])('fails on %s on the way', (_what, added, observed) => {
    expect(judge(oneTapApply, afterApplyTap(run, 'alipay-resume-complete', added)).observed).toEqual([observed]);
  });

  it('lets toasts pass, and an alert that says it worked', () => {
    const told = afterApplyTap(run, 'alipay-resume-complete', event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '提交中' }), event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '投递成功' }));
    expect(judge(oneTapApply, told).outcome).toBe('pass');
  });

  it('fails where a returning user must work in the sheet again', () => {
    const sheetAgain = again(event('sheet', 0, { sheet: 'smart-resume', phase: 'opened', order: order('T-2') }), event('tap', 0, { purpose: 'sheet', text: 'sheet-agree', role: 'button', foundBy: 'shell' }));
    expect(judge(oneTapApply, sheetAgain).observed).toEqual(['再次投递时又要在半屏里操作 1 次']);
  });

  it('lets the sheet open and close by itself for a returning user', () => {
    expect(judge(oneTapApply, again(event('sheet', 0, { sheet: 'smart-resume', phase: 'opened', order: order('T-2') }))).outcome).toBe('pass');
  });

  it('cannot tell where nobody applied a second time', () => {
    const once = alter(run, 'alipay-returning-user', (events) => events.slice(0, events.findIndex((each) => each.kind === 'chapter' && each.label === '再次投递')));
    expect(judge(oneTapApply, once)).toMatchObject({ outcome: 'cannotTell', observed: ['没有看到再次投递成功'] });
    expect(judge(oneTapApply, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });

  it('fails where the app asks for words', () => {
    expect(judge(oneTapApply, afterApplyTap(run, 'alipay-resume-complete', event('dialog', 0, { dialog: 'prompt', phase: 'shown', text: '你的手机号？' }))).observed).toEqual(['出现输入框「你的手机号？」']);
  });

  const tap = (purpose: 'sheet' | 'dialog' | 'shell'): EvidenceEvent => event('tap', 0, { purpose, text: '同意', role: 'button', foundBy: 'shell' });
  const asked = (dialog: 'consent' | 'phone' | 'toast', ...scopes: string[]): EvidenceEvent => event('dialog', 0, { dialog, phase: 'shown', text: '', scopes });
  it.each<[string, EvidenceEvent[], string[]]>([
    ['the status consent again', [asked('consent', 'yingpin'), tap('dialog')], ['再次投递时又要在授权弹窗里操作 1 次']], ['the status consent, answered by nobody', [asked('consent', 'yingpin'), tap('shell')], []],
    ['another authorisation, which RED.extra-dialogs judges', [asked('phone'), tap('dialog')], []], ['a toast', [asked('toast'), tap('dialog')], []],
    ['a sheet that was refused', [event('sheet', 0, { sheet: 'smart-resume', phase: 'refused' }), tap('sheet')], []],
  ])('of a returning user sees %s', (_what, added, observed) => {
    expect(judge(oneTapApply, again(...added)).observed).toEqual(observed);
  });

  it('fails where a returning user of a 灵工 app must give his real name again', () => {
    const gig = alter(conformingRun({ app: gigApp }), 'alipay-returning-user', (events) => insertAfter(events, (each) => each === secondApply(events), asked('consent', 'auth_user', 'yingpin'), tap('dialog')));
    expect(judge(oneTapApply, gig).observed).toEqual(['再次投递时又要在授权弹窗里操作 1 次']);
  });
});
