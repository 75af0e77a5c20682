/** In the browser: the list, the detail and the buttons of the live page. Text goes in as text only; calls are hostile input. */
import type { GatewayCall, JournalEntry } from '../../journal.js';
import { line, type Line } from './line.js';

interface State {
  gatewayUrl: string; methods: string[]; ledger: { id: string; text: string }[];
  apps: { appId: string; name: string }[];
  users: { userId: string; userName: string; resume: string[] }[];
  reviews: { appId: string; apiName: string; fieldName: string; status: string }[];
  faults: { id: string; rule: { kind: string; method?: string }; hits: number }[];
}
type Child = Node | string;

/** Older calls are in the journal's file; a page left open over a million of them stays light. */
const shown = 2000;
const entries: JournalEntry[] = [];
let chosen: number | undefined;
let state: State | undefined;

const calls = find('calls');
const detail = find('detail');
const search = find<HTMLInputElement>('search');
const kind = find<HTMLSelectElement>('kind');
const user = find<HTMLSelectElement>('user');
const troubled = find<HTMLInputElement>('troubled');

const events = new EventSource('/live/events');
events.onmessage = ({ data }: MessageEvent<string>) => {
  const entry = JSON.parse(data) as JournalEntry; // our own server wrote it
  entries.push(entry);
  if (fits(entry)) calls.prepend(row(entry));
  if (entries.length > shown) calls.querySelector(`li[data-seq="${entries.shift()?.seq ?? 0}"]`)?.remove();
  count();
  refreshSoon();
};
for (const control of [search, kind, user, troubled]) control.addEventListener('input', redraw);
calls.addEventListener('keydown', (event) => {
  const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  if (!step || !(event.target instanceof Element)) return;
  event.preventDefault();
  event.target.closest('li')?.[step]?.querySelector('button')?.focus();
});
onSubmit('create-user', (form) => ({ do: 'create-user', resume: form.get('resume') }), '用户已创建');
onSubmit('add-fault', (form) => ({ do: 'add-fault', fault: { kind: form.get('kind'), method: form.get('method') || undefined, subCode: form.get('subCode') || undefined } }), '故障已打开');
onSubmit('notify', (form) => ({
  do: 'notify', appId: form.get('appId'), msgMethod: form.get('msgMethod'), bizContent: JSON.parse(String(form.get('bizContent'))) as unknown,
  url: form.get('url') || undefined, forged: form.get('forged') === 'on',
}), '通知已发出');
void refresh();

function fits(entry: JournalEntry): boolean {
  const { mood } = line(entry);
  const kindFits = kind.value === '' || (kind.value === 'other' ? !['gateway', 'notification', 'dingtalk'].includes(entry.kind) : entry.kind === kind.value);
  const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const text = words.length > 0 ? JSON.stringify(entry).toLowerCase() : '';
  return kindFits && (user.value === '' || entry.userId === user.value) && (!troubled.checked || mood !== 'good') && words.every((word) => text.includes(word));
}

function redraw(): void {
  calls.replaceChildren(...entries.filter(fits).reverse().map(row));
  count();
}

function count(): void {
  find('count').textContent = `${calls.childElementCount} / ${entries.length} 条`;
}

function row(entry: JournalEntry): HTMLElement {
  const { mood, verdict, title, note }: Line = line(entry);
  const button = element('button', { type: 'button', 'aria-current': String(entry.seq === chosen) }, [
    element('span', { class: 'time' }, [clock(entry.at)]), element('span', { class: mood }, [verdict]),
    element('span', { class: 'what' }, [title, element('small', {}, [note])]), element('span', { class: 'who' }, [entry.userId ? `…${entry.userId.slice(-4)}` : '']),
  ]);
  button.addEventListener('click', () => show(entry));
  return element('li', { 'data-seq': String(entry.seq) }, [button]);
}

function show(entry: JournalEntry): void {
  chosen = entry.seq;
  for (const button of calls.querySelectorAll('button')) button.setAttribute('aria-current', String(button.parentElement?.dataset['seq'] === String(entry.seq)));
  detail.replaceChildren(...(entry.kind === 'gateway' ? gatewayDetail(entry) : [element('h2', {}, [line(entry).title]), json(entry)]));
  detail.scrollTop = 0;
}

