/** From cells to letters. */
import type { Cell, Grade, RedLine, Result, Verdict } from './result.js';
import type { Link } from '../evidence/contract.js';
import type { Letter } from './cells.js';
import { gradeLetters } from './cells.js';
import { oneOfPair } from './handbook/v4.0.js';

/** `notApplicable` earns because the ISV declared it and a person sees it; what could not be judged never earns. */
const earning: ReadonlySet<Verdict> = new Set(['pass', 'waived', 'accepted', 'notApplicable']);
const unknown: ReadonlySet<Verdict> = new Set(['cannotTell', 'flaky', 'error', 'notRun', 'notTested']);

export const earns = (verdict: Verdict): boolean => earning.has(verdict);
export const isUnknown = (verdict: Verdict): boolean => unknown.has(verdict);

/** Cells a grade asks for. Its pair 2选1 stays two cells here; each carries the better verdict of both. */
export const requiredCells = (cells: readonly Cell[], letter: Letter, link?: Link): Cell[] =>
  cells.filter((cell) => cell.grades[letter] !== 'none' && (link === undefined || cell.link === link));

export const letterEarned = (cells: readonly Cell[], letter: Letter, enough: (verdict: Verdict) => boolean = earns): boolean => {
  const required = requiredCells(cells, letter);
  return required.length > 0 && required.every((cell) => enough(cell.gradeVerdicts[letter]));
};

/** The highest grade whose required cells in this column all earn. */
export const linkGrade = (cells: readonly Cell[], link: Link): Grade => highest(cells.filter((cell) => cell.link === link));

/** The highest grade whose cells pass in both columns; a broken red line means 不通过 whatever the letter would be, and one seen broken once of twice earns no more. */
export const overallGrade = (cells: readonly Cell[], redLines: readonly RedLine[]): Grade => (redLines.some((line) => line.verdict === 'fail' || line.verdict === 'flaky') ? 'none' : highest(cells));

const highest = (cells: readonly Cell[]): Grade => gradeLetters.find((letter) => letterEarned(cells, letter)) ?? 'none';

/** 2选1: where both rows of the pair are asked as `oneOf`, the better verdict stands in both. */
export function pairOneOf(cells: readonly Cell[]): Cell[] {
  return cells.map((cell) => {
    const partner = oneOfPair.includes(cell.row) ? cells.find((other) => other.link === cell.link && other.row !== cell.row && oneOfPair.includes(other.row)) : undefined;
    if (!partner) return cell;
    const gradeVerdicts = { ...cell.gradeVerdicts };
    for (const letter of gradeLetters) {
      if (cell.grades[letter] === 'oneOf' && partner.grades[letter] === 'oneOf') gradeVerdicts[letter] = better(cell.gradeVerdicts[letter], partner.gradeVerdicts[letter]);
    }
    const strictestIsOneOf = !gradeLetters.some((letter) => ['required', 'onlyPath', 'fullSync'].includes(cell.grades[letter]));
    const letter = gradeLetters.find((each) => cell.grades[each] === 'oneOf');
    return { ...cell, gradeVerdicts, verdict: strictestIsOneOf && letter ? gradeVerdicts[letter] : cell.verdict };
  });
}

const goodness: readonly Verdict[] = ['pass', 'notApplicable', 'accepted', 'waived', 'cannotTell', 'flaky', 'error', 'notRun', 'notTested', 'fail'];
const better = (a: Verdict, b: Verdict): Verdict => (goodness.indexOf(a) <= goodness.indexOf(b) ? a : b);

export interface GateParts { cells: readonly Cell[]; redLines: readonly RedLine[]; target: Letter; grade: Grade; staleWaiver: boolean; /** Every planned journey left evidence: a shard that is missing is not green. */ complete: boolean }

/** Why the run ends as it does. What could not be told stands between "met" and "below": a person decides. */
export function gateOf({ cells, redLines, target, grade, staleWaiver, complete }: GateParts): Result['gate'] {
  const judged = [...cells, ...redLines].some((part) => part.checks.some((check) => check.outcome === 'pass' || check.outcome === 'fail'));
  if (!judged) return 'nothing-judged';
  if (staleWaiver) return 'stale-waiver';
  const asGoodAsTarget = gradeLetters.slice(0, gradeLetters.indexOf(target) + 1);
  const maybe = !redLines.some((line) => line.verdict === 'fail') && asGoodAsTarget.some((letter) => letterEarned(cells, letter, (verdict) => earns(verdict) || isUnknown(verdict)));
  if (!maybe) return 'below';
  const met = asGoodAsTarget.some((letter) => letter === grade);
  return met && complete && !redLines.some((line) => isUnknown(line.verdict)) ? 'met' : 'review';
}
