import { describe, expect, it } from 'vitest';
import { addNodes, button, conformingRun, without } from './evidence-for-tests.js';
import { gradeEvidence, parseWaivers, WaiverError } from './index.js';
import type { Cell, Verdict } from './result.js';
import { applyWaivers } from './waivers.js';

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

  it('that a draft edition has no use for are none of its faults', () => {
    const base = { id: 'handbook-v4.1-draft', title: '征求意见稿', from: 'handbook-v4.0' };
    const { gate, otherEditions } = gradeEvidence(spoiled, { waivers: [waiver], today: '2026-11-22', drafts: [{ ...base, dropRows: ['AFTER.only-button'] }, { ...base, dropRows: ['JD.back-to-alipay'] }] });
    expect([gate, otherEditions?.map((each) => each.gate)]).toEqual(['met', ['met', 'met']]);
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

describe('a waiver on a cell', () => {
  const cell = (verdicts: [S: Verdict, A: Verdict, B: Verdict], link: Cell['link'] = 'alipay', row = waiver.row): Cell => ({
    row, section: 's', title: 't', link, grades: { S: 'required', A: 'required', B: 'required' }, gradeVerdicts: { S: verdicts[0], A: verdicts[1], B: verdicts[2] }, verdict: verdicts[0],
    checks: [], findings: [], clause: 'c',
  });
  const apply = (cells: Cell[], waivers: unknown[] = [waiver]): ReturnType<typeof applyWaivers> => applyWaivers(cells, parseWaivers(waivers), waiver.app, '2026-11-22');
  const verdictsOf = ({ cells }: ReturnType<typeof applyWaivers>): unknown[] => cells.map(({ gradeVerdicts: { S, A, B }, verdict }) => [S, A, B, verdict]);

  it('excuses letter by letter what failed, could not be told or changed', () => {
    expect(verdictsOf(apply([cell(['fail', 'pass', 'notRun']), cell(['pass', 'cannotTell', 'error']), cell(['notTested', 'notApplicable', 'flaky'])]))).toEqual([
      ['waived', 'pass', 'notRun', 'waived'], ['pass', 'waived', 'error', 'pass'], ['notTested', 'notApplicable', 'waived', 'notTested'],
    ]);
  });

  it('says by whom, why and until when on the cell it excused, and on no other', () => {
    const { cells } = apply([cell(['fail', 'fail', 'fail']), cell(['pass', 'pass', 'pass']), cell(['fail', 'fail', 'fail'], 'alipay', 'JD.no-login')]);
    expect(cells.map((each) => each.waiver)).toEqual([{ reason: waiver.reason, owner: waiver.owner, expires: waiver.expires }, undefined, undefined]);
    expect(cells[2]?.verdict).toBe('fail');
  });

  it('is used, stale or expired, and repeats what its file says', () => {
    const { row, reason, owner, expires } = waiver;
    const states = (cells: Cell[], given: unknown[]): unknown[] => apply(cells, given).waivers;
    expect(states([cell(['fail', 'pass', 'pass'])], [waiver, { ...waiver, link: 'self' }])).toStrictEqual([{ row, reason, owner, expires, state: 'used' }, { row, link: 'self', reason, owner, expires, state: 'stale' }]);
    expect(states([cell(['fail', 'pass', 'pass'])], [{ ...waiver, expires: '2026-11-21' }])).toEqual([{ row, reason, owner, expires: '2026-11-21', state: 'expired' }]);
    expect(verdictsOf(apply([cell(['fail', 'pass', 'pass'])], [{ ...waiver, expires: '2026-11-21' }]))).toEqual([['fail', 'pass', 'pass', 'fail']]);
    expect(states([cell(['fail', 'pass', 'pass'])], [{ ...waiver, expires: '2026-11-22' }])).toMatchObject([{ state: 'used' }]);
  });
});

describe('a waiver file', () => {
  const message = (value: unknown): string => { try { parseWaivers(value); return ''; } catch (error) { return error instanceof WaiverError ? `${error.name}: ${error.message}` : 'another error'; } };

  it('may be missing, empty, a list, or a list under `waivers`', () => {
    expect([parseWaivers(undefined), parseWaivers(null), parseWaivers([]), parseWaivers({ waivers: [] }), parseWaivers([waiver]), parseWaivers({ waivers: [waiver] })]).toEqual([[], [], [], [], [waiver], [waiver]]);
  });

  it('is refused with the place of every fault', () => {
    expect(message([{ ...waiver, reason: '' }, { ...waiver, row: 'RED.employer-name', owner: '' }])).toBe('WaiverError: 豁免文件有误：0.reason 写明原因；1.row 不是手册评级表里的行；红线不能豁免；1.owner 写明负责人');
    expect([message('x'), message({}), message(7)].every((text) => text.startsWith('WaiverError: 豁免文件有误：'))).toBe(true);
    for (const expires of ['2026-1-31', 'x2026-12-31', '2026-12-311', '2026/12/31', 'abcd-ef-gh']) expect(message([{ ...waiver, expires }])).toContain('日期写成 2026-12-31 的样子');
    expect(message([{ ...waiver, app: '' }])).toContain('0.app');
    expect(message([{ ...waiver, link: 'both' }])).toContain('0.link');
    expect(message({ waivers: [{ ...waiver, reason: '' }] })).toBe('WaiverError: 豁免文件有误：0.reason 写明原因');
    expect(message({ waivers: [waiver], until: '2027-01-01' })).toContain('豁免文件有误');
    expect(message(5)).toMatch(/^WaiverError: 豁免文件有误：\S/);
  });
});
