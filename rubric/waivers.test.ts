import { describe, expect, it } from 'vitest';
import { addNodes, button, conformingRun, without } from './evidence-for-tests.js';
import { gradeEvidence, WaiverError } from './index.js';

const run = conformingRun();
const spoiled = addNodes(run, 'alipay', ['after-delivery'], [button('查看记录', { box: { x: 45, y: 500, w: 300, h: 44 } })]);
const waiver = { row: 'AFTER.only-button', app: run.run.app.appId, reason: '与 BD 约定 12 月改版', owner: '张三', expires: '2026-12-31' };
const graded = (waivers: unknown, evidence = spoiled, today = '2026-11-22'): ReturnType<typeof gradeEvidence> => gradeEvidence(evidence, { waivers, today });

describe('waivers', () => {
  it('lift the grade and say so', () => {
    const result = graded([waiver]);
    expect([result.grade, result.gate, result.withWaivers, result.waivers[0]?.state]).toEqual(['S', 'met', true, 'used']);
    const cell = result.cells.find((each) => each.row === waiver.row && each.link === 'alipay');
    expect([cell?.verdict, cell?.waiver?.owner, cell?.findings.length]).toEqual(['waived', '张三', 1]);
  });

  it('may stand in a file of their own shape', () => {
    expect(graded({ waivers: [waiver] }).grade).toBe('S');
    expect(graded(undefined).grade).toBe('A');
  });

  it('are valid on their last day and expired the day after', () => {
    expect(graded([waiver], spoiled, '2026-12-31').grade).toBe('S');
    expect(graded([waiver], spoiled, '2027-01-01')).toMatchObject({ grade: 'A', gate: 'stale-waiver', withWaivers: false, waivers: [{ state: 'expired' }] });
  });

  it('fail the run once they are no longer needed', () => {
    expect(graded([waiver], run)).toMatchObject({ grade: 'S', gate: 'stale-waiver', waivers: [{ state: 'stale' }] });
  });

  it('cover one link where they name one', () => {
    expect(graded([{ ...waiver, link: 'self' }])).toMatchObject({ grade: 'A', gate: 'stale-waiver' });
    expect(graded([{ ...waiver, link: 'alipay' }]).grade).toBe('S');
  });

  it('of another app change nothing', () => {
    expect(graded([{ ...waiver, app: '2021999' }])).toMatchObject({ grade: 'A', gate: 'below', waivers: [] });
  });

  it('excuse what failed or could not be told, never what was not run', () => {
    expect(graded([{ ...waiver, row: 'JD.back-to-alipay' }], without(run, 'alipay-jd-back'))).toMatchObject({ gate: 'stale-waiver', links: { alipay: { grade: 'none' } } });
  });

  it.each([
    ['a red line', { ...waiver, row: 'RED.employer-name' }, /红线不能豁免/], ['no reason', { ...waiver, reason: '' }, /写明原因/], ['no owner', { ...waiver, owner: '' }, /写明负责人/],
    ['a date of another form', { ...waiver, expires: '31/12/2026' }, /日期写成/], ['an unknown key', { ...waiver, because: 'x' }, /because/],
  ])('are refused with %s', (_what, faulty, message) => {
    expect(() => graded([faulty])).toThrow(message);
    expect(() => graded({ waivers: [faulty] })).toThrow(WaiverError);
  });

  it('need today’s date', () => {
    expect(() => gradeEvidence(spoiled, { waivers: [waiver] })).toThrow(WaiverError);
  });
});
