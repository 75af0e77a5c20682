import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEvidence } from '../evidence/load.js';
import { smallRun, wang } from '../evidence/small-run.js';
import { EvidenceError } from '../evidence/errors.js';
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
