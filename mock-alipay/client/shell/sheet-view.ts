/** The half-screen sheet: 智能简历 / 芝麻工作证, and the real-name sheet of 灵工 apps. */
import { Component, h } from 'preact';
import type { ComponentChild } from 'preact';
import type { ResumeModule } from '../../world.js';
import type { ShownUser } from '../rpc-contract.js';
import { valueOf } from './dialog-views.js';
import type { Phone } from './phone.js';
import { formOf } from './resume-forms.js';
import type { SheetView } from './state.js';

export function sheetView(view: SheetView, phone: Phone): ComponentChild {
  return h('div', { class: 'mask bottom' },
    h('section', {
      class: 'half-sheet', role: 'dialog', 'data-shell': 'sheet', 'data-sheet': view.sheet, 'data-step': view.step,
      'data-scopes': view.scopes.length > 0 ? view.scopes.join(',') : undefined,
    },
    h('header', null, h('span', { class: 'zhima' }, view.sheet === 'smart-resume' ? '芝麻工作证' : '支付宝实名'), h('strong', null, titles[view.sheet][view.step]),
      h('button', { 'data-shell': 'sheet-cancel', 'aria-label': '关闭', onClick: () => view.act('cancel') }, '✕')),
    body(view, phone)));
}

const titles = {
  'smart-resume': { authorise: '开通并授权智能简历', fill: '完善智能简历', confirm: '正在投递智能简历', refused: '暂时无法打开智能简历' },
  'real-name': { authorise: '实名信息授权', fill: '实名信息授权', confirm: '实名信息授权', refused: '实名信息授权' },
} satisfies Record<SheetView['sheet'], Record<SheetView['step'], string>>;

function body(view: SheetView, phone: Phone): ComponentChild {
  const { user, app } = phone.boot;
  if (view.step === 'refused') return h('div', { class: 'sheet-body' }, h('p', { class: 'refusal' }, view.reason ?? ''), h('button', { class: 'primary', 'data-shell': 'sheet-close', onClick: () => view.act('cancel') }, '我知道了'));
  if (view.step === 'confirm') return h('div', { class: 'sheet-body' }, h('div', { class: 'spinner' }), h('p', null, `正在把 ${user.userName} 的智能简历投递给 ${app.name}`));
  if (view.step === 'fill') return h(FillForm, { view, user });
  return view.sheet === 'real-name' ? realName(view, phone) : authorise(view, phone);
}

function authorise(view: SheetView, { boot: { app, user } }: Phone): ComponentChild {
  return h('div', { class: 'sheet-body' },
    h('p', null, `${app.name} 申请使用你的智能简历完成投递。${view.firstTime ? '首次使用将为你开通芝麻工作证。' : ''}`),
    h('ul', { class: 'grants' }, ['智能简历（姓名、手机号及简历内容）', '应聘状态回传：在支付宝就业查看投递进度'].map((grant) => h('li', { key: grant }, grant))),
    h('p', { class: 'who' }, `${user.userName}  ${masked(user.phone)}`),
    h('button', { class: 'primary', 'data-shell': 'sheet-agree', onClick: () => view.act('agree') }, '同意授权'),
    h('small', null, '点击同意即表示同意《芝麻工作证服务协议》《智能简历授权协议》'));
}

function realName(view: SheetView, { boot: { app, user } }: Phone): ComponentChild {
  return h('div', { class: 'sheet-body' },
    h('p', null, `${app.name} 申请使用你的支付宝实名信息完成报名。`),
    h('dl', null, h('dt', null, '姓名'), h('dd', null, user.userName), h('dt', null, '手机号'), h('dd', null, masked(user.phone)), h('dt', null, '身份证号'), h('dd', null, user.certNo.replace(/^(.{3}).+(.{2})$/, '$1*************$2'))),
    view.scopes.includes('yingpin') ? h('ul', { class: 'grants' }, h('li', null, '应聘状态回传：在支付宝就业查看报名进度')) : null,
    h('button', { class: 'primary', 'data-shell': 'sheet-agree', onClick: () => view.act('agree') }, '同意授权'),
    h('button', { class: 'secondary', 'data-shell': 'sheet-decline', onClick: () => view.act('cancel') }, '不同意'));
}

const masked = (phone: string): string => phone.replace(/^(\d{3})\d{4}/, '$1****');

/** The missing modules as short forms. What is typed stays on the phone: the world fills the modules with this user's seeded data. */
class FillForm extends Component<{ view: SheetView; user: ShownUser }, { values: Record<string, string> }> {
  override state = { values: {} as Record<string, string> };

  override render(): ComponentChild {
    const { view, user } = this.props;
    const forms = view.modules.map((module) => ({ module, ...formOf(module, user) }));
    const missing = forms.flatMap((form) => form.fields.map((field) => fieldKey(form.module, field.label))).filter((key) => !this.state.values[key]);
    const fillAll = (): void => this.setState({ values: Object.fromEntries(forms.flatMap((form) => form.fields.map((field) => [fieldKey(form.module, field.label), field.sample]))) });
    return h('div', { class: 'sheet-body' },
      h('p', null, '投递前请补全以下必填信息'),
      h('button', { class: 'link', 'data-shell': 'sheet-fill-all', onClick: fillAll }, '一键填写示例'),
      forms.map(({ module, title, fields }) => h('fieldset', { key: module, 'data-module': module }, h('legend', null, title),
        fields.map(({ label }) => this.field(fieldKey(module, label), label)))),
      h('button', { class: 'primary', 'data-shell': 'sheet-submit', disabled: missing.length > 0, onClick: () => view.act('submit') }, '保存并投递'));
  }

  field(key: string, label: string): ComponentChild {
    const onInput = (event: Event): void => this.setState(({ values }) => ({ values: { ...values, [key]: valueOf(event) } }));
    return h('label', { key }, h('span', null, label), h('input', { placeholder: `请输入${label}`, value: this.state.values[key] ?? '', onInput }));
  }
}

const fieldKey = (module: ResumeModule, label: string): string => `${module}/${label}`;
