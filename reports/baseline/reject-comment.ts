/** A 退回 comment ready to paste: problem, clip and clause for each row in the way, as the handbook asks of a reviewer. */
import type { Result } from '../../rubric/result.js';
import { type Case, blockersOf, caseGroups, casesOf } from '../cases.js';
import { forPlainText, shorten } from '../escape.js';
import type { Comparison } from './compare-results.js';

/** Only what keeps the target away: what a higher grade would ask is no reason to send back. Empty when nothing failed. */
export function rejectComment(result: Result, comparison?: Comparison): string {
  const problems = blockersOf(casesOf(result)).filter((item) => item.state === 'failed').map((item) => problem(item, result));
  if (problems.length === 0) return '';
  const opening = `【${forPlainText(shorten(result.app.name, 40))}】按目标 ${result.target} 级预检，有 ${problems.length} 个问题，请逐条优化并自查后再提交，并更新录屏：`;
  const unchanged = comparison?.nothingChanged ? ['与上次提交相比没有变化，请勿重复提交（手册：无效修改和提交，既影响客情又影响审核效率）。'] : [];
  return [opening, ...unchanged, ...problems.map((text, index) => `${index + 1}. ${text}`), `（${forPlainText(result.rubric.replace(/^handbook-/, '手册 '))}；预检编号 ${forPlainText(result.runId)}）`].join('\n');
}

function problem(item: Case, result: Result): string {
  const finding = item.findings.find((each) => each.outcome === 'fail') ?? item.findings[0];
  const clip = finding?.where.find((where) => where.at !== undefined);
  const seen = finding ? `\n   问题：${line(finding.observed)}\n   建议：${line(finding.remedy)}` : '';
  const title = result.journeys.find((journey) => journey.id === clip?.journey)?.title ?? clip?.journey ?? '';
  const where = clip?.at === undefined ? '' : `\n   录屏：${line(title)} 第 ${(clip.at / 1000).toFixed(1)} 秒`;
  return `${caseGroups[item.group]}「${line(item.name)}」${seen}${where}\n   条款：「${line(finding?.clause ?? item.clause)}」`;
}

const line = (text: string): string => shorten(forPlainText(text).replace(/\s+/g, ' '), 300);
