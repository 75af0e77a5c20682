/** What passes between the command and a process that plays: orders on its stdin, reports on its stdout, one JSON line each. */
import type { JourneyId } from '../evidence/contract.js';

export interface Chromium { executablePath: string; args: string[] }

export type Order =
  /** `phones` = how many journeys it will be given at once. */
  | { order: 'launch'; chromium: Chromium; phones: number }
  | { order: 'play'; planFile: string; journey: JourneyId; limitMs: number };
export type LaunchOrder = Extract<Order, { order: 'launch' }>;
export type PlayOrder = Extract<Order, { order: 'play' }>;

export type Report =
  /** The browser is up. */
  | { kind: 'ready' }
  /** It does not come up. */
  | { kind: 'trouble'; message: string }
  | { kind: 'end'; journey: JourneyId; status: 'passed' | 'failed' | 'timedOut' | 'interrupted'; durationMs: number; error?: string; /** Its browser is gone: it plays no further. */ leaving?: true };
export type JourneyEnded = Extract<Report, { kind: 'end' }>;

/** Tells these lines from anything else on stdout. */
const mark = '@yanshou ';

export const written = (report: Report): string => `${mark}${JSON.stringify(report)}\n`;

export function read(line: string): Report | undefined {
  return line.startsWith(mark) ? (JSON.parse(line.slice(mark.length)) as Report) : undefined; // written by the player
}
