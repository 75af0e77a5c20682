/** `--repeat-failed`: each journey that something in the target's way points at is played once more, alone. The rubric compares the two answers. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journeyIds, repeatFolder, type JourneyId } from '../evidence/contract.js';
import { loadEvidence } from '../evidence/load.js';
import type { Finding, Result, Verdict } from '../rubric/result.js';
import type { Chromium } from '../suites/orders.js';
import type { Plan } from '../suites/plan.js';
import { judge } from './grade-run.js';
import { Players } from './play.js';
import { progressLines } from './progress-lines.js';

export interface RepeatOptions { plan: Plan; chromium: Chromium; journeyMs: number; signal: AbortSignal; say: (line: string) => void }

export async function repeatFailed({ plan, chromium, journeyMs, signal, say }: RepeatOptions): Promise<void> {
  const { runDir } = plan;
  const failed = failedJourneys(judge(loadEvidence(runDir), runDir)).filter((id) => plan.journeys.includes(id));
  if (failed.length === 0 || signal.aborted) return;
  say(`逐个单独重走 ${failed.length} 个没有通过的旅程：${failed.join('、')}`);
  const aside = join(runDir, '.repeat');
  mkdirSync(aside);
  const planFile = join(aside, 'plan.json');
  writeFileSync(planFile, JSON.stringify({ ...plan, runDir: aside, journeys: failed }), { mode: 0o600 }); // holds the control token
  const players = new Players(1);
  try {
    await players.play({ chromium, planFile, journeys: failed, journeyMs, signal, onEnd: progressLines(failed, say) });
    await players.finish();
  } finally {
    await players.stop();
    for (const id of failed) keep(join(aside, 'evidence', id), join(runDir, 'evidence', repeatFolder(id)));
    rmSync(aside, { recursive: true, force: true });
  }
}

function keep(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

const troubled: ReadonlySet<Verdict> = new Set(['fail', 'cannotTell', 'error']);

/** Journeys that did not finish, and those where something was seen that keeps the target away. */
export function failedJourneys({ cells, redLines, journeys, target }: Result): JourneyId[] {
  const blocking = [...cells.filter((cell) => cell.grades[target] !== 'none' && troubled.has(cell.gradeVerdicts[target])), ...redLines.filter(({ verdict }) => troubled.has(verdict))];
  const decisive = ({ outcome }: Finding): boolean => outcome === 'fail' || outcome === 'cannotTell';
  const seenIn = new Set(blocking.flatMap(({ findings }) => findings.filter(decisive).flatMap(({ where }) => where.map(({ journey }) => journey))));
  const unfinished = new Set(journeys.filter(({ status }) => status === 'failed' || status === 'interrupted').map(({ id }) => id));
  return journeyIds.filter((id) => seenIn.has(id) || unfinished.has(id));
}
