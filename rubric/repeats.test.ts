import { describe, expect, it } from 'vitest';
import type { Evidence, JourneyId } from '../evidence/contract.js';
import { addNodes, button, conformingRun, withJourney, without } from './evidence-for-tests.js';
import { gradeEvidence } from './index.js';
import { steady, withRepeats } from './repeats.js';
import type { Checked } from './run-checks.js';

const run = conformingRun();
const second = button('查看记录', { box: { x: 45, y: 500, w: 300, h: 44 } });
const spoiled = (evidence: Evidence): Evidence => addNodes(evidence, 'alipay-resume-complete', ['after-delivery'], [second]);
const journeyOf = (evidence: Evidence, id: JourneyId): Evidence['journeys'] => evidence.journeys.filter(({ header }) => header.journey === id);
const cellOf = (evidence: Evidence, row: string) => gradeEvidence(evidence).cells.find((cell) => cell.row === row && cell.link === 'alipay');

describe('a failed journey that was repeated alone', () => {
  it('and now succeeds is flaky: it earns nothing, and both answers are told', () => {
    const evidence = { ...spoiled(run), repeats: journeyOf(run, 'alipay-resume-complete') };
    expect(gradeEvidence(evidence)).toMatchObject({ grade: 'A', gate: 'review' });
    const cell = cellOf(evidence, 'AFTER.only-button');
    expect(cell?.verdict).toBe('flaky');
    expect(cell?.findings[0]).toMatchObject({ observed: '第一次不合格，单独重走一次合格：时好时坏，不得分', needsReview: false });
  });

  it('and fails again stands as failed', () => {
    const evidence = { ...spoiled(run), repeats: journeyOf(spoiled(run), 'alipay-resume-complete') };
    expect(cellOf(evidence, 'AFTER.only-button')?.verdict).toBe('fail');
    expect(gradeEvidence(evidence)).toMatchObject({ grade: 'A', gate: 'below' });
  });

  it('and shows something wrong only now is flaky too, with the place in the repeat', () => {
    const evidence = { ...run, repeats: journeyOf(spoiled(run), 'alipay-resume-complete') };
    const cell = cellOf(evidence, 'AFTER.only-button');
    expect(cell?.verdict).toBe('flaky');
    expect(new Set(cell?.findings.flatMap(({ where }) => where.map(({ journey }) => journey)))).toEqual(new Set(['alipay-resume-complete.repeat']));
  });

  it('and breaks a red line once of twice gets no grade', () => {
    const recommending = addNodes(run, 'alipay-resume-complete', ['after-delivery'], [{ text: '门店咖啡师' }]);
    const result = gradeEvidence({ ...recommending, repeats: journeyOf(run, 'alipay-resume-complete') });
    expect(result.redLines.find(({ verdict }) => verdict === 'flaky')?.id).toBe('RED.other-jobs-after-delivery');
    expect(result).toMatchObject({ grade: 'none', gate: 'review' });
  });

  it('is listed beside the first, with its own pictures', () => {
    const { journeys } = gradeEvidence({ ...run, repeats: journeyOf(run, 'alipay-resume-complete') });
    expect(journeys.find(({ repeats }) => repeats === 'alipay-resume-complete')).toMatchObject({ id: 'alipay-resume-complete.repeat', status: 'finished' });
  });

  it('lets a waiver of its row stand', () => {
    const evidence = { ...spoiled(run), repeats: journeyOf(run, 'alipay-resume-complete') };
    const waiver = { row: 'AFTER.only-button', app: run.run.app.appId, reason: '排查中', owner: '张三', expires: '2026-12-31' };
    expect(gradeEvidence(evidence, { waivers: [waiver], today: '2026-11-22' })).toMatchObject({ grade: 'S', gate: 'met', withWaivers: true });
  });
});

