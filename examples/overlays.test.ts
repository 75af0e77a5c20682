/** Every variant and defect applies to today's examples, builds, and names only what the handbook and the rubric know. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { compileMiniProgram } from '../mock-alipay/container/compiler/index.js';
import { applyOverlay, readOverlays } from '../prove/overlay.js';
import { redLines } from '../rubric/handbook/red-lines.js';
import { handbookV4, type Requires } from '../rubric/handbook/v4.0.js';

const examples = fileURLToPath(new URL('.', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'overlays-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const variants = readOverlays(join(examples, 'variants'));
const defects = readOverlays(join(examples, 'defects'));
const checks = new Set([
  ...handbookV4.flatMap(({ decidedBy }) => ('checks' in decidedBy ? Object.values(decidedBy.checks).flat() : [])), ...redLines.flatMap((line) => line.checks),
]);
const asked = (requires: Requires): boolean => Object.values(requires).some((requirement) => requirement !== 'none');
const askedLinks = ['alipay', 'self'] as const;
const askedCells = handbookV4.flatMap(({ id, requires }) => askedLinks.filter((link) => asked(requires[link])).map((link) => `${id}@${link}`));

test.each([...variants, ...defects])('$id applies and its mini program builds', async (overlay) => {
  const target = join(scratch, overlay.id);
  applyOverlay(overlay, examples, target);
  await compileMiniProgram(join(target, 'mini'));
});

test.each(defects)('the defect $id names cells, checks and red lines that exist', ({ rows, redLines: broken, turnsRed }) => {
  expect(rows.filter((row) => !askedCells.includes(row))).toEqual([]);
  expect(broken.filter((id) => !redLines.some((line) => line.id === id))).toEqual([]);
  expect(turnsRed.filter((id) => !checks.has(id))).toEqual([]);
});

describe('the catalogue', () => {
  test('breaks each cell that any grade asks for', () => {
    const broken = new Set(defects.flatMap(({ rows }) => rows));
    expect(askedCells.filter((cell) => !broken.has(cell))).toEqual([]);
  });

  test('breaks each red line at least twice', () => {
    const times = (id: string): number => defects.filter((defect) => defect.redLines.includes(id)).length;
    expect(redLines.filter(({ id }) => times(id) < 2).map(({ id }) => id)).toEqual([]);
  });

  test('lists as red only what its named checks decide', () => {
    const decided = new Map<string, readonly string[]>([
      ...handbookV4.flatMap(({ id, decidedBy }) => askedLinks.map((link) => [`${id}@${link}`, 'checks' in decidedBy ? Object.values(decidedBy.checks).flat() : []] as const)),
      ...redLines.map((line) => [line.id, line.checks] as const),
    ]);
    const idle = defects.flatMap(({ id, rows, redLines: broken, turnsRed }) => [...rows, ...broken].filter((place) => !decided.get(place)?.some((check) => turnsRed.includes(check))).map((place) => `${id}: ${place}`));
    expect(idle).toEqual([]);
  });

  test('holds at least 90 defects and 10 variants', () => {
    expect(defects.length).toBeGreaterThanOrEqual(90);
    expect(variants.length).toBeGreaterThanOrEqual(10);
  });
});
