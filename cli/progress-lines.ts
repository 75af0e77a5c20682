/** Says how far the journeys are: `[3/11] 支付宝链路 · 情况② … 2.1 s`. */
import type { JourneyId } from '../evidence/contract.js';
import { journeys } from '../suites/journeys/index.js';
import type { JourneyEnded } from '../suites/orders.js';

export function progressLines(own: readonly JourneyId[], say: (line: string) => void): (journey: JourneyEnded) => void {
  let ended = 0;
  return (journey) => {
    ended++;
    say(`[${ended}/${own.length}] ${titleOf(journey.journey)} … ${seconds(journey.durationMs)}${trouble(journey)}`);
  };
}

function trouble({ status, error }: JourneyEnded): string {
  if (status === 'passed') return '';
  if (status === 'timedOut') return ' · 超时，未走完';
  return ` · 未走完：${firstLine(error ?? status)}`;
}

const titleOf = (id: string): string => journeys.find((journey) => journey.id === id)?.title ?? id;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
// Playwright colours its messages.
const firstLine = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '').split('\n')[0] ?? '';
