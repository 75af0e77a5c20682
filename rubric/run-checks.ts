/**
 * Runs a check on a view. The runner alone says `notRun` (a journey it needs left no evidence) and `error` (the check itself broke), and it takes back
 * a pass that rests on an interrupted journey. A proven breach stands whatever else is missing.
 */
import type { JourneyId } from '../evidence/contract.js';
import type { Check, CheckFinding, Outcome } from './check.js';
import type { CheckResult, Finding, Guard } from './result.js';
import { ofEach } from './of-each.js';
import type { View } from './view.js';
import { cast, journeysInRole } from './view.js';
import { atJourney } from './where.js';

/** What the checks of one row or red line say, with the clause they say it of. */
export const findingsUnder = (clause: string, done: readonly Checked[]): Finding[] => ofEach(done, quoting, clause);
const quoting = ({ findings }: Checked, clause: string): Finding[] => findings.map((finding) => ({ ...finding, clause }));

export interface Checked { result: CheckResult; findings: Omit<Finding, 'clause'>[] }

export function runCheck(check: Check, view: View): Checked {
  let outcome: Outcome;
  try {
    outcome = check.evaluate(view);
  } catch (error) {
    return broken(check, error);
  }
  if (outcome.outcome === 'fail') return checked(check, outcome);
  const absent = missingJourneys(check, view);
  if (absent.length > 0) return notRun(check, absent);
  const cut = journeysInRole(view, ...check.needs).filter((journey) => !journey.finished);
  if (outcome.outcome !== 'pass' || cut.length === 0) return checked(check, outcome);
  const findings = cut.map((journey) => ({
    expected: '旅程走完', observed: `旅程「${journey.header.title}」没有走完`, where: [atJourney(journey)], remedy: '请重跑这段旅程。', needsReview: false,
  }));
  return checked(check, { ...outcome, outcome: 'cannotTell', findings });
}

function missingJourneys(check: Check, view: View): JourneyId[] {
  const absent = new Set<JourneyId>();
  const roles = cast(view);
  for (const role of check.needs) for (const id of roles[role]) if (!view.journeys.some((journey) => journey.id === id)) absent.add(id);
  return [...absent].sort();
}

function checked(check: Check, outcome: Outcome): Checked {
  const guard: Guard | undefined = outcome.outcome === 'notApplicable' ? undefined : outcome.guard;
  const main = outcome.outcome === 'fail' || outcome.outcome === 'cannotTell' ? outcome.findings.map((finding) => place(check, finding, outcome.outcome === 'fail' ? 'fail' : 'cannotTell')) : [];
  const warnings = outcome.outcome === 'notApplicable' ? [] : outcome.warnings.map((finding) => place(check, finding, 'warning'));
  const notes = outcome.notes.map((finding) => place(check, finding, 'note'));
  return {
    result: { id: check.id, outcome: outcome.outcome, ...(guard ? { guard } : {}), assumptions: outcome.outcome === 'notApplicable' ? [] : outcome.assumptions },
    findings: once([...main, ...warnings, ...notes]),
  };
}

function notRun(check: Check, absent: readonly JourneyId[]): Checked {
  const finding = { expected: check.title, observed: `没有旅程 ${absent.join('、')} 的记录`, where: [], remedy: '请运行完整的验收，或只重跑这些旅程。' };
  return { result: { id: check.id, outcome: 'notRun', assumptions: [] }, findings: [place(check, finding, 'cannotTell')] };
}

function broken(check: Check, error: unknown): Checked {
  const message = error instanceof Error ? error.message : String(error);
  const finding = { expected: check.title, observed: `检查本身出错：${message}`, where: [], remedy: '这是验收工具的问题，不是小程序的问题：请带上这次运行的证据包报告。', needsReview: true };
  return { result: { id: check.id, outcome: 'error', assumptions: [] }, findings: [place(check, finding, 'cannotTell')] };
}

const place = (check: Check, finding: CheckFinding, outcome: Finding['outcome']): Omit<Finding, 'clause'> => ({
  check: check.id, outcome, expected: finding.expected, observed: finding.observed, where: finding.where, remedy: finding.remedy, needsReview: finding.needsReview ?? false,
});

/** Journeys that show the same thing say it once, with every place it was seen. */
function once(findings: readonly Omit<Finding, 'clause'>[]): Omit<Finding, 'clause'>[] {
  const merged = new Map<string, Omit<Finding, 'clause'>>();
  for (const finding of findings) {
    const key = [finding.outcome, finding.expected, finding.observed].join('\u0000');
    const first = merged.get(key);
    if (first) merged.set(key, { ...first, where: [...first.where, ...finding.where], needsReview: first.needsReview || finding.needsReview });
    else merged.set(key, finding);
  }
  return [...merged.values()];
}
