import { describe, expect, it } from 'vitest';
import { awaitLatePushes, outstanding } from './late-pushes.js';
import type { JournalEntry } from '../mock-alipay/journal.js';

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
    await awaitLatePushes({ query: () => [handedOver(1, 100)] }, { limitMs: 30, now: () => (time += 20) });
    expect(time).toBe(140);
  });
});
