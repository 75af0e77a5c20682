import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { journalFile, readLines } from './gateway/journal-file.js';
import { Journal, type GatewayCall } from './journal.js';

function call(application: string): GatewayCall {
  return {
    kind: 'gateway', method: 'alipay.ebpp.industry.job.applyinfo.sync', params: {}, bizContent: { out_apply_id: application },
    signature: 'valid', schemaFaults: [], response: { code: '10000', body: {} },
  };
}

test('entries are numbered, stamped and found by user, application and time', () => {
  let clock = 100;
  const journal = new Journal({ now: () => clock });
  journal.append(call('P-1'), { userId: 'u1' });
  clock = 200;
  journal.append(call('P-2'), { userId: 'u2' });
  expect(journal.query({ userId: 'u2' }).map((entry) => entry.seq)).toEqual([2]);
  expect(journal.query({ application: 'P-1' }).map((entry) => entry.seq)).toEqual([1]);
  expect(journal.query({ from: 150 }).map((entry) => entry.at)).toEqual([200]);
  expect(journal.query({ afterSeq: journal.head })).toEqual([]);
});

test('memory is bounded and the file still answers for what memory let go', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.jsonl');
  const disk = journalFile(file);
  const journal = new Journal({ now: () => 0, ...disk, capacity: 10 });
  for (let i = 0; i < 1000; i++) journal.append(call(`P-${i}`), { userId: `u${i % 3}` });
  expect(journal.query()).toHaveLength(1000);
  expect(journal.query({ application: 'P-3' }).map((entry) => entry.seq)).toEqual([4]);
  expect(journal.query({ afterSeq: 990 })).toHaveLength(10);
  disk.close();
});

test('a call that was under way when the file was closed is written nowhere, least of all into the file that has its descriptor now', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const disk = journalFile(join(folder, 'journal.jsonl'));
  const journal = new Journal({ now: () => 0, ...disk });
  disk.close();
  const next = openSync(join(folder, 'next.txt'), 'a');
  journal.append(call('P-1'));
  closeSync(next);
  expect(['journal.jsonl', 'next.txt'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['', '']);
});

test('without a file a bounded journal keeps the newest', () => {
  const journal = new Journal({ now: () => 0, capacity: 10 });
  for (let i = 0; i < 100; i++) journal.append(call(`P-${i}`));
  const kept = journal.query().map((entry) => entry.seq);
  expect(kept.at(-1)).toBe(100);
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.length).toBeLessThan(20);
});

test('a journal whose process is killed in full flight reads back without a gap', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.jsonl');
  const child = spawn(process.execPath, ['--input-type=module', '-e', bundled(`
    import { Journal } from './journal.ts';
    import { journalFile } from './gateway/journal-file.ts';
    const journal = new Journal({ now: Date.now, ...journalFile(${JSON.stringify(file)}), capacity: 100 });
    process.stdout.write('ready');
    for (;;) journal.append({ kind: 'error', source: 'harness', message: 'x'.repeat(journal.head % 500) });
  `)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  while (readFileSync(file).length < 100_000) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const seqs = [...readLines(file)].map((line) => (JSON.parse(line) as { seq: number }).seq);
  expect(seqs.length).toBeGreaterThan(100);
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
});

function bundled(contents: string): string {
  const { outputFiles } = buildSync({ stdin: { contents, resolveDir: import.meta.dirname }, bundle: true, platform: 'node', format: 'esm', write: false });
  return outputFiles[0]?.text ?? '';
}
