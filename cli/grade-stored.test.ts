import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpackBundle } from '../evidence/bundle/unpack.js';
import { resultSchema, type Result } from '../rubric/result.js';
import { regrade } from './grade-run.js';
import { mask } from './mask.js';

const golden = 'evidence/bundle/golden/grade-s.yanshou.zip';

/** Graded where it lies: in a folder of its own, whose path nothing may depend on. */
function graded(file: string): string {
  regrade([file], { cwd: '.' });
  const dir = file.endsWith('.zip') ? readdirSync(join(file, '..')).filter((name) => !name.endsWith('.zip')).map((name) => join(file, '..', name))[0] : file;
  return readFileSync(join(dir ?? '', 'result.json'), 'utf8');
}

const elsewhere = (name: string): string => mkdtempSync(join(tmpdir(), `yanshou-${name}-`));
const placed = (name: string): string => {
  const file = join(elsewhere(name), 'x.yanshou.zip');
  copyFileSync(golden, file);
  return file;
};
const letters = (text: string): unknown => {
  const { grade, links, gate }: Result = resultSchema.parse(JSON.parse(text));
  return { grade, links, gate };
};

describe('a stored bundle graded again', () => {
  const first = graded(placed('here'));

  test('gives the same bytes twice, and under another path', () => {
    const there = placed('a path with 空格 in it');
    expect([graded(there), graded(there)]).toEqual([first, first]);
  });

  test('gives the same bytes unsealed', () => {
    const dir = elsewhere('unsealed');
    unpackBundle(golden, dir);
    expect(existsSync(join(dir, 'evidence/run.json'))).toBe(true);
    expect(graded(dir)).toBe(first);
  });

  test('gives the same letters from a masked copy without pictures', () => {
    const out = join(elsewhere('masked'), 'masked.yanshou.zip');
    mask({ file: golden, out, fields: ['http.requestHeaders'], values: [], withoutPictures: true, print: () => undefined });
    expect(letters(graded(out))).toEqual(letters(first));
  });

  test('is refused under a handbook that is not here, whose name is said', () => {
    expect(() => regrade([placed('other')], { cwd: '.', rubric: 'handbook-v5.0' })).toThrow('handbook-v5.0');
  });
});
