/** Every variant and defect applies to today's examples, and names only what the handbook and the rubric know. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { handbookV4 } from '../rubric/handbook/v4.0.js';
import { redLines } from '../rubric/handbook/red-lines.js';
import { compileMiniProgram } from '../mock-alipay/container/compiler/index.js';
import { applyOverlay, readDefects, readVariants } from './overlay.js';

const scratch = mkdtempSync(join(tmpdir(), 'overlays-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const variants = readVariants();
const defects = readDefects();
const rows = handbookV4.map(({ id }) => id);
const checks = new Set([
  ...handbookV4.flatMap(({ decidedBy }) => ('checks' in decidedBy ? Object.values(decidedBy.checks).flat() : [])), ...redLines.flatMap((line) => line.checks),
]);

test.each(variants)('the variant $name applies and its mini program builds', async (variant) => {
  const target = join(scratch, variant.name);
  applyOverlay(variant, target);
  await compileMiniProgram(join(target, 'mini'));
});

test.each(defects)('the defect $id applies and its mini program builds', async (defect) => {
  const target = join(scratch, defect.id);
  applyOverlay(defect, target);
  await compileMiniProgram(join(target, 'mini'));
});

test.each(defects)('the defect $id names rows, checks and red lines that exist', ({ rows: cells, redLines: broken, turnsRed }) => {
  expect(cells.map((cell) => cell.split(':')[1]).filter((row) => row === undefined || !rows.includes(row))).toEqual([]);
  expect(broken.filter((id) => !redLines.some((line) => line.id === id))).toEqual([]);
  expect(turnsRed.filter((id) => !checks.has(id))).toEqual([]);
});

describe('an overlay', () => {
  test('whose edit matches nowhere or twice is an error', () => {
    const edit = (find: string) => ({ base: 'grade-s', files: {}, edits: [{ file: 'mini/app.json', find, replace: '' }] });
    expect(() => applyOverlay(edit('no such text'), join(scratch, 'none'))).toThrow('matched 0 times');
    expect(() => applyOverlay(edit('pagePath'), join(scratch, 'twice'))).toThrow('matched 2 times');
  });

  test('that would write outside its copy is an error', () => {
    expect(() => applyOverlay({ base: 'grade-s', edits: [], files: { '../../escape.txt': '' } }, join(scratch, 'outside'))).toThrow('lies outside');
  });

  test('moves the app to another port in the config, the mini program and the server', () => {
    const target = join(scratch, 'moved');
    applyOverlay({ base: 'grade-s', edits: [], files: {} }, target, { port: 45_610 });
    const files = ['yanshou.config.ts', 'mini/config.js', 'server/settings.js'].map((file) => readFileSync(join(target, file), 'utf8'));
    expect(files.map((text) => [text.includes('45610'), /\b4610\b/.test(text)])).toEqual(files.map(() => [true, false]));
  });
});
