/**
 * After the last journey: a 已投递 that is still on its way may take its 30 seconds. Only then is one that did not come lost, and not just not waited for.
 * The journeys themselves go on after a step's time, so that one wait stands for all.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal, JournalEntry } from '../mock-alipay/journal.js';

const pushMethod = /\.job\.apply(info)?\.sync$/;

/** Waits until every résumé handed over was followed by a status of that user's, or is older than `limitMs`. */
export async function awaitLatePushes(journal: Pick<Journal, 'query'>, { limitMs, now, signal }: { limitMs: number; now: () => number; signal?: AbortSignal }): Promise<void> {
  while (!signal?.aborted && outstanding(journal.query({}), now() - limitMs)) await sleep(100);
}

export function outstanding(entries: readonly JournalEntry[], since: number): boolean {
  const pushed = new Map<string, number>();
  for (const entry of entries) if (isPush(entry) && entry.userId !== undefined) pushed.set(entry.userId, entry.seq);
  return entries.some((entry) => entry.kind === 'sheet' && entry.at > since && handsOver(entry) && (pushed.get(entry.userId ?? '') ?? -1) < entry.seq);
}

const isPush = (entry: JournalEntry): boolean => entry.kind === 'gateway' && pushMethod.test(entry.method) && entry.response.code === '10000';
const handsOver = ({ sheet, phase }: Extract<JournalEntry, { kind: 'sheet' }>): boolean => phase === (sheet === 'real-name' ? 'authorised' : 'submitted');
