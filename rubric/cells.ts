/** From check results to cells: the 13 rows on two links, with a verdict for what each grade asks. */
import type { Link } from '../evidence/contract.js';
import type { Settle } from './decisions.js';
import type { HandbookRow } from './handbook/v4.0.js';
import type { Cell, CheckResult, Requirement, Verdict } from './result.js';
import type { Checked } from './run-checks.js';
import { findingsUnder } from './run-checks.js';

export type Asked = Exclude<Requirement, 'none'>;
export const gradeLetters = ['S', 'A', 'B'] as const;
export type Letter = (typeof gradeLetters)[number];
export type Run = (checkId: string, link: Link) => Checked;

/** Which outcome of several decides a row: the first of these that occurs. */
const decides: readonly CheckResult['outcome'][] = ['fail', 'error', 'flaky', 'cannotTell', 'notRun', 'accepted', 'pass', 'notApplicable'];
/** The stricter requirement first. */
const strictness: readonly Asked[] = ['onlyPath', 'fullSync', 'required', 'oneOf', 'userChoice'];

export function draftCell(row: HandbookRow, link: Link, run: Run, settle: Settle): Cell {
  const grades = row.requires[link];
  const asked = strictness.filter((requirement) => gradeLetters.some((letter) => grades[letter] === requirement));
  const decidedBy = row.decidedBy;
  const ids = 'notTested' in decidedBy ? [] : [...new Set(asked.flatMap((requirement) => decidedBy.checks[requirement] ?? []))];
  const { done: results, decisions } = settle(`${link}:${row.id}`, ids.map((id) => run(id, link)));
  const verdicts = new Map(asked.map((requirement) => [requirement, verdictOf(row, requirement, results)]));
  return {
    row: row.id, section: row.section, title: row.title, link, grades: { ...grades }, gradeVerdicts: verdictsByGrade(grades, verdicts), verdict: strictest(verdicts),
    checks: results.map(({ result }) => result), findings: findingsUnder(row.clause, results),
    clause: row.clause, ...(row.reading === undefined ? {} : { reading: row.reading }), ...(decisions.length === 0 ? {} : { decisions }),
  };
}

/** Where nothing is asked nothing is judged: the cell says `notApplicable`. */
export const verdictsByGrade = (grades: Cell['grades'], verdicts: ReadonlyMap<Asked, Verdict>): Cell['gradeVerdicts'] => {
  const verdict = (letter: Letter): Verdict => { const asked = grades[letter]; return asked === 'none' ? 'notApplicable' : verdicts.get(asked) ?? 'notTested'; };
  return { S: verdict('S'), A: verdict('A'), B: verdict('B') };
};

export function strictest(verdicts: ReadonlyMap<Asked, Verdict>): Verdict {
  const requirement = strictness.find((each) => verdicts.has(each));
  return (requirement && verdicts.get(requirement)) ?? 'notApplicable';
}

export function combine(results: readonly CheckResult[]): Verdict {
  return decides.find((outcome) => results.some((result) => result.outcome === outcome)) ?? 'notTested';
}

function verdictOf(row: HandbookRow, requirement: Asked, results: readonly Checked[]): Verdict {
  if ('notTested' in row.decidedBy) return 'notTested';
  const ids = row.decidedBy.checks[requirement] ?? [];
  return combine(results.map(({ result }) => result).filter((result) => ids.includes(result.id)));
}
