/** Two submissions side by side: which of the earlier findings are mended, which stand, which are new. Pure; drawn by the report and used by the CI gate. */
import type { Finding, Grade, Result, Verdict } from '../../rubric/result.js';

/** One row or red line that is not in order, in one of the two results. */
export interface Trouble { id: string; title: string; link: 'alipay' | 'self' | 'red-line'; verdict: Verdict; findings: Finding[] }

export interface Comparison {
  before: { runId: string; grade: Grade; createdAt: string; buildHash: string };
  after: { runId: string; grade: Grade; createdAt: string; buildHash: string };
  fixed: Trouble[]; stillThere: Trouble[];
  /** In trouble now, in order before. A row the earlier run did not have counts as new: it was never proven. */
  fresh: Trouble[];
  sameBuild: boolean; sameRubric: boolean;
  /** No trouble mended and none new: the handbook's 无效修改和提交. */
  nothingChanged: boolean;
}

export function compareResults(before: Result, after: Result): Comparison {
  const earlier = troublesOf(before), now = troublesOf(after);
  const has = (list: Trouble[], id: string): boolean => list.some((trouble) => trouble.id === id);
  const judged = judgedIds(after);
  const fixed = earlier.filter((trouble) => !has(now, trouble.id) && judged.has(trouble.id));
  const fresh = now.filter((trouble) => !has(earlier, trouble.id));
  // What the later run did not look at is not mended: it still stands.
  const gone = earlier.filter((trouble) => !has(now, trouble.id) && !judged.has(trouble.id));
  const stillThere = [...now.filter((trouble) => has(earlier, trouble.id)), ...gone];
  return {
    before: summary(before), after: summary(after), fixed, stillThere, fresh,
    sameBuild: before.conditions.buildHash === after.conditions.buildHash, sameRubric: before.rubric === after.rubric,
    nothingChanged: fixed.length === 0 && fresh.length === 0 && stillThere.length > 0,
  };
}

const inTrouble: readonly Verdict[] = ['fail', 'cannotTell', 'flaky', 'error', 'notRun'];

function troublesOf(result: Result): Trouble[] {
  const cells = result.cells.map((cell) => ({ id: `${cell.link}:${cell.row}`, title: cell.title, link: cell.link, verdict: cell.verdict, findings: cell.findings }));
  const lines = result.redLines.map((line) => ({ id: `red-line:${line.id}`, title: line.title, link: 'red-line' as const, verdict: line.verdict, findings: line.findings }));
  return [...cells, ...lines].filter((item) => inTrouble.includes(item.verdict));
}

function judgedIds(result: Result): Set<string> {
  const earned: readonly Verdict[] = ['pass', 'waived', 'accepted', 'notApplicable'];
  return new Set([
    ...result.cells.filter((cell) => earned.includes(cell.verdict)).map((cell) => `${cell.link}:${cell.row}`),
    ...result.redLines.filter((line) => earned.includes(line.verdict)).map((line) => `red-line:${line.id}`),
  ]);
}

function summary(result: Result): Comparison['before'] {
  return { runId: result.runId, grade: result.grade, createdAt: result.conditions.createdAt, buildHash: result.conditions.buildHash };
}
