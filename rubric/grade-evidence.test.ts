import { describe, expect, it } from 'vitest';
import { alter, changeScreens, conformingRun, event, insertAfter, without } from './evidence-for-tests.js';
import { gradeEvidence, redLines, serialiseResult, UnknownRubricError, WaiverError } from './index.js';
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

  it('refuses a rubric that is not here, and waivers without a date, in a sentence', () => {
    const waiver = { row: 'AFTER.only-button', app: '2021000000000001', reason: '改版', owner: '张三', expires: '2026-12-31' };
    expect(() => gradeEvidence(conformingRun(), { rubric: 'handbook-v3' })).toThrow('没有评级标准 handbook-v3；可用：handbook-v4.0，或一份草案文件（JSON）');
    expect(() => gradeEvidence(conformingRun(), { waivers: [waiver] })).toThrow(new WaiverError('有豁免时必须给出今天的日期，才知道是否过期'));
    expect([new UnknownRubricError('x').name, gradeEvidence(conformingRun(), { rubric: 'handbook-v4.0' }).rubric]).toEqual(['UnknownRubricError', 'handbook-v4.0']);
  });

  it('names the evidence it rests on where that is told, and how each red line is read', () => {
    const evidence = `sha256:${'a'.repeat(64)}`;
    const result = gradeEvidence(conformingRun(), { evidenceDigest: evidence });
    expect([result.evidence, 'evidence' in gradeEvidence(conformingRun())]).toEqual([evidence, false]);
    expect(result.redLines.map(({ id, reading, decisions }) => [id, reading, decisions])).toEqual(redLines.map(({ id, reading }) => [id, reading, undefined]));
    expect(result.redLines.some((line) => line.reading === undefined && 'reading' in line)).toBe(false);
  });

  it('makes of what hygiene finds a warning, and nothing of journeys that were not played', () => {
    const thrown = alter(conformingRun(), 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'page', event('error', 0, { source: 'mini-program', message: 'TypeError' })));
    expect(gradeEvidence(thrown).remarks.map(({ check, outcome, clause }) => [check, outcome, clause])).toEqual([['no-script-errors', 'warning', '不影响评级：支付宝小程序上架审核与云测常因此驳回']]);
    const lost = changeScreens(conformingRun(), 'alipay', ['after-decline'], (screen) => ({ ...screen, moment: 'lost' }));
    expect([lost, without(conformingRun(), 'alipay-consent-declined'), { ...conformingRun(), journeys: [] }].map((evidence) => gradeEvidence(evidence).remarks)).toEqual([[], [], []]);
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
