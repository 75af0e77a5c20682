import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readZip, writeZip } from '../evidence/bundle/zip.js';
import { loadEvidence } from '../evidence/load.js';
import { smallRun, wang } from '../evidence/small-run.js';
import { EvidenceError } from '../evidence/errors.js';
import { gradeRun, regrade, rerender } from './grade-run.js';
import { mask } from './mask.js';
import { findRun } from './run-folder.js';
import { seal } from './seal.js';
import { verifySealed } from './verify-bundle.js';

const dir = mkdtempSync(join(tmpdir(), 'yanshou-seal-'));
const printed = (): { print: (text: string) => void; text: () => string } => { const lines: string[] = []; return { print: (text) => { lines.push(text); }, text: () => lines.join('\n') }; };

test('a run is sealed, found intact, masked, found intact again', async () => {
  const [file, copy, said] = [join(dir, 'r.yanshou.zip'), join(dir, 'r.masked.yanshou.zip'), printed()];
  expect(await seal({ run: smallRun(), out: file, key: undefined, cwd: dir, print: said.print })).toBe(0);
  expect(verifySealed({ file, key: undefined, print: said.print })).toBe(0);
  expect(mask({ file, out: copy, fields: [], values: [wang.name], withoutPictures: false, print: said.print })).toBe(0);
  expect(verifySealed({ file: copy, key: undefined, print: said.print })).toBe(0);
  expect(said.text()).toMatch(/已封存[\s\S]*临时密钥[\s\S]*完好：r-1，封存时评级 S（handbook-v4\.0）[\s\S]*遮盖副本[\s\S]*略去了 1 个文件：report\.html/);
});

test('a touched bundle ends with 3 and the place', async () => {
  const [file, said] = [join(dir, 't.yanshou.zip'), printed()];
  await seal({ run: smallRun(), out: file, key: undefined, cwd: dir, print: said.print });
  const bytes = readFileSync(file);
  bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(verifySealed({ file, key: undefined, print: said.print })).toBe(3);
  expect(said.text()).toContain('被改动：');
});

test('what is not there, or no key, is one sentence', async () => {
  const { print } = printed();
  expect(() => verifySealed({ file: join(dir, 'none.zip'), key: undefined, print })).toThrow(EvidenceError);
  await expect(seal({ run: smallRun(), out: undefined, key: join(dir, 'none.pem'), cwd: dir, print })).rejects.toBeInstanceOf(EvidenceError);
});

test('a bundle given as a run is verified and unpacked beside itself, again each time', async () => {
  const file = join(dir, 'u.yanshou.zip');
  await seal({ run: smallRun(), out: file, key: undefined, cwd: dir, print: () => undefined });
  const first = findRun('u.yanshou.zip', dir);
  rmSync(join(first.dir, 'evidence'), { recursive: true });
  expect(findRun(file, dir)).toEqual(first);
  expect(loadEvidence(first.dir)).toEqual(loadEvidence(file));
});

describe('`yanshou report` of a bundle', () => {
  const whole = join(dir, 'whole.yanshou.zip');
  /** The report as it was written: looking a bundle up again would lay it out anew. */
  const written = (summary: string): string => readFileSync(resolve(/报告：(.*)$/m.exec(summary)?.[1] ?? ''), 'utf8');

  /** A small run, graded and sealed, once; `change` = what a forger does to one of its files. */
  async function bundle(change?: { path: string; to: (data: Buffer) => Buffer }): Promise<string> {
    if (!existsSync(whole)) {
      const run = smallRun();
      gradeRun(run);
      await seal({ run, out: whole, key: undefined, cwd: dir, print: () => undefined });
    }
    if (!change) return whole;
    const forged = join(dir, 'forged.yanshou.zip');
    writeFileSync(forged, writeZip(readZip(whole, readFileSync(whole)).map((entry) => ({ name: entry.name, data: entry.name === change.path ? change.to(Buffer.from(entry.data())) : entry.data() }))));
    return forged;
  }

  test('says that it is sealed and unaltered, with the key that signed', async () => {
    const file = await bundle();
    const { exitCode, summary } = rerender(file, dir);
    expect(exitCode).toBe(0);
    expect(written(summary)).toMatch(/已封存，未被改动[^]*签名公钥/);
  });

  test('whose result was forged says so on top, ends with 3, and is never graded', async () => {
    const file = await bundle({ path: 'result.json', to: (data) => Buffer.from(data.toString('utf8').replace('"target":"S"', '"target":"B"')) });
    const { exitCode, summary } = rerender(file, dir);
    expect(exitCode).toBe(3);
    expect(summary).toMatch(/^封条已破，这份报告不可信：result\.json，/);
    expect(written(summary)).toMatch(/class="banner broken"[^]*封条已破，这份报告不可信[^]*result\.json/);
    expect(() => regrade([file], { cwd: dir })).toThrow(/不可信/);
  });

  test('whose evidence was forged names the event', async () => {
    const file = await bundle({ path: 'evidence/alipay-resume-complete/events.jsonl', to: (data) => Buffer.from(data.toString('utf8').replace('"settled":true', '"settled":false')) });
    expect(rerender(file, dir).summary).toMatch(/^封条已破，这份报告不可信：evidence\/alipay-resume-complete\/events\.jsonl event \d+，/);
  });

  test('that is no bundle any more is refused in one sentence', () => {
    writeFileSync(join(dir, 'noise.yanshou.zip'), 'not a zip');
    expect(() => rerender('noise.yanshou.zip', dir)).toThrow(EvidenceError);
  });
});
