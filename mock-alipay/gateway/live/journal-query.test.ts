import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEntry } from '../../journal.js';
import { openGateway, type Bench } from '../gateway.fixture.js';
import { mountLive } from './index.js';

let clock = Date.parse('2026-11-22T09:00:00+08:00');
let bench: Bench;
const users: string[] = [];
const method = 'alipay.ebpp.industry.job.applyinfo.sync';

beforeAll(async () => {
  bench = await openGateway({ now: () => clock, policy: { applyToUnsyncedJob: true } });
  mountLive(bench);
  for (const application of ['P-1', 'P-2']) {
    const { userId } = bench.world.createUser({ resume: 'none' });
    users.push(userId);
    await bench.sdk().exec(method, { bizContent: { out_apply_id: application, out_job_id: 'J-1', user_id: userId, apply_status: 'APPLYING', apply_time: '2026-11-22 09:00:00', apply_change_time: '2026-11-22 09:00:00' } });
    clock += 60_000;
  }
  await bench.sdk().exec('alipay.open.mini.category.query', { bizContent: {} });
});
afterAll(() => bench.close());

async function seqs(query: Record<string, string>): Promise<number[]> {
  const response = await fetch(new URL(`/live/journal?${new URLSearchParams(query).toString()}`, bench.gateway.url));
  return (await response.text()).trim().split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as JournalEntry).seq);
}

test('the journal is asked by user, method, application and time, one entry a line', async () => {
  expect(await seqs({})).toEqual([1, 2, 3]);
  expect(await seqs({ user: users[1] ?? '' })).toEqual([2]);
  expect(await seqs({ method })).toEqual([1, 2]);
  expect(await seqs({ application: 'P-1', user: '' })).toEqual([1]);
  expect(await seqs({ from: '2026-11-22 09:01:00' })).toEqual([2, 3]);
  expect(await seqs({ from: '2026-11-22T09:00:30+08:00', to: String(Date.parse('2026-11-22T09:01:30+08:00')) })).toEqual([2]);
  expect(await seqs({ after: '2' })).toEqual([3]);
});

test('a question that it cannot read is refused with a sentence', async () => {
  for (const query of ['from=yesterday', 'uesr=1', 'kind=calls']) {
    const response = await fetch(new URL(`/live/journal?${query}`, bench.gateway.url));
    expect(response.status).toBe(400);
    expect(await response.text()).not.toBe('');
  }
});
