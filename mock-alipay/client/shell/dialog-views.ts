/** Native dialogs as Alipay draws them. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { DialogButton, DialogView } from './state.js';

export function dialogLayer(dialog: DialogView): ComponentChild {
  const panel = dialog.dialog === 'actionSheet' || isConsent(dialog);
  const hooks = { 'data-shell': 'dialog', 'data-dialog': dialog.dialog, 'data-scopes': dialog.scopes?.join(',') };
  return h('div', { class: panel ? 'mask bottom' : 'mask', key: dialog.id },
    dialog.dialog === 'actionSheet' ? actionSheet(dialog, hooks) : isConsent(dialog) ? consent(dialog, hooks) : box(dialog, hooks));
}

const isConsent = ({ dialog }: DialogView): boolean => dialog === 'consent' || dialog === 'phone' || dialog === 'profile' || dialog === 'location';

function box(dialog: DialogView, hooks: Record<string, unknown>): ComponentChild {
  const { title, text, input } = dialog;
  return h('div', { class: 'dialog-box', role: 'alertdialog', ...hooks },
    title === '' ? null : h('h3', null, title), text === '' ? null : h('p', null, text),
    input ? h('input', { 'data-shell': 'dialog-input', placeholder: input.placeholder, onInput: (event: InputEvent) => { input.value = valueOf(event); } }) : null,
    h('div', { class: 'dialog-buttons' }, dialog.buttons.map((button) => buttonView(dialog, button))));
}

function consent(dialog: DialogView, hooks: Record<string, unknown>): ComponentChild {
  return h('div', { class: 'consent', role: 'dialog', ...hooks },
    h('h3', null, dialog.title), h('p', null, dialog.text),
    dialog.items ? h('ul', null, dialog.items.map((item) => h('li', { key: item }, item))) : null,
    h('div', { class: 'consent-buttons' }, dialog.buttons.map((button) => buttonView(dialog, button))),
    h('small', null, '同意后，服务方将按其隐私政策使用上述信息，可在「设置-授权管理」中取消'));
}

function actionSheet(dialog: DialogView, hooks: Record<string, unknown>): ComponentChild {
  return h('div', { class: 'action-sheet', role: 'menu', ...hooks },
    dialog.title === '' ? null : h('div', { class: 'sheet-title' }, dialog.title), dialog.buttons.map((button) => buttonView(dialog, button)));
}

function buttonView(dialog: DialogView, button: DialogButton): ComponentChild {
  const classes = [button.role, button.destructive ? 'destructive' : '', dialog.dialog === 'actionSheet' && button.role === 'decline' ? 'gap' : ''];
  return h('button', {
    key: button.decision, class: classes.join(' '), 'data-shell': `dialog-${button.role}`, 'data-decision': button.decision,
    onClick: () => dialog.close(button.decision, dialog.input?.value),
  }, button.label);
}

export const toastView = ({ text, type }: { text: string; type: string }): ComponentChild =>
  h('div', { class: 'toast', 'data-shell': 'toast', role: 'status' }, type === 'none' || type === '' ? null : h('i', { class: `toast-${type}` }, toastMarks[type] ?? ''), h('span', null, text));

const toastMarks: Record<string, string> = { success: '✓', fail: '✕', exception: '!' };

export const loadingView = ({ text, mask }: { text: string; mask: boolean }): ComponentChild => [
  mask ? h('div', { class: 'loading-mask' }) : null,
  h('div', { class: 'toast loading', 'data-shell': 'loading', role: 'status' }, h('i', { class: 'spinner' }), text === '' ? null : h('span', null, text)),
];

export function valueOf(event: Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value : '';
}