function gatewayDetail(entry: GatewayCall & JournalEntry): Child[] {
  const curl = element('button', { type: 'button' }, ['复制为 curl']);
  curl.addEventListener('click', () => void copyCurl(entry.seq));
  const signatures = { valid: '验签通过', invalid: '验签失败', missing: '没有签名', unverifiable: '无法验签', 'not-needed': '无需签名' };
  const facts: [string, string, string][] = [
    ['签名', signatures[entry.signature], entry.signature === 'valid' ? 'good' : 'bad'],
    ['结果', [entry.response.code, entry.response.subCode, entry.response.subMsg].filter((part) => part !== undefined).join(' '), entry.response.code === '10000' ? 'good' : 'bad'],
    ['用户', entry.userId ?? '—', ''], ['耗时', `${entry.durationMs ?? 0} ms`, ''],
    ...(entry.unhandled ? [['未知接口', entry.unhandled.nearest ? `最接近的已知接口：${entry.unhandled.nearest}` : '没有相近的接口', 'warn'] as [string, string, string]] : []),
    ...(entry.fault ? [['故障', entry.fault, 'warn'] as [string, string, string]] : []),
    ...(entry.duplicateOf ? [['重复', `与第 ${entry.duplicateOf} 条相同`, 'warn'] as [string, string, string]] : []),
  ];
  return [
    element('h2', {}, [entry.method || '（没有 method）']),
    element('dl', {}, facts.flatMap(([name, value, mood]) => [element('dt', {}, [name]), element('dd', { class: mood }, [value])])),
    ...(entry.schemaFaults.length > 0 ? [element('h2', {}, ['参数问题']), element('ul', { class: 'bad', id: 'schema-faults' }, entry.schemaFaults.map(({ path, message }) => element('li', {}, [`${path} ${message}`])))] : []),
    element('h2', {}, ['biz_content']), json(entry.bizContent),
    element('h2', {}, ['响应']), json(entry.response.body),
    element('h2', {}, ['公共参数']), json(entry.params),
    ...(entry.assumptions ? [element('h2', {}, ['此应答所依据的推定']), element('ul', {}, entry.assumptions.map((id) => element('li', {}, [`${id}：${state?.ledger.find((known) => known.id === id)?.text ?? ''}`])))] : []),
    curl,
  ];
}

async function copyCurl(seq: number): Promise<void> {
  const response = await fetch(`/live/curl/${seq}`);
  const text = await response.text();
  if (response.ok) await navigator.clipboard.writeText(text);
  say(response.ok ? '已复制' : text);
}

let refreshing: ReturnType<typeof setTimeout> | undefined;
function refreshSoon(): void {
  refreshing ??= setTimeout(() => {
    refreshing = undefined;
    void refresh();
  }, 200);
}

async function refresh(): Promise<void> {
  state = await (await fetch('/live/state')).json() as State; // our own server wrote it
  const { users, faults, reviews, apps, methods } = state;
  find('address').textContent = state.gatewayUrl;
  options(user, [['', '所有用户'], ...users.map(({ userId, userName }): [string, string] => [userId, `${userName} ${userId}`])]);
  options(find<HTMLFormElement>('add-fault').elements.namedItem('method'), [['', '所有接口'], ...methods.map((name): [string, string] => [name, name])]);
  options(find<HTMLFormElement>('notify').elements.namedItem('appId'), apps.map(({ appId, name }) => [appId, `${name} ${appId}`]));
  find('users').replaceChildren(...users.map(({ userId, userName, resume }) => element('li', {}, [
    element('span', {}, [`${userName}（简历 ${resume.length}/7）`]),
    actor(resume.length === 7 ? '清空' : '写全', { do: 'set-resume', userId, resume: resume.length === 7 ? 'none' : 'complete' }),
  ])));
  find('faults').replaceChildren(...faults.map(({ id, rule, hits }) => element('li', {}, [`${rule.kind} ${rule.method ?? ''}（${hits} 次）`, actor('关闭', { do: 'remove-fault', id })])));
  find('reviews').replaceChildren(...reviews.map(({ appId, apiName, fieldName, status }) => element('li', {}, [
    `${fieldName}：${status}`, ...(status === 'AUDIT' ? [actor('通过', { do: 'review', appId, apiName, fieldName, decision: 'AGREE' }), actor('驳回', { do: 'review', appId, apiName, fieldName, decision: 'REJECT', reason: '人工驳回' })] : []),
  ])));
}

function actor(label: string, action: Record<string, unknown>): HTMLElement {
  const button = element('button', { type: 'button' }, [label]);
  button.addEventListener('click', () => void act(action, '已完成'));
  return button;
}

function onSubmit(id: string, action: (form: FormData) => Record<string, unknown>, said: string): void {
  const form = find<HTMLFormElement>(id);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    try {
      void act(action(new FormData(form)), said);
    } catch {
      say('biz_content 不是 JSON');
    }
  });
}

async function act(action: Record<string, unknown>, said: string): Promise<void> {
  const response = await fetch('/live/actions', { method: 'POST', headers: { 'content-type': 'application/json', 'x-yanshou': 'live' }, body: JSON.stringify(action) });
  const answer = await response.json() as { error?: string };
  say(response.ok ? said : answer.error ?? '失败');
  await refresh();
}

let silence: ReturnType<typeof setTimeout> | undefined;
function say(text: string): void {
  clearTimeout(silence);
  find('said').textContent = text;
  silence = setTimeout(() => { find('said').textContent = ''; }, 3000);
}

function options(select: unknown, wanted: [string, string][]): void {
  if (!(select instanceof HTMLSelectElement) || select.options.length === wanted.length) return;
  const kept = select.value;
  select.replaceChildren(...wanted.map(([value, label]) => element('option', { value }, [label])));
  if (wanted.some(([value]) => value === kept)) select.value = kept;
}

function json(value: unknown): HTMLElement {
  return element('pre', {}, [typeof value === 'string' ? value : JSON.stringify(value, null, 2) ?? '—']);
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' });
}

function element(tag: string, attributes: Record<string, string>, children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function find<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as E; // ids and tags stand in page.html
}
