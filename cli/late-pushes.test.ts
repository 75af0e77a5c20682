import { describe, expect, it } from 'vitest';
import { awaitLatePushes, outstanding } from './late-pushes.js';
import { Journal } from '../mock-alipay/journal.js';
import type { JournalEntry, JournalRecord } from '../mock-alipay/journal.js';

const handedOver = (seq: number, at: number, userId = 'u1'): JournalEntry => ({ kind: 'sheet', sheet: 'smart-resume', phase: 'submitted', seq, at, userId });
const push = (seq: number, at: number, userId = 'u1', code = '10000'): JournalEntry => ({
  kind: 'gateway', method: 'alipay.ebpp.industry.job.applyinfo.sync', params: {}, bizContent: {}, signature: 'valid', schemaFaults: [], response: { code, body: {} }, seq, at, userId,
});

describe('a status on its way', () => {
  it('is awaited while its résumé was handed over within the limit', () => {
    expect(outstanding([handedOver(1, 100)], 50)).toBe(true);
    expect(outstanding([handedOver(1, 100)], 100)).toBe(false);
  });

  it('has come with an accepted push of the same user after it', () => {
    expect(outstanding([handedOver(1, 100), push(2, 110)], 50)).toBe(false);
    expect(outstanding([handedOver(1, 100), push(2, 110, 'u1', '40004')], 50)).toBe(true);
    expect(outstanding([handedOver(1, 100), push(2, 110, 'u2')], 50)).toBe(true);
    expect(outstanding([push(1, 90), handedOver(2, 100)], 50)).toBe(true);
  });

  it('is not awaited longer than the limit', async () => {
    let time = 100;
    await awaitLatePushes({ query: () => [handedOver(1, 100)], subscribe: () => () => undefined }, { limitMs: 30, now: () => (time += 20) });
    expect(time).toBe(140);
  });

  it('ends the wait when it comes, and when the run ends', async () => {
    const journal = new Journal({ now: () => 100 });
    journal.append({ kind: 'sheet', sheet: 'smart-resume', phase: 'submitted' }, { userId: 'u1' });
    const ended = new AbortController();
    const limit = { limitMs: 600_000, now: () => 100 };
    const [cut, come] = [awaitLatePushes(journal, { ...limit, signal: ended.signal }), awaitLatePushes(journal, limit)];
    ended.abort();
    await cut;
    const { seq: _seq, at: _at, userId, ...record } = push(2, 110);
    journal.append(record as JournalRecord, { userId }); // an entry without its place is a record
    await come;
    expect(outstanding(journal.query(), 50)).toBe(false);
  });
});
