/** The one list of cases that junit, sarif, ctrf, markdown and console render, so that they cannot disagree. */
import type { Cell, Finding, RedLine, Result, Verdict } from '../rubric/result.js';
import type { Comparison } from './baseline/compare-results.js';
import { shorten } from './escape.js';
import { gateWords, linkWords, verdictWords } from './wording.js';

/** `undecided` covers every answer that is neither yes nor no: it blocks a gate exactly as a failure does. */
export type CaseState = 'passed' | 'failed' | 'undecided' | 'skipped';

export interface Case {
  id: string; group: 'gate' | 'alipay' | 'self' | 'red-lines'; name: string; state: CaseState; verdict: Verdict;
  /** One sentence on why the state is what it is; for what a person accepted, who and when. Empty for a plain pass. */
  reason: string; clause: string; findings: Finding[];
}

export const caseGroups = {
  gate: '验收门槛', alipay: linkWords.alipay.zh, self: linkWords.self.zh, 'red-lines': '红线',
} satisfies Record<Case['group'], string>;

/** Cells are taken at the target grade: what a higher grade would ask is skipped, not failed. */
export function casesOf(result: Result, comparison?: Comparison): Case[] {
  return [gateCase(result), ...(comparison ? [baselineCase(comparison)] : []), ...result.cells.map((cell) => cellCase(cell, result)), ...result.redLines.map(redLineCase)];
}

export function countCases(cases: readonly Case[]): Record<CaseState, number> & { total: number } {
  const count = (state: CaseState): number => cases.filter((item) => item.state === state).length;
  return { total: cases.length, passed: count('passed'), failed: count('failed'), undecided: count('undecided'), skipped: count('skipped') };
}

const blockersNamed = 3;

/** The first line of every short output: grade, target, and the first things that block it. */
export function headline(result: Result): string {
  const grade = result.grade === 'none' ? '未达标' : `${result.grade} 级`;
  const rests = [...(result.withWaivers ? ['豁免'] : []), ...(result.withDecisions ? ['人工判定'] : [])];
  const answer = `评级 ${grade}${rests.length > 0 ? `（含${rests.join('、')}）` : ''} · 目标 ${result.target} 级 · ${gateWords(result).zh}${result.conditions.interrupted ? ' · 运行被中断' : ''}`;
  const blocking = blockersOf(casesOf(result));
  if (blocking.length === 0 || result.gate === 'nothing-judged') return answer;
  const named = blocking.slice(0, blockersNamed).map((item) => `${caseGroups[item.group]}「${shorten(item.name, 40)}」${verdictWords[item.verdict].zh}`);
  return `${answer} · 挡住：${named.join('、')}${blocking.length > blockersNamed ? ` 等 ${blocking.length} 项` : ''}`;
}

/** What keeps the target away: failures before open questions, and a red line before a row, since any one of them settles the matter. */
export function blockersOf(cases: readonly Case[]): Case[] {
  const blocking = cases.filter((item) => item.group !== 'gate' && (item.state === 'failed' || item.state === 'undecided'));
  const rank = (item: Case): number => (item.state === 'failed' ? 0 : 2) + (item.group === 'red-lines' ? 0 : 1);
  return [...blocking].sort((a, b) => rank(a) - rank(b));
}

/** The gate is a case of its own, so that a stale waiver or an empty run is never a green test tab. */
function gateCase(result: Result): Case {
  const state = result.gate === 'met' ? 'passed' : result.gate === 'review' || result.gate === 'nothing-judged' ? 'undecided' : 'failed';
  const verdict = state === 'passed' ? 'pass' : state === 'failed' ? 'fail' : 'cannotTell';
  return { id: 'gate', group: 'gate', name: `目标 ${result.target} 级`, state, verdict, reason: state === 'passed' ? '' : gateWords(result).zh, clause: `评级须达到目标 ${result.target} 级`, findings: [] };
}

/** Against a baseline the gate has a second leaf: nothing may be worse than it was, whatever the grade. */
function baselineCase({ before, fresh }: Comparison): Case {
  const base = { id: 'gate:baseline', group: 'gate' as const, name: `没有新问题（对比 ${before.runId}）`, clause: '上次合格的项目这次仍须合格', findings: [] };
  if (fresh.length === 0) return { ...base, state: 'passed', verdict: 'pass', reason: '' };
  return { ...base, state: 'failed', verdict: 'fail', reason: `新出现 ${fresh.length} 项：${fresh.slice(0, 5).map(troubleName).join('、')}${fresh.length > 5 ? ' 等' : ''}` };
}

/** 支付宝链路「接入一键投递」 */
export const troubleName = ({ link, title }: Comparison['fresh'][number]): string => `${caseGroups[link === 'red-line' ? 'red-lines' : link]}「${shorten(title, 40)}」`;

function cellCase(cell: Cell, result: Result): Case {
  const verdict = cell.gradeVerdicts[result.target];
  const base = { id: `${cell.link}:${cell.row}`, group: cell.link, name: cell.title, clause: cell.clause };
  if (cell.grades[result.target] === 'none') {
    return { ...base, verdict, findings: [], state: 'skipped', reason: `目标 ${result.target} 级不要求此项` };
  }
  const state = stateOf(verdict);
  return { ...base, verdict, findings: decisive(cell.findings), state, reason: state === 'passed' ? decidedBy(cell) : reasonOf(verdict, cell) };
}

function redLineCase(line: RedLine): Case {
  // A red line that no machine can look at is for human eyes; it is listed as not tested and the gate decides.
  const state = line.verdict === 'notTested' ? 'skipped' : stateOf(line.verdict);
  const base = { id: `red-line:${line.id}`, group: 'red-lines' as const, name: line.title, clause: line.clause, verdict: line.verdict };
  return { ...base, state, findings: decisive(line.findings), reason: state === 'passed' ? decidedBy(line) : reasonOf(line.verdict, line) };
}

function stateOf(verdict: Verdict): CaseState {
  switch (verdict) {
    case 'pass': case 'accepted': return 'passed';
    case 'fail': return 'failed';
    case 'waived': case 'notApplicable': return 'skipped';
    case 'cannotTell': case 'flaky': case 'error': case 'notRun': case 'notTested': return 'undecided';
  }
}

const decisive = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => finding.outcome === 'fail' || finding.outcome === 'cannotTell');

function reasonOf(verdict: Verdict, row: Pick<Cell, 'findings' | 'waiver' | 'decisions'> | RedLine): string {
  const waiver = 'waiver' in row ? row.waiver : undefined;
  if (verdict === 'waived' && waiver) return `已豁免：${waiver.reason}（${waiver.owner}，至 ${waiver.expires}）`;
  const [first] = decisive(row.findings).concat(row.findings);
  const decided = decidedBy(row);
  return `${verdictWords[verdict].zh}${first ? `：${first.observed}` : ''}${decided ? `（${decided}）` : ''}`;
}

/** Who decided, when, and why: shown wherever a verdict rests on a person. */
export function decidedBy({ decisions = [] }: { decisions?: Cell['decisions'] }): string {
  return decisions.map(({ decision, reviewer, decidedAt, note }) => `${reviewer} 于 ${decidedAt.slice(0, 16).replace('T', ' ')} 判定${decision === 'accept' ? '通过' : '退回'}${note ? `：${note}` : ''}`).join('；');
}
