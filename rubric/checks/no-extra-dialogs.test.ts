import { describe, expect, it } from 'vitest';
import { alter, conformingRun, event, insertAfter, judge } from '../evidence-for-tests.js';
import { afterApplyTap, neverDelivered } from './apply-checks.fixture.js';
import { noExtraDialogs } from './no-extra-dialogs.js';

const run = conformingRun();
const consent = (...scopes: string[]): ReturnType<typeof event> => event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '', scopes });

describe('no-extra-dialogs', () => {
  it('passes with the sheet alone, and with 应聘状态回传 asked once', () => {
    expect(judge(noExtraDialogs, run, 'run').outcome).toBe('pass');
    expect(judge(noExtraDialogs, afterApplyTap(run, 'alipay-resume-complete', consent('yingpin')), 'run').outcome).toBe('pass');
  });

  it.each([
    ['the phone number', event('dialog', 0, { dialog: 'phone', phase: 'shown', text: '' })], ['avatar and nickname', event('dialog', 0, { dialog: 'profile', phase: 'shown', text: '' })],
    ['the location', event('dialog', 0, { dialog: 'location', phase: 'shown', text: '' })], ['member information', consent('auth_user')],
  ])('fails where %s is asked for', (_what, dialog) => {
    expect(judge(noExtraDialogs, afterApplyTap(run, 'alipay-resume-complete', dialog), 'run').outcome).toBe('fail');
  });

  it('fails where 应聘状态回传 is asked for a second time', () => {
    const twice = alter(afterApplyTap(run, 'alipay-returning-user', consent('yingpin')), 'alipay-returning-user', (events) => insertAfter(events, (each) => each.kind === 'chapter' && each.label === '再次投递', consent('yingpin')));
    expect(judge(noExtraDialogs, twice, 'run').observed).toEqual(['应聘状态回传授权第二次出现：授权弹窗（scope：yingpin）']);
  });

  it('lets toasts and silent scopes be', () => {
    expect(judge(noExtraDialogs, afterApplyTap(run, 'alipay-resume-complete', consent('auth_base'), event('dialog', 0, { dialog: 'toast', phase: 'shown', text: '' })), 'run').outcome).toBe('pass');
  });

  it('cannot tell where the way to success was not seen', () => {
    expect(judge(noExtraDialogs, neverDelivered(run, 'alipay-resume-complete'), 'run').outcome).toBe('cannotTell');
  });

  it.each([['a consent that does not say for what', event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '' })], ['the phone number, with no scope named', event('dialog', 0, { dialog: 'phone', phase: 'shown', text: '', scopes: [] })]])('fails on %s', (_what, dialog) => {
    expect(judge(noExtraDialogs, afterApplyTap(run, 'alipay-resume-complete', dialog), 'run').outcome).toBe('fail');
  });
});
