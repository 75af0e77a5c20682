import { describe, expect, it } from 'vitest';
import type { Dialog } from './consents.js';
import { askedScopes, brief, describeDialog, isAuthorisation, isRealNameConsent, isStatusConsent, shownDialogs } from './consents.js';
import { conformingRun, event } from './evidence-for-tests.js';

const dialog = (kind: Dialog['dialog'], scopes?: string[], text = ''): Dialog => event('dialog', 0, { dialog: kind, phase: 'shown', text, ...(scopes ? { scopes } : {}) }) as Dialog; // just made as one
const { run } = conformingRun();
const realName = { ...run, app: { ...run.app, resumeMode: 'real-name' as const } };

describe('a dialog', () => {
  it.each<[Dialog['dialog'], string, boolean]>([
    ['consent', '授权弹窗', true], ['phone', '手机号授权弹窗', true], ['profile', '头像昵称授权弹窗', true], ['location', '位置授权弹窗', true], ['alert', '提示框', false], ['confirm', '确认框', false],
    ['prompt', '输入框', false], ['actionSheet', '选择面板', false], ['toast', '轻提示', false], ['loading', '加载提示', false], ['other', '弹窗', false],
  ])('is called by its kind, and is an authorisation or not: %s', (kind, name, grants) => expect([describeDialog(dialog(kind)), isAuthorisation(dialog(kind))]).toEqual([name, grants]));

  it('is quoted with its words and scopes', () => {
    expect([describeDialog(dialog('consent', ['yingpin', 'auth_user'], '申请\n  获取')), describeDialog(dialog('toast', [], '好'))]).toEqual(['授权弹窗「申请 获取」（scope：yingpin、auth_user）', '轻提示「好」']);
  });

  it('counts where it was shown, not again where it closed', () => {
    const closed = { ...dialog('toast'), phase: 'closed' as const };
    expect(shownDialogs([dialog('alert'), closed, event('chapter', 0, { label: '①', text: '' })])).toEqual([dialog('alert')]);
  });
});

describe('an authorisation', () => {
  const of = (...scopes: string[]): [string[], boolean, boolean, boolean] => {
    const asked = dialog('consent', scopes);
    return [askedScopes(asked), isStatusConsent(asked), isRealNameConsent(asked, realName), isRealNameConsent(asked, run)];
  };

  it.each<[string[], boolean, boolean]>([
    [['yingpin'], true, false], [['ptjob_order_sync', 'yingpin'], true, false], [['yingpin', 'auth_user'], false, true], [['auth_userinfo'], false, true], [['auth_zhima'], false, true], [['yingpin', 'location'], false, false], [['auth_user', 'location'], false, false], [[], false, false],
  ])('is for the status, for the real name of 灵工, or neither: %j', (scopes, status, name) => expect(of(...scopes)).toEqual([scopes, status, name, false]));

  it('asks nothing by a silent scope', () => expect([of('auth_base', 'yingpin'), of('auth_base')]).toEqual([[['yingpin'], true, false, false], [[], false, false, false]]));
  it('without scopes asks for none', () => expect(askedScopes(dialog('consent'))).toEqual([]));
  it('of another kind is neither', () => expect([isStatusConsent(dialog('phone', ['yingpin'])), isRealNameConsent(dialog('phone', ['auth_user']), realName)]).toEqual([false, false]));
});

describe('a quote', () => {
  it.each<[string, number, string]>([[' a \n\t b ', 40, 'a b'], ['一二三', 3, '一二三'], ['一二三四', 3, '一二三…'], ['😀😀😀', 2, '😀😀…']])('is short: %j', (text, limit, quote) => expect(brief(text, limit)).toBe(quote));
  it('has forty characters unless told', () => expect([brief('字'.repeat(40)), brief('字'.repeat(41))]).toEqual(['字'.repeat(40), `${'字'.repeat(40)}…`]));
});
