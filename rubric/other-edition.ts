/**
 * The same evidence under a draft edition. What the draft asks and the run never observed (a check that is not here, a journey that was not played, a wait
 * that was shorter than the new limit) is `cannotTell`, never a pass.
 */
import type { Evidence } from '../evidence/contract.js';
import type { Check } from './check.js';
import type { DraftEdition } from './handbook/draft.js';
import type { RunOnce } from './repeats.js';
import type { Cell, OtherEdition, RedLine, Result } from './result.js';
import type { Checked } from './run-checks.js';
import { serialiseResult } from './serialise.js';

/** A draft's limit is the run's own, as if it had been in force. */
export const underLimit = (evidence: Evidence, { statusLimitMs }: DraftEdition): Evidence =>
  (statusLimitMs === undefined ? evidence : { ...evidence, run: { ...evidence.run, statuses: { ...evidence.run.statuses, limitMs: statusLimitMs } } });

/** Stands in for a check that this version of Yanshou has not. */
export const unknownCheck = (id: string): Check => ({
  id, title: `检查 ${id}`, needs: [],
  evaluate: () => ({
    outcome: 'cannotTell', notes: [], warnings: [], assumptions: [],
    findings: [{ expected: `有检查 ${id} 的答案`, observed: `这个版本没有检查 ${id}，记录里也没有它的答案`, where: [], remedy: '请人工核对这一条，或换用认得它的版本重新验收。' }],
  }),
});

/** Their "never came" rests on how long the run waited. */
const waiting: ReadonlySet<string> = new Set(['delivered-status-arrives', 'every-status-arrives']);

export function neverObserved(run: RunOnce, waitedMs: number, { statusLimitMs = waitedMs }: DraftEdition): RunOnce {
  return (id, link) => {
    const checked = run(id, link);
    const { outcome } = checked.result;
    const tooShort = outcome === 'fail' && waiting.has(id) && statusLimitMs > waitedMs;
    return outcome === 'notRun' || tooShort ? open(checked, tooShort ? `草案给 ${statusLimitMs / 1000} 秒，这次运行只等了 ${waitedMs / 1000} 秒：` : '') : checked;
  };
}

const open = ({ result, findings }: Checked, why: string): Checked => ({
  result: { ...result, outcome: 'cannotTell' },
  findings: findings.map((finding) => (finding.outcome === 'fail' ? { ...finding, outcome: 'cannotTell' as const, observed: `${why}${finding.observed}` } : finding)),
});

/** The draft's grade, and only what is not as under the run's own edition. */
export function besides(own: Result, other: Result, { title, from, changes }: DraftEdition): OtherEdition {
  const placeOf = (cell: Cell): string => `${cell.link}:${cell.row}`;
  const cells = new Map(own.cells.map((cell) => [placeOf(cell), cell]));
  const lines = new Map(own.redLines.map((line) => [line.id, line]));
  return {
    rubric: other.rubric, title, from: from.id, changes, grade: other.grade, gate: other.gate, links: other.links,
    cells: other.cells.filter((cell) => !same(cell, cells.get(placeOf(cell)))),
    redLines: other.redLines.filter((line) => !same(line, lines.get(line.id))),
  };
}

const same = (a: Cell | RedLine, b: Cell | RedLine | undefined): boolean => b !== undefined && serialiseResult(a) === serialiseResult(b);