describe('a run of which a planned journey is missing', () => {
  it('is not green, whatever its rows say', () => {
    const planned = { ...run, run: { ...run.run, planned: [...run.run.planned, 'status-under-faults' as const] } };
    expect(gradeEvidence(planned)).toMatchObject({ grade: 'S', gate: 'review' });
    expect(gradeEvidence(without(run, 'alipay-consent-declined')).gate).not.toBe('met');
  });

  it('names the shard that was not handed in', () => {
    const merged = { ...without(run, 'self-status'), run: { ...run.run, shards: { of: 3, present: [1, 3] } } };
    expect(gradeEvidence(merged).conditions).toMatchObject({ interrupted: true, warnings: ['缺少第 2 份记录（共 3 份分片），没有走到的旅程不得分'] });
  });

  it('may still have a repeat that was cut off, and is interrupted then', () => {
    const repeats = journeyOf(withJourney(run, 'self-status', (journey) => ({ ...journey, end: undefined })), 'self-status');
    expect(gradeEvidence({ ...run, repeats }).conditions.interrupted).toBe(true);
  });
});

describe('a check asked twice', () => {
  type Said = Checked['findings'][number];
  const finding = (outcome: Said['outcome'], observed: string, journey = 'alipay-status'): Said => ({ check: 'c', outcome, expected: `expected ${observed}`, observed, where: [{ journey, seqs: [1] }], remedy: 'r', needsReview: true });
  const checked = (outcome: Checked['result']['outcome'], ...findings: Said[]): Checked => ({ result: { id: 'c', outcome, assumptions: [] }, findings });
  const both = (one: Checked, two: Checked): Checked => steady(() => one, () => two, { ...run, repeats: journeyOf(run, 'alipay-status') })('c', 'alipay');
  const remedy = '同样的操作结果应当每次相同：请查明偶发的原因（首次请求、缓存、竞态、超时）并修好，再完整运行一次。';

  it('that says the same keeps its first answer', () => {
    const one = checked('pass', finding('note', 'a'));
    expect(both(one, checked('pass', finding('note', 'b')))).toBe(one);
  });

  it('that says another thing shows what each time was wrong, then the rest of the first', () => {
    const flaky = both(checked('fail', finding('note', 'n'), finding('fail', 'a')), checked('cannotTell', finding('cannotTell', 'b'), finding('cannotTell', 'c', 'alipay-jd-back'), finding('warning', 'w')));
    const [said, ...others] = flaky.findings;
    expect([flaky.result, others.map(({ observed, needsReview, where }) => [observed, needsReview, where[0]?.journey])]).toEqual([
      { id: 'c', outcome: 'flaky', assumptions: [] }, [['a', false, 'alipay-status'], ['b', false, 'alipay-status.repeat'], ['c', false, 'alipay-jd-back'], ['n', false, 'alipay-status']],
    ]);
    expect(said).toEqual({
      check: 'c', outcome: 'cannotTell', expected: 'expected a', observed: '第一次不合格，单独重走一次无法判定：时好时坏，不得分', remedy, needsReview: false,
      where: [{ journey: 'alipay-status', seqs: [1] }, { journey: 'alipay-status.repeat', seqs: [1] }, { journey: 'alipay-jd-back', seqs: [1] }],
    });
  });

  it('that found nothing wrong either time still says that it changed', () => {
    expect(both(checked('notApplicable'), checked('pass')).findings).toEqual([{ check: 'c', outcome: 'cannotTell', expected: '两次结果一致', observed: '第一次不适用，单独重走一次合格：时好时坏，不得分', where: [], remedy, needsReview: false }]);
  });

  it('takes the place of the first only where it was repeated', () => {
    const repeats = journeyOf(spoiled(run), 'alipay-resume-complete');
    expect([withRepeats(run), withRepeats({ ...run, repeats: [] }), withRepeats({ ...run, repeats })?.journeys.map((journey, nth) => journey === run.journeys[nth] ? '' : journey.header.journey).filter(Boolean)]).toEqual([undefined, undefined, ['alipay-resume-complete']]);
  });
});
