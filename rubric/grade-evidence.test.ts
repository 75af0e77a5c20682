import { describe, expect, it } from 'vitest';
import { conformingRun } from './evidence-for-tests.js';
import { gradeEvidence, serialiseResult } from './index.js';
import { resultSchema } from './result.js';

describe('gradeEvidence', () => {
  it('grades a conforming run S on both links with every cell earned', () => {
    const result = gradeEvidence(conformingRun());
    const open = result.cells.filter((cell) => cell.verdict !== 'pass' && cell.verdict !== 'notApplicable').map((cell) => [cell.row, cell.link, cell.verdict, cell.findings]);
    expect(open).toEqual([]);
    expect(result.redLines.filter((line) => line.verdict !== 'pass' && line.verdict !== 'notApplicable').map((line) => [line.id, line.findings])).toEqual([]);
    expect([result.grade, result.links.alipay.grade, result.links.self.grade, result.gate]).toEqual(['S', 'S', 'S', 'met']);
    expect(result.remarks).toEqual([]);
  });

  it('answers in the published shape', () => {
    expect(resultSchema.safeParse(gradeEvidence(conformingRun())).error).toBeUndefined();
  });

  it('gives the same bytes for the same evidence, in whatever order its journeys come', () => {
    const evidence = conformingRun();
    const shuffled = { ...evidence, journeys: [...evidence.journeys].reverse() };
    expect(serialiseResult({ ...gradeEvidence(shuffled), journeys: [] })).toBe(serialiseResult({ ...gradeEvidence(evidence), journeys: [] }));
    expect(serialiseResult(gradeEvidence(conformingRun()))).toBe(serialiseResult(gradeEvidence(conformingRun())));
  });
});
