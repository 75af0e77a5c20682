/** Two submissions side by side: which of the earlier findings are mended, which stand, which are new. Pure; drawn by the report and used by the CI gate. */
import type { Finding, Grade, Result, Verdict } from '../../rubric/result.js';

/** One row or red line that is not in order, in one of the two results. `grades` = the letters it stands in the way of; of a red line, all. */
export interface Trouble { id: string; title: string; link: 'alipay' | 'self' | 'red-line'; verdict: Verdict; grades: ('S' | 'A' | 'B')[]; findings: Finding[] }

export interface Comparison {
  before: { runId: string; grade: Grade; createdAt: string; buildHash: string };
  after: { runId: string; grade: Grade; createdAt: string; buildHash: string };
  fixed: Trouble[]; stillThere: Trouble[];
  /** In trouble now, in order before, be it for one letter only. A row the earlier run did not have counts as new: it was never proven. */
  fresh: Trouble[];
  sameBuild: boolean; sameRubric: boolean;
  /** No trouble mended, none new, and each for the same reason as before: the handbook's 无效修改和提交. */
  nothingChanged: boolean;
}

export function compareResults(before: Result, after: Result): Comparison {
  const earlier = troublesOf(before), now = troublesOf(after);
  const find = (list: Trouble[], { id }: Trouble): Trouble | undefined => list.find((trouble) => trouble.id === id);
  const judged = judgedIds(after);
  const fixed = earlier.filter((trouble) => !find(now, trouble) && judged.has(trouble.id));
  // What the later run did not look at is not mended: it still stands.
  const gone = earlier.filter((trouble) => !find(now, trouble) && !judged.has(trouble.id));
  const worse = (trouble: Trouble): boolean => trouble.grades.some((letter) => !find(earlier, trouble)?.grades.includes(letter));
  const [fresh, standing] = [now.filter(worse), now.filter((trouble) => !worse(trouble))];
  const asBefore = standing.every((trouble) => sameTrouble(find(earlier, trouble), trouble));
  return {
    before: summary(before), after: summary(after), fixed, stillThere: [...standing, ...gone], fresh,
    sameBuild: before.conditions.buildHash === after.conditions.buildHash, sameRubric: before.rubric === after.rubric,
    nothingChanged: fixed.length + fresh.length + gone.length === 0 && standing.length > 0 && asBefore,
  };
}

/** The same letters for the same checks. Words are not compared: they carry seconds and counts that differ from run to run. */
function sameTrouble(before: Trouble | undefined, after: Trouble): boolean {
  const reasons = ({ verdict, grades, findings }: Trouble): string => JSON.stringify([verdict, grades, [...new Set(findings.map(({ check, outcome }) => `${check} ${outcome}`))].sort()]);
  return before !== undefined && reasons(before) === reasons(after);
}

const letters = ['S', 'A', 'B'] as const;
const inTrouble: readonly Verdict[] = ['fail', 'cannotTell', 'flaky', 'error', 'notRun'];

function troublesOf(result: Result): Trouble[] {
  const cells = result.cells.map((cell): Trouble => ({
    id: `${cell.link}:${cell.row}`, title: cell.title, link: cell.link, verdict: cell.verdict, findings: cell.findings,
    grades: letters.filter((letter) => cell.grades[letter] !== 'none' && inTrouble.includes(cell.gradeVerdicts[letter])),
  }));
  const lines = result.redLines.map((line): Trouble => ({ id: `red-line:${line.id}`, title: line.title, link: 'red-line', verdict: line.verdict, findings: line.findings, grades: inTrouble.includes(line.verdict) ? [...letters] : [] }));
  return [...cells, ...lines].filter(({ grades }) => grades.length > 0);
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
