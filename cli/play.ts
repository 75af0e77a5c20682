/** Has Playwright play the planned journeys in processes of their own. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planVariable } from '../suites/plan.js';
import { harnessFault } from './exit.js';
import { ProcessGroup } from './process-group.js';
import { progressMark, type Progress } from './progress-reporter.js';

export interface PlayOptions {
  planFile: string;
  workers: number;
  journeyMs: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

const dist = fileURLToPath(new URL('..', import.meta.url));

/** Resolves when all are played or `signal` aborts. A journey that failed is evidence; Playwright itself failing throws Stop (5). */
export async function playJourneys(options: PlayOptions): Promise<void> {
  const { signal, planFile, workers, journeyMs, onProgress } = options;
  if (signal.aborted) return;
  const troubles: string[] = [];
  let ended = 0;
  const note = (progress: Progress): void => {
    if (progress.kind === 'trouble') troubles.push(progress.message);
    if (progress.kind === 'end') ended++;
    onProgress(progress);
  };
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
  const group = new ProcessGroup({
    command: [process.execPath, cli, 'test', '--config', join(dist, 'playwright.config.js'), '--workers', String(workers), '--timeout', String(journeyMs)],
    cwd: dist, env: { ...process.env, ...plainModules, [planVariable]: planFile },
    onLine: (line) => {
      const progress = readProgress(line);
      if (!progress) return;
      stuck.refresh();
      note(progress);
    },
  });
  const abort = (): void => void group.stop();
  const stuck = setTimeout(() => {
    note({ kind: 'trouble', message: `Playwright ${stuckMs(journeyMs) / 1000} 秒没有任何进展，已结束它；没有走完的旅程可用 --journey 单独重跑。` });
    abort();
  }, stuckMs(journeyMs));
  signal.addEventListener('abort', abort, { once: true });
  await group.exited;
  clearTimeout(stuck);
  signal.removeEventListener('abort', abort);
  await group.stop();
  if (!signal.aborted && ended === 0) throw harnessFault('Playwright 没有走完任何旅程。', troubles.length > 0 ? troubles : group.lastLines.slice(-20));
}

/** What is played is JavaScript already. Playwright's TypeScript loader would only put a second thread beside it, on which Node 20 can deadlock. */
const plainModules = { PW_DISABLE_TS_ESM: '1' };

/** Longer than any journey may take, with its browser starting and ending. */
const stuckMs = (journeyMs: number): number => journeyMs + 60_000;

function readProgress(line: string): Progress | undefined {
  if (!line.startsWith(progressMark)) return undefined;
  return JSON.parse(line.slice(progressMark.length)) as Progress; // our own reporter wrote it
}
