/** How one journal entry reads in the list. */
import type { JournalEntry } from '../../journal.js';

export interface Line { mood: 'good' | 'warn' | 'bad'; verdict: string; title: string; note: string }

export function line(entry: JournalEntry): Line {
  switch (entry.kind) {
    case 'gateway': return {
      mood: entry.response.code !== '10000' ? 'bad' : entry.schemaFaults.length > 0 || entry.fault ? 'warn' : 'good',
      verdict: entry.response.code, title: entry.method || '（没有 method）',
      note: entry.response.subMsg ?? entry.schemaFaults.map(({ path, message }) => `${path} ${message}`).join('；'),
    };
    case 'dingtalk': return {
      mood: entry.errcode !== 0 ? 'bad' : entry.schemaFaults.length > 0 ? 'warn' : 'good', verdict: String(entry.errcode), title: `钉钉 ${entry.path}`,
      note: entry.schemaFaults.map(({ path, message }) => `${path} ${message}`).join('；'),
    };
    case 'notification': return {
      mood: entry.answer?.trim() === 'success' ? 'good' : 'bad', verdict: entry.status === undefined ? '失败' : String(entry.status),
      title: `通知 ${entry.msgMethod}`, note: entry.error ?? `第 ${entry.attempt} 次：${entry.answer ?? ''}`,
    };
    case 'http': return { mood: entry.blocked ? 'bad' : 'good', verdict: entry.blocked ? '拦下' : String(entry.status ?? ''), title: `${entry.method} ${entry.url}`, note: entry.blocked ?? '' };
    case 'error': return { mood: 'bad', verdict: '错误', title: entry.message, note: entry.source };
    case 'unsupported': return { mood: 'warn', verdict: '不支持', title: `${entry.feature} ${entry.name}`, note: entry.detail ?? '' };
    case 'jsapi': return { mood: entry.outcome === 'fail' || entry.outcome === 'unsupported' ? 'warn' : 'good', verdict: entry.outcome, title: entry.name, note: entry.error?.errorMessage ?? '' };
    case 'page': return { mood: 'good', verdict: '页面', title: entry.stack.at(-1)?.path ?? '（离开小程序）', note: entry.action };
    case 'dialog': return { mood: 'good', verdict: '弹窗', title: entry.text, note: `${entry.dialog} ${entry.phase}` };
    case 'sheet': return { mood: entry.phase === 'refused' ? 'bad' : 'good', verdict: '半屏', title: entry.sheet === 'smart-resume' ? '智能简历' : '实名信息', note: entry.reason ?? entry.phase };
    case 'exit': return { mood: 'good', verdict: '离开', title: entry.to, note: entry.target ?? entry.via };
  }
}
