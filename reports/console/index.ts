/** The console summary. First line: grade, target, what blocks; then the handbook's table, compact; then what blocks the target. */
import pc from 'picocolors';
import type { Cell, Result, Verdict } from '../../rubric/result.js';
import type { Comparison } from '../baseline/compare-results.js';
import { comparisonLines } from '../baseline/comparison-lines.js';
import { type Case, caseGroups, blockersOf, casesOf, countCases, headline } from '../cases.js';
import { forTerminal, shorten } from '../escape.js';
import { disclaimer, nextGradeLead, nextGradeWords, otherEditionLines, otherEditionWords, verdictWords } from '../wording.js';

export interface ConsoleOptions {
  /** True only when the output is a terminal that wants colours. */
  color: boolean;
  /** Where the HTML report lies, when it was written. */
  reportPath?: string;
  /** Against the last submission. */
  comparison?: Comparison;
}

const mark: Record<Verdict, string> = { pass: '✓', fail: '✗', cannotTell: '?', notApplicable: '-', waived: 'w', accepted: 'h', flaky: '~', notRun: '○', error: '!', notTested: '·' };
const columns = (['S', 'A', 'B'] as const).flatMap((grade) => (['alipay', 'self'] as const).map((link) => ({ grade, link })));
const blockersShown = 20, notRunNamed = 5;

export function renderConsole(result: Result, { color, reportPath, comparison }: ConsoleOptions): string {
  const paint = painter(color);
  const cases = casesOf(result, comparison);
  const blocking = blockersOf(cases);
  const notRun = blocking.filter((item) => item.verdict === 'notRun'), judged = blocking.filter((item) => item.verdict !== 'notRun');
  const counts = countCases(cases);
  return `${[
    paint.bold((result.gate === 'met' ? paint.green : paint.red)(clean(headline(result), 500))),
    `${clean(result.app.name, 60)}（${clean(result.app.appId, 40)}） · 手册 ${clean(result.rubric.replace(/^handbook-/, ''), 20)} · ${disclaimer.zh}`,
    ...(result.conditions.interrupted ? [paint.yellow('运行被中断：没有跑到的项目不得分')] : []),
    ...(result.otherEditions ?? []).flatMap((other) => [clean(otherEditionWords(other).zh, 300), ...otherEditionLines(other).map((line) => `  ${clean(line, 160)}`)]),
    ...(comparison ? against(comparison, paint) : []),
    '', ...table(result, paint), '',
    ...judged.slice(0, blockersShown).flatMap((item) => blocker(item, paint)),
    ...(judged.length > blockersShown ? [`  … 还有 ${judged.length - blockersShown} 项，见报告`] : []),
    ...(notRun.length > 0 ? [`${paint.yellow(mark.notRun)} 未运行 ${notRun.length} 项：${notRun.slice(0, notRunNamed).map((item) => clean(item.name, 30)).join('、')}${notRun.length > notRunNamed ? ' 等' : ''}`] : []),
    ...result.nextGrade.filter((next) => next.mend.length + next.redLines.length > 0).map((next) => `↑ ${clean((next.link === 'overall' ? nextGradeLead(next) : nextGradeWords(result, next)).zh, 200)}`),
    `通过 ${counts.passed} · 不合格 ${counts.failed} · 未决 ${counts.undecided} · 跳过 ${counts.skipped} · 共 ${counts.total}`,
    ...(reportPath === undefined ? [] : [`报告：${clean(reportPath, 500)}`]),
  ].join('\n')}\n`;
}

function against(comparison: Comparison, paint: Paint): string[] {
  const { count, sentences, fresh } = comparisonLines(comparison);
  return [
    `与上次提交（${clean(comparison.before.runId, 60)}）相比：${comparison.fresh.length > 0 ? paint.red(count) : count}`, ...sentences.map((sentence) => paint.yellow(sentence)),
    ...fresh.map((line) => `  ${paint.red('＋')} ${clean(line, 120)}`),
  ];
}

type Paint = ReturnType<typeof pc.createColors>;
const painter = (color: boolean): Paint => pc.createColors(color);

function table(result: Result, paint: Paint): string[] {
  const rows = [...new Map(result.cells.map((cell) => [cell.row, cell])).values()];
  const width = Math.min(48, Math.max(8, ...rows.map((cell) => 2 + columnsOf(clean(cell.title, 40)))));
  const cellOf = (row: string, link: Cell['link']): Cell | undefined => result.cells.find((cell) => cell.row === row && cell.link === link);
  return [
    `  ${pad('', width)}  S 支付宝 自主   A 支付宝 自主   B 支付宝 自主`,
    ...rows.flatMap((cell, index) => [...(cell.section === rows[index - 1]?.section ? [] : [paint.dim(`  ${clean(cell.section, 40)}`)]), `  ${pad(`  ${clean(cell.title, 40)}`, width)}  ${columns.map(({ grade, link }) => square(cellOf(cell.row, link), grade, link, paint)).join('')}`.trimEnd()]),
    ...result.redLines.filter((line) => line.verdict !== 'pass').map((line) => `  红线 ${paintMark(line.verdict, paint)} ${clean(line.title, 60)}：${verdictWords[line.verdict].zh}`),
  ];
}

function square(cell: Cell | undefined, grade: 'S' | 'A' | 'B', link: Cell['link'], paint: Paint): string {
  const sign = !cell || cell.grades[grade] === 'none' ? paint.dim('—') : paintMark(cell.gradeVerdicts[grade], paint);
  return link === 'alipay' ? `    ${sign}    ` : ` ${sign}     `;
}

function paintMark(verdict: Verdict, paint: Paint): string {
  if (verdict === 'pass') return paint.green(mark.pass);
  return (verdict === 'fail' ? paint.red : paint.yellow)(mark[verdict]);
}

function blocker(item: Case, paint: Paint): string[] {
  const [finding] = item.findings;
  const head = `${item.state === 'failed' ? paint.red('✗') : paint.yellow('?')} ${caseGroups[item.group]} · ${clean(item.name, 60)}  ${clean(item.reason, 160)}`;
  return finding ? [head, `    怎么改：${clean(finding.remedy, 160)}`] : [head];
}

const clean = (text: string, limit: number): string => shorten(forTerminal(text), limit);

/** Terminal columns: a Chinese character takes two. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(char) ? 2 : 1), 0);
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columnsOf(text)));
