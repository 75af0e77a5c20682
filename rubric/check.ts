/**
 * What a check is: a metadata literal and one pure function of a view of the evidence. It says what is; the handbook's rows say how much it matters.
 * `error` and `notRun` are not among its answers: only the runner says those.
 */
import type { Guard, Where } from './result.js';
import type { View } from './view.js';

export interface Check {
  id: string;
  /** One Chinese sentence: what holds when it passes. */
  title: string;
  /** Parts a journey plays. Without the journeys that play them on this link there is nothing to judge (`notRun`). */
  needs: readonly Role[];
  evaluate(view: View): Outcome;
}

/** What a journey is needed for; which journey plays the part depends on link and résumé mode (`journeysFor` in view.ts). */
export type Role = 'first-apply' | 'returning' | 'back' | 'probe' | 'declined' | 'status';

export interface CheckFinding {
  expected: string;
  observed: string;
  where: Where[];
  remedy: string;
  /** A person should look at the picture. */
  needsReview?: boolean;
}

export type Outcome =
  /** No guard, no pass: the type asks for it. */
  | { outcome: 'pass'; guard: Guard; notes: CheckFinding[]; warnings: CheckFinding[]; assumptions: string[] }
  | { outcome: 'fail' | 'cannotTell'; findings: CheckFinding[]; guard?: Guard; notes: CheckFinding[]; warnings: CheckFinding[]; assumptions: string[] }
  | { outcome: 'notApplicable'; notes: CheckFinding[] };

export interface Judgement {
  guard: Guard;
  /** Proven breaches. Any one fails the check, whatever else is in doubt. */
  hits: CheckFinding[];
  /** Reasons why a pass would be vacuous. */
  doubts?: CheckFinding[];
  notes?: CheckFinding[];
  warnings?: CheckFinding[];
  assumptions?: string[];
}

/** The one way from what a check saw to what it says: a breach outweighs a doubt, a doubt outweighs a pass. */
export function conclude({ guard, hits, doubts = [], notes = [], warnings = [], assumptions = [] }: Judgement): Outcome {
  const rest = { guard, notes, warnings, assumptions: [...new Set(assumptions)].sort() };
  if (hits.length > 0) return { outcome: 'fail', findings: hits, ...rest };
  if (doubts.length > 0) return { outcome: 'cannotTell', findings: doubts, ...rest };
  return { outcome: 'pass', ...rest };
}

export const notApplicable = (note: CheckFinding): Outcome => ({ outcome: 'notApplicable', notes: [note] });
