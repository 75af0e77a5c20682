/** A 退回 comment ready to paste: problem, clip and clause for each row in the way, as the handbook asks of a reviewer. */
import type { Finding, Result } from '../../rubric/result.js';
import { forPlainText, shorten } from '../escape.js';
import { linkWords } from '../wording.js';
import type { Comparison } from './compare-results.js';

export function rejectComment(result: Result, comparison?: Comparison): string {
  const problems = [
    ...result.redLines.filter((line) => line.verdict === 'fail').map((line) => problem(`红线：${line.title}`, line.clause, line.findings)),
    ...result.cells.filter((cell) => cell.verdict === 'fail').map((cell) => problem(`${linkWords[cell.link].zh} · ${cell.title}`, cell.clause, cell.findings)),
  ];
  if (problems.length === 0) return '';
  const opening = `【${forPlainText(shorten(result.app.name, 40))}】预检未通过，共 ${problems.length} 个问题，请逐条优化并自查后再提交，并更新录屏：`;
  const unchanged = comparison?.nothingChanged ? ['与上次提交相比没有变化，请勿重复提交（手册：无效修改和提交，既影响客情又影响审核效率）。'] : [];
  return [opening, ...unchanged, ...problems.map((text, index) => `${index + 1}. ${text}`), `（${forPlainText(result.rubric)} 手册；预检编号 ${forPlainText(result.runId)}）`].join('\n');
}

function problem(title: string, clause: string, findings: readonly Finding[]): string {
  const finding = findings.find((item) => item.outcome === 'fail') ?? findings[0];
  const clip = finding?.where.find((where) => where.at !== undefined);
  const seen = finding ? `\n   问题：${line(finding.observed)}\n   建议：${line(finding.remedy)}` : '';
  const where = clip?.at === undefined ? '' : `\n   录屏：${line(clip.journey)} 第 ${(clip.at / 1000).toFixed(1)} 秒`;
  return `${line(title)}${seen}${where}\n   条款：「${line(finding?.clause ?? clause)}」`;
}

const line = (text: string): string => shorten(forPlainText(text).replace(/\s+/g, ' '), 300);
