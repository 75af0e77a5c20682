/** summary.md, for a job summary: grade, what blocks, the handbook's table, what needs human eyes. Everything from outside is escaped to plain text. */
import type { Cell, Grade, Result, Verdict } from '../../rubric/result.js';
import type { Comparison } from '../baseline/compare-results.js';
import { comparisonLines } from '../baseline/comparison-lines.js';
import { type Case, caseGroups, blockersOf, casesOf, countCases, decidedBy, headline } from '../cases.js';
import { forMarkdown, shorten } from '../escape.js';
import { disclaimer, gradeWords, linkWords, nextGradeWords, otherEditionLines, otherEditionWords, requirementWords, verdictWords } from '../wording.js';

const sign: Record<Verdict, string> = { pass: '✅', fail: '❌', cannotTell: '❓', notApplicable: '➖', waived: '🟣', accepted: '🙋', flaky: '🎲', notRun: '⬜', error: '⚠️', notTested: '⬜' };
const columns = (['S', 'A', 'B'] as const).flatMap((grade) => (['alipay', 'self'] as const).map((link) => ({ grade, link })));

export function renderMarkdown(result: Result, comparison?: Comparison): string {
  const cases = casesOf(result, comparison);
  const counts = countCases(cases);
  return [
    `## ${md(headline(result), 1000)}`, '', `> ${disclaimer.zh}`, '',
    `**${md(result.app.name, 80)}** · ${linkWords.alipay.zh} ${grade(result.links.alipay.grade)} · ${linkWords.self.zh} ${grade(result.links.self.grade)} · 目标 ${grade(result.target)}`, '',
    `通过 ${counts.passed} · 不合格 ${counts.failed} · 未决 ${counts.undecided} · 跳过 ${counts.skipped} · 共 ${counts.total}`, '',
    ...(result.conditions.interrupted ? ['**运行被中断：没有跑到的项目不得分。**', ''] : []),
    ...section('若按草案评级', (result.otherEditions ?? []).flatMap((other) => [`- **${md(otherEditionWords(other).zh, 400)}**`, ...otherEditionLines(other).map((line) => `  - ${md(line, 400)}`)])),
    ...(comparison ? against(comparison) : []),
    ...section('离下一级还差什么', result.nextGrade.map((next) => `- ${md(nextGradeWords(result, next).zh, 1500)}`)),
    ...section('挡住目标的项目', blockersOf(cases).map(blocker)),
    ...section('评级表', table(result)),
    ...section('由人判定', (result.decisions ?? []).map((each) => `- ${md(each.id, 120)}：${md(decidedBy({ decisions: [each] }), 400)}`)),
    ...section('红线', result.redLines.map((line) => `- ${sign[line.verdict]} ${md(line.title, 120)}：${verdictWords[line.verdict].zh}`)),
    ...section('不影响评级的提醒', result.remarks.slice(0, 20).map((finding) => `- ${md(finding.observed, 300)}`)),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`### ${title}`, '', ...lines, '']);
const grade = (value: Grade): string => gradeWords[value].zh;
const md = (text: string, limit: number): string => forMarkdown(shorten(text, limit));

function against(comparison: Comparison): string[] {
  const { count, sentences, fresh } = comparisonLines(comparison);
  return section('与上次提交相比', [`**${count}**`, ...sentences.map((sentence) => `**${sentence}**`), ...fresh.map((line) => `- ${md(line, 200)}`)].flatMap((line, index) => (index === 0 || line.startsWith('- ') ? [line] : ['', line])));
}

function blocker(item: Case): string {
  const remedy = item.findings[0]?.remedy;
  return `- **${caseGroups[item.group]} · ${md(item.name, 120)}** ${md(item.reason, 300)}${remedy ? `　怎么改：${md(remedy, 300)}` : ''}`;
}

function table(result: Result): string[] {
  const rows = [...new Map(result.cells.map((cell) => [cell.row, cell])).values()];
  const cellOf = (row: string, link: Cell['link']): Cell | undefined => result.cells.find((cell) => cell.row === row && cell.link === link);
  const square = (cell: Cell | undefined, at: 'S' | 'A' | 'B'): string => {
    if (!cell || cell.grades[at] === 'none') return '—';
    const asked = cell.grades[at] === 'required' ? '' : ` ${requirementWords[cell.grades[at]].zh}`;
    return `${sign[cell.gradeVerdicts[at]]}${asked}`;
  };
  return [
    `| 要求 | ${columns.map(({ grade: at, link }) => `${at} ${link === 'alipay' ? '支付宝' : '自主'}`).join(' | ')} |`, `|---|${columns.map(() => ':-:').join('|')}|`,
    ...rows.map((cell) => `| ${md(cell.title, 120)} | ${columns.map(({ grade: at, link }) => square(cellOf(cell.row, link), at)).join(' | ')} |`),
  ];
}
