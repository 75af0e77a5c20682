/** One line of the panel for a journal entry: what it is, in the reader's terms, and how it ended. */
import type { JournalEntry } from '../../journal.js';

export interface Line { group: Group; kind: string; what: string; end: string; tone: 'good' | 'bad' | 'wait' | 'plain' }
export const groups = ['JSAPI', '网关', '网络', '页面', '弹窗', '错误'] as const;
export type Group = (typeof groups)[number];

export function lineOf(entry: JournalEntry): Line {
  switch (entry.kind) {
    case 'jsapi': return { group: 'JSAPI', kind: 'JSAPI', what: `${entry.name} ${short(entry.params)}`, ...jsapiEnd(entry) };
    case 'gateway': return { group: '网关', kind: '网关', what: entry.method, end: [entry.response.code, entry.response.subCode, signed[entry.signature]].filter(Boolean).join(' '), tone: entry.response.code === '10000' ? 'good' : 'bad' };
    case 'http': return { group: '网络', kind: entry.via, what: `${entry.method} ${entry.url}`, end: entry.blocked ? `已拦截 ${entry.blocked}` : String(entry.status ?? entry.error ?? ''), tone: (entry.status ?? 500) < 400 ? 'good' : 'bad' };
    case 'page': return { group: '页面', kind: entry.action, what: entry.stack.at(-1)?.path ?? '（已离开）', end: `${entry.stack.length} 层`, tone: 'plain' };
    case 'exit': return { group: '页面', kind: '离开', what: `${entry.via} → ${entry.to} ${entry.target ?? ''}`, end: '', tone: 'plain' };
    case 'dialog': return { group: '弹窗', kind: entry.dialog, what: entry.text, end: entry.phase === 'shown' ? '出现' : entry.decision ?? '消失', tone: 'plain' };
    case 'sheet': return { group: '弹窗', kind: entry.sheet, what: entry.reason ?? entry.phase, end: entry.resultStatus ?? entry.phase, tone: entry.phase === 'refused' ? 'bad' : 'plain' };
    case 'error': return { group: '错误', kind: entry.source, what: entry.message, end: positionIn(entry.stack), tone: 'bad' };
    case 'unsupported': return { group: '错误', kind: '不支持', what: `${entry.feature} ${entry.name}`, end: entry.detail ?? '', tone: 'wait' };
    case 'notification': return { group: '网关', kind: '通知', what: entry.msgMethod, end: entry.answer ?? entry.error ?? '', tone: entry.answer === 'success' ? 'good' : 'wait' };
    case 'dingtalk': return { group: '网关', kind: '钉钉', what: entry.path, end: String(entry.errcode), tone: entry.errcode === 0 ? 'good' : 'bad' };
  }
}

/** Where in the ISV's own source it was thrown: stacks come mapped (source-positions.ts). */
const positionIn = (stack = ''): string => /[\w@./-]+\.(?:js|jsx|ts|tsx|vue|sjs|axml):\d+:\d+/.exec(stack.replace(/https?:\/\/\S+/g, ''))?.[0] ?? '';

const signed = { valid: '', invalid: '验签失败', missing: '无签名', unverifiable: '无法验签', 'not-needed': '' };

function jsapiEnd({ outcome, error, durationMs }: Extract<JournalEntry, { kind: 'jsapi' }>): Pick<Line, 'end' | 'tone'> {
  if (outcome === 'pending') return { end: '等待用户', tone: 'wait' };
  if (outcome === 'success') return { end: durationMs === undefined ? '成功' : `${durationMs} ms`, tone: 'good' };
  return { end: `${outcome === 'unsupported' ? '不支持' : '失败'} ${error?.error ?? ''} ${error?.errorMessage ?? ''}`, tone: 'bad' };
}

const short = (params: unknown): string => (params === undefined || params === null ? '' : JSON.stringify(params).slice(0, 160));
