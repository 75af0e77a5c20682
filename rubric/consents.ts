/** What kind of authorisation a dialog asks for. */
import type { EventOf, EvidenceEvent, RunHeader } from '../evidence/contract.js';
import { ofKind } from './view.js';

export type Dialog = EventOf<'dialog'>;

/** 应聘状态回传授权; `ptjob_order_sync` is the nearest published scope of the same purpose. */
export const statusScopes: ReadonlySet<string> = new Set(['yingpin', 'ptjob_order_sync']);
const silentScopes: ReadonlySet<string> = new Set(['auth_base']);
/** 会员信息授权, which real-name mode rests on. */
export const profileScopes: ReadonlySet<string> = new Set(['auth_user', 'auth_userinfo', 'auth_zhima']);

export const shownDialogs = (events: readonly EvidenceEvent[]): Dialog[] => ofKind(events, 'dialog').filter((dialog) => dialog.phase === 'shown');

/** Dialogs in which the user grants something: Alipay draws them, the app cannot dress them as anything else. */
export const isAuthorisation = (dialog: Dialog): boolean => ['consent', 'phone', 'profile', 'location'].includes(dialog.dialog);

/** Scopes that show a dialog at all. */
export const askedScopes = (dialog: Dialog): string[] => (dialog.scopes ?? []).filter((scope) => !silentScopes.has(scope));

/** 验收标准②: the one authorisation that may come beside the sheet. */
export const isStatusConsent = (dialog: Dialog): boolean =>
  dialog.dialog === 'consent' && askedScopes(dialog).length > 0 && askedScopes(dialog).every((scope) => statusScopes.has(scope));

/** 灵工: the real-name authorisation, merged with 应聘状态回传 or not. */
export const isRealNameConsent = (dialog: Dialog, run: RunHeader): boolean =>
  run.app.resumeMode === 'real-name' && dialog.dialog === 'consent' && askedScopes(dialog).some((scope) => profileScopes.has(scope)) &&
  askedScopes(dialog).every((scope) => profileScopes.has(scope) || statusScopes.has(scope));

export const describeDialog = (dialog: Dialog): string => {
  const kind = { consent: '授权弹窗', phone: '手机号授权弹窗', profile: '头像昵称授权弹窗', location: '位置授权弹窗', alert: '提示框', confirm: '确认框', prompt: '输入框', actionSheet: '选择面板', toast: '轻提示', loading: '加载提示', other: '弹窗' }[dialog.dialog];
  const scopes = dialog.scopes && dialog.scopes.length > 0 ? `（scope：${dialog.scopes.join('、')}）` : '';
  return `${kind}${dialog.text === '' ? '' : `「${brief(dialog.text)}」`}${scopes}`;
};

/** Quotes of a stranger's screen stay short. */
export function brief(text: string, limit = 40): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > limit ? `${[...line].slice(0, limit).join('')}…` : line;
}
