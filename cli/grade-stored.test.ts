import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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

  test('keeps its grade and exit code beside a draft’s, in every report, and when it is graded again without naming the draft', () => {
    const dir = elsewhere('draft');
    unpackBundle(golden, dir);
    const row = { row: 'NEW.row', title: '新的一行', clause: '草案', alipay: ['S', 'A', 'B'], checks: ['not-written-yet'] };
    writeFileSync(join(dir, 'v4.1.json'), JSON.stringify({ id: 'handbook-v4.1-draft', title: '征求意见稿', from: 'handbook-v4.0', addRows: [row] }));
    const { exitCode, summary } = regrade([dir], { cwd: dir, rubric: 'v4.1.json' });
    const both = readFileSync(join(dir, 'result.json'), 'utf8');
    const { otherEditions } = resultSchema.parse(JSON.parse(both));
    expect([letters(both), exitCode, otherEditions?.map(({ rubric, grade }) => [rubric, grade])]).toEqual([letters(first), regrade([dir], { cwd: dir }).exitCode, [['handbook-v4.1-draft', 'none']]]);
    expect(graded(dir)).toBe(both);
    const told = [summary, ...['summary.md', 'report.html'].map((name) => readFileSync(join(dir, name), 'utf8'))];
    expect(told.map((text) => text.includes('若按草案「征求意见稿」') && text.includes('新增「新的一行」'))).toEqual([true, true, true]);
  });

  test('is not graded under a draft that is not in order, and says which value to mend', () => {
    const dir = elsewhere('bad-draft');
    writeFileSync(join(dir, 'draft.json'), JSON.stringify({ id: 'handbook-v4.1-draft', title: '征求意见稿', from: 'handbook-v4.0', dropRows: ['JD.nothing'] }));
    expect(() => regrade([placed('kept')], { cwd: dir, rubric: 'draft.json' })).toThrow('dropRows.0 的值 "JD.nothing"');
    expect(() => regrade([placed('kept')], { cwd: dir, rubric: 'lost.json' })).toThrow('lost.json');
  });
});
