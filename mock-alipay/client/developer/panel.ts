/** The developer view: a phone at the left, what it does at the right. */
import { Component, h, render } from 'preact';
import type { ComponentChild } from 'preact';
import type { JournalEntry } from '../../journal.js';
import type { ResumeState } from '../../world.js';
import { groups, lineOf } from './entry-line.js';
import type { Group } from './entry-line.js';
import type { LogLine } from '../rpc-contract.js';
import type { FromDeveloper, ListedUser, ToDeveloper } from './protocol.js';

interface State { users: ListedUser[]; userId: string; phone: string; entries: JournalEntry[]; logs: LogLine[]; group: Group | '全部' | '数据' | '控制台'; search: string; open: number | undefined }

/** Older entries leave the panel, not the journal. */
const shownEntries = 2000;

class Panel extends Component<{ socket: WebSocket }, State> {
  override state: State = { users: [], userId: '', phone: '', entries: [], logs: [], group: '全部', search: '', open: undefined };

  override componentDidMount(): void {
    this.props.socket.onmessage = ({ data }) => this.take(JSON.parse(String(data)) as ToDeveloper); // our own server's messages
  }

  take(message: ToDeveloper): void {
    if ('users' in message) this.setState({ users: message.users });
    else if ('phone' in message) this.setState({ phone: message.phone, userId: message.userId });
    else if ('log' in message) this.setState(({ logs }) => ({ logs: [...logs, message.log].slice(-shownEntries) }));
    else this.setState(({ entries }) => ({ entries: [...entries, ...message.entries].slice(-shownEntries) }));
  }

  send(message: FromDeveloper): void { this.props.socket.send(JSON.stringify(message)); }

  override render(): ComponentChild {
    return h('div', { class: 'view' }, this.left(), h('div', { class: 'right' }, this.stack(), this.filters(), this.list()));
  }

  left(): ComponentChild {
    const { users, userId, phone } = this.state;
    const onChange = (event: Event): void => this.choose(valueOf(event));
    return h('div', { class: 'left' },
      h('div', { class: 'tools' },
        h('select', { 'aria-label': '用户', value: userId, onChange },
          users.map((user) => h('option', { key: user.userId, value: user.userId }, `${user.name} · ${resumes[user.resume]}`)),
          Object.entries(resumes).map(([resume, text]) => h('option', { key: resume, value: `new:${resume}` }, `＋ 新用户（${text}）`))),
        h('button', { onClick: () => this.send({ takePhoneOf: userId }) }, '重新打开')),
      h('div', { class: 'device' }, phone === '' ? null : h('iframe', { key: phone, src: phone, title: '手机' })));
  }

  choose(value: string): void {
    const resume = value.startsWith('new:') ? value.slice(4) : undefined;
    this.send(resume === undefined ? { takePhoneOf: value } : { newUser: resume as ResumeState }); // an option of our own list
  }

  stack(): ComponentChild {
    const last = this.state.entries.findLast((entry) => entry.kind === 'page' && entry.userId === this.state.userId);
    const pages = last?.kind === 'page' ? last.stack : [];
    return h('div', { class: 'stack' }, h('h2', null, '页面栈'),
      h('ol', { class: 'mono' }, pages.length === 0 ? h('li', null, '小程序未打开') : pages.map(({ path, query }, depth) => h('li', { key: depth }, `${path}${asQuery(query)}`))));
  }

  filters(): ComponentChild {
    const choices: State['group'][] = ['全部', ...groups, '数据', '控制台'];
    return h('div', { class: 'filters' },
      choices.map((group) => h('button', { key: group, class: group === this.state.group ? 'on' : '', onClick: () => this.setState({ group }) }, group)),
      h('input', { placeholder: '筛选', 'aria-label': '筛选', onInput: (event: Event) => this.setState({ search: valueOf(event) }) }));
  }

  list(): ComponentChild {
    const { entries, logs, group, search } = this.state;
    if (group === '控制台' || group === '数据') return this.lines(logs.filter(({ level, text }) => (level === 'setData') === (group === '数据') && text.includes(search)));
    const lines = entries.map((entry) => ({ entry, line: lineOf(entry) })).filter(({ line }) => (group === '全部' || line.group === group) && line.what.includes(search));
    return h('div', { class: 'entries' }, lines.length === 0 ? h('p', { class: 'none' }, '还没有记录。在左边的手机上点一点。') : lines.reverse().map(({ entry, line }) => this.entry(entry, line)));
  }

  /** Console lines, or what setData changed: the newest first. */
  lines(logs: LogLine[]): ComponentChild {
    return h('div', { class: 'entries' }, logs.map(({ level, text }, at) => h('pre', { key: at, class: `log ${level}` }, text)).reverse());
  }

  entry(entry: JournalEntry, line: ReturnType<typeof lineOf>): ComponentChild {
    const open = this.state.open === entry.seq;
    return h('div', { class: 'entry', key: entry.seq, 'data-kind': entry.kind },
      h('button', { onClick: () => this.setState({ open: open ? undefined : entry.seq }) },
        h('span', { class: 'at mono' }, new Date(entry.at).toLocaleTimeString('zh-CN', { hour12: false })), h('span', { class: 'kind mono' }, line.kind),
        h('span', { class: 'what mono' }, line.what), h('span', { class: `end ${line.tone}` }, line.end)),
      open ? h('pre', null, JSON.stringify(entry, null, 2)) : null);
  }
}

const resumes: Record<ResumeState, string> = { none: '无简历', partial: '简历不全', complete: '简历完整' };
const asQuery = (query: Record<string, string>): string => (Object.keys(query).length === 0 ? '' : `?${Object.entries(query).map(([key, value]) => `${key}=${value}`).join('&')}`);

function valueOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}

const socket = new WebSocket(`ws://${location.host}/developer-socket${location.search}`);
const root = document.getElementById('view');
if (root) render(h(Panel, { socket }), root);
