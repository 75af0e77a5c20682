/** Says how far the journeys are: `[3/11] 支付宝链路 · 情况② … 2.1 s`. */
import type { JourneyId } from '../evidence/contract.js';
import { journeys } from '../suites/journeys/index.js';
import type { Progress } from './progress-reporter.js';

export function progressLines(own: readonly JourneyId[], say: (line: string) => void): (progress: Progress) => void {
  let ended = 0;
  return (progress) => {
    if (progress.kind === 'trouble') say(`旅程之外的问题：${firstLine(progress.message)}`);
    if (progress.kind !== 'end') return;
    ended++;
    say(`[${ended}/${own.length}] ${titleOf(progress.journey)} … ${seconds(progress.durationMs)}${trouble(progress)}`);
  };
}

function trouble({ status, error }: Extract<Progress, { kind: 'end' }>): string {
  if (status === 'passed') return '';
  if (status === 'timedOut') return ' · 超时，未走完';
  return ` · 未走完：${firstLine(error ?? status)}`;
}

const titleOf = (id: string): string => journeys.find((journey) => journey.id === id)?.title ?? id;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
// Playwright colours its messages.
const firstLine = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '').split('\n')[0] ?? '';
