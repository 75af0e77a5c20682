/**
 * After the last journey: a 已投递 that is still on its way may take its 30 seconds. Only then is one that did not come lost, and not just not waited for.
 * The journeys themselves go on after a step's time, so that one wait stands for all.
 */
import type { Journal, JournalEntry } from '../mock-alipay/journal.js';
import { statusMethod } from '../suites/passages.js';

/** Waits until every résumé handed over was followed by a status of that user's, or is older than `limitMs`. */
export async function awaitLatePushes(journal: Pick<Journal, 'query' | 'subscribe'>, { limitMs, now, signal }: { limitMs: number; now: () => number; signal?: AbortSignal }): Promise<void> {
  while (!signal?.aborted) {
    const since = now() - limitMs;
    const newest = newestOutstanding(journal.query({}), since);
    if (newest === undefined) return;
    await nextEntry(journal, newest - since, signal);
  }
}

export const outstanding = (entries: readonly JournalEntry[], since: number): boolean => newestOutstanding(entries, since) !== undefined;

/** When the last of those that wait was handed over. */
function newestOutstanding(entries: readonly JournalEntry[], since: number): number | undefined {
  const pushed = new Map<string, number>();
  for (const entry of entries) if (isPush(entry) && entry.userId !== undefined) pushed.set(entry.userId, entry.seq);
  return entries.findLast((entry) => entry.kind === 'sheet' && entry.at > since && handsOver(entry) && (pushed.get(entry.userId ?? '') ?? -1) < entry.seq)?.at;
}

/** Something new in the journal, the limit, or the end of the run: whichever comes first. */
function nextEntry(journal: Pick<Journal, 'subscribe'>, limitMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => { clearTimeout(timer); stop(); signal?.removeEventListener('abort', done); resolve(); };
    const timer = setTimeout(done, limitMs);
    const stop = journal.subscribe(done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

const isPush = (entry: JournalEntry): boolean => entry.kind === 'gateway' && statusMethod.test(entry.method) && entry.response.code === '10000';
const handsOver = ({ sheet, phase }: Extract<JournalEntry, { kind: 'sheet' }>): boolean => phase === (sheet === 'real-name' ? 'authorised' : 'submitted');
