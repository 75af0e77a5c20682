/** Playwright reporter: one JSON line a journey that begins or ends, for the process that started Playwright. */
import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';

export type Progress =
  | { kind: 'begin'; journey: string }
  | { kind: 'end'; journey: string; status: TestResult['status']; durationMs: number; error?: string }
  | { kind: 'trouble'; message: string }
  | { kind: 'done'; status: FullResult['status'] };

/** Tells these lines from anything else on stdout. */
export const progressMark = '@yanshou ';

export default class ProgressReporter implements Reporter {
  printsToStdio(): boolean { return true; }

  onTestBegin(test: TestCase): void { tell({ kind: 'begin', journey: test.title }); }

  onTestEnd(test: TestCase, result: TestResult): void {
    const error = result.error?.message;
    tell({ kind: 'end', journey: test.title, status: result.status, durationMs: result.duration, ...(error === undefined ? {} : { error }) });
  }

  /** Outside any journey: the plan does not parse, Chromium does not start. */
  onError(error: TestError): void { tell({ kind: 'trouble', message: error.message ?? error.value ?? 'unknown' }); }

  onEnd(result: FullResult): void { tell({ kind: 'done', status: result.status }); }
}

function tell(progress: Progress): void {
  process.stdout.write(`${progressMark}${JSON.stringify(progress)}\n`);
}
