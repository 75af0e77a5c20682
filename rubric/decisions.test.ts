import { describe, expect, it } from 'vitest';
import { addNodes, button, changeScreens, conformingRun } from './evidence-for-tests.js';
import { DecisionError, gradeEvidence } from './index.js';
import { parseDecisions, requireAnswerable, settler } from './decisions.js';
import type { DecisionRecord, Result } from './result.js';
import type { Checked } from './run-checks.js';

const evidenceDigest = `sha256:${'a'.repeat(64)}`;
/** The result page never came to rest in one journey: rows and red lines that look at it are for human eyes. */
const unsettled = changeScreens(conformingRun(), 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, settled: false }));
const graded = (decisions?: unknown, evidence = unsettled): Result => gradeEvidence(evidence, { evidenceDigest, ...(decisions === undefined ? {} : { decisions }) });

type Answer = 'accept' | 'reject';
const openItems = (result: Result): { id: string; row: string; link: string; check: string }[] => [
  ...result.cells.map((cell) => ({ ...cell, place: cell.link as string, name: cell.row })), ...result.redLines.map((line) => ({ ...line, place: 'red-line', name: line.id })),
].flatMap(({ place, name, findings }) => findings.flatMap(({ check, needsReview }, index) => (needsReview ? [{ id: `${place}:${name}:${check}:${index}`, row: name, link: place, check }] : [])));

function file(decide: (id: string) => Answer | undefined, over: object = {}): object {
  const decisions = openItems(graded()).flatMap((item) => { const decision = decide(item.id); return decision ? [{ ...item, decision, note: '看过截图' }] : []; });
  return { schemaVersion: 1, runId: 'r-1', rubric: 'handbook-v4.0', evidence: evidenceDigest, reviewer: '李审核', decidedAt: '2026-11-22T08:00:00.000Z', decisions, ...over };
}

const cellOf = (result: Result, row: string) => result.cells.find((cell) => cell.row === row && cell.link === 'alipay');

describe('decisions of people', () => {
  it('lift the grade where everything open was accepted, and the grade says it rests on them', () => {
    expect(graded()).toMatchObject({ grade: 'none', gate: 'review' });
    const result = graded(file(() => 'accept'));
    expect(result).toMatchObject({ grade: 'S', gate: 'met', withDecisions: true, withWaivers: false, evidence: evidenceDigest });
    expect(cellOf(result, 'AFTER.only-button')).toMatchObject({ verdict: 'accepted', decisions: [{ reviewer: '李审核', decidedAt: '2026-11-22T08:00:00.000Z', decision: 'accept', note: '看过截图' }, {}] });
    expect(openItems(result)).toEqual([]);
  });

  it('fail a row that was rejected', () => {
    const result = graded(file((id) => (id.includes('no-second-resume') ? 'reject' : 'accept')));
    expect(result).toMatchObject({ grade: 'A', gate: 'below', withDecisions: true });
    expect(cellOf(result, 'DELIVER.no-second-resume')).toMatchObject({ verdict: 'fail', findings: [{ outcome: 'fail', needsReview: false }] });
  });

  it('leave a row open of which only a part was decided', () => {
    const result = graded(file((id) => (id.includes('success-on-current-page') ? 'accept' : undefined)));
    expect(cellOf(result, 'AFTER.only-button')?.verdict).toBe('cannotTell');
    expect(result.gate).toBe('review');
  });

  it('add up over several files; the later word on a finding counts', () => {
    const both = [file(() => 'reject'), file(() => 'accept', { reviewer: '王审核' })];
    expect(graded(both)).toMatchObject({ grade: 'S', gate: 'met' });
    expect(graded(both).decisions?.every(({ reviewer }) => reviewer === '王审核')).toBe(true);
    expect(graded([...both].reverse())).toMatchObject({ grade: 'none', gate: 'below' });
  });

  const finding = (outcome: Checked['findings'][number]['outcome'], needsReview = true): Checked['findings'][number] => ({ check: 'c', outcome, expected: '', observed: '', where: [], remedy: '', needsReview });
  const record = (nth: number, decision: Answer): DecisionRecord => ({ id: `alipay:R:c:${nth}`, check: 'c', decision, note: '', reviewer: '李审核', decidedAt: '2026-11-22T08:00:00Z' });
  const settled = (records: DecisionRecord[], outcome: 'fail' | 'cannotTell' | 'pass', ...findings: Checked['findings']) => {
    const items = new Map<string, Checked['findings'][number]['outcome']>();
    const { done, decisions } = settler(records, items)('alipay:R', [{ result: { id: 'c', outcome, assumptions: [] }, findings }]);
    return { outcome: done[0]?.result.outcome, findings: done[0]?.findings.map((each) => [each.outcome, each.needsReview]), taken: decisions.map(({ id }) => id), items: [...items] };
  };

  it('lift nothing that nobody was asked about: a note that was accepted is no doubt that was', () => {
    expect([settled([record(0, 'accept')], 'cannotTell', finding('note')).outcome, settled([record(0, 'accept')], 'cannotTell', finding('cannotTell')).outcome]).toEqual(['cannotTell', 'accepted']);
  });

  it('turn a rejected finding into a failure and an accepted doubt into a note; the others stay', () => {
    expect(settled([record(0, 'reject')], 'cannotTell', finding('cannotTell'), finding('cannotTell'))).toEqual({ outcome: 'fail', findings: [['fail', false], ['cannotTell', true]], taken: ['alipay:R:c:0'], items: [['alipay:R:c:0', 'cannotTell'], ['alipay:R:c:1', 'cannotTell']] });
    expect(settled([record(0, 'accept'), record(1, 'accept')], 'cannotTell', finding('cannotTell'), finding('warning'))).toMatchObject({ outcome: 'accepted', findings: [['note', false], ['warning', false]] });
    expect(settled([record(0, 'accept')], 'cannotTell', finding('cannotTell'), finding('cannotTell'))).toMatchObject({ outcome: 'cannotTell', findings: [['note', false], ['cannotTell', true]] });
    expect(settled([record(1, 'accept')], 'fail', finding('fail'), finding('cannotTell'))).toMatchObject({ outcome: 'fail', findings: [['fail', true], ['note', false]] });
  });

  it('take up only what asked for a person', () => {
    expect(settled([record(0, 'reject')], 'pass', finding('note', false), finding('note'))).toEqual({ outcome: 'pass', findings: [['note', false], ['note', true]], taken: [], items: [['alipay:R:c:1', 'note']] });
    expect(settled([record(0, 'accept'), record(1, 'reject')], 'cannotTell', finding('cannotTell'), finding('cannotTell'))).toMatchObject({ outcome: 'fail', taken: ['alipay:R:c:0', 'alipay:R:c:1'] });
  });

  it('do not lift what the machine proved broken, and may reject it', () => {
    const items = new Map([['alipay:R:c:0', 'fail' as const], ['alipay:R:c:1', 'cannotTell' as const]]);
    expect(() => { requireAnswerable([record(0, 'reject'), record(1, 'accept'), record(1, 'reject')], items); }).not.toThrow();
    expect(() => { requireAnswerable([record(1, 'accept'), record(0, 'accept')], items); }).toThrow('alipay:R:c:0 已判为不合格，人工不能改判为通过；确需例外，请写进 yanshou.waivers.json（豁免）。');
  });

  it('name every fault of their file with its place', () => {
    const on = { rubric: 'handbook-v4.0', evidence: undefined };
    const whole = { schemaVersion: 1, runId: 'r-1', rubric: 'handbook-v4.0', evidence: evidenceDigest, reviewer: '李审核', decidedAt: '2026-11-22T08:00:00Z', decisions: [] };
    expect(() => parseDecisions({ ...whole, decidedAt: '昨天', decisions: [{ id: 'a', row: '', link: '', check: '', decision: 'x' }] }, on)).toThrow('决定文件有误：decidedAt 时间写成 2026-11-22T08:00:00Z 的样子；decisions.0.decision 只能是 accept（通过）或 reject（退回）');
    expect(() => parseDecisions('x', on)).toThrow(/^决定文件有误：\S/);
    expect(() => parseDecisions(whole, on)).toThrow('这份证据是 没有摘要，不能采用');
    expect([parseDecisions(undefined, on), new DecisionError('x').name]).toEqual([[], 'DecisionError']);
  });

  it('stand with the red line they were made on, and with the remarks they are about', () => {
    const open = openItems(graded()).filter(({ link }) => link === 'red-line');
    const [item] = open;
    const result = graded(file((id) => (id === item?.id ? 'reject' : undefined)));
    expect([result.redLines.filter(({ decisions }) => decisions !== undefined).map(({ id, verdict, decisions }) => [id, verdict, decisions?.length]), result.withDecisions]).toEqual([[[item?.row, 'fail', 1]], true]);
  });

  it('on a remark are recorded and move nothing', () => {
    const worded = addNodes(conformingRun(), 'alipay-jd-back', ['jd-end'], [{ text: '全国第一招聘平台' }]);
    const { remarks } = graded(undefined, worded);
    const index = remarks.findIndex(({ needsReview }) => needsReview);
    const id = `none:remark:no-forbidden-wording:${index}`;
    const result = graded({ ...file(() => undefined), decisions: [{ id, row: 'remark', link: 'none', check: 'no-forbidden-wording', decision: 'reject', note: '' }] }, worded);
    expect([remarks[index]?.outcome, result.grade, result.withDecisions, result.decisions?.map((each) => each.id)]).toEqual(['warning', 'S', false, [id]]);
    const none = { ...file(() => undefined), decisions: [{ id: 'none:remark:no-script-errors:0', row: 'remark', link: 'none', check: 'no-script-errors', decision: 'reject', note: '' }] };
    const thrown = addNodes(conformingRun(), 'alipay-jd-back', ['jd-end'], [{ text: '薪资 undefined' }]);
    expect(() => graded(none, thrown)).toThrow(DecisionError);
  });

  it('accepted on a part only do not say that the grade rests on people', () => {
    const result = graded(file((id) => (id.includes('success-on-current-page') ? 'accept' : undefined)));
    expect([result.decisions?.length === 0, result.withDecisions]).toEqual([false, result.cells.some(({ checks }) => checks.some(({ outcome }) => outcome === 'accepted'))]);
  });

  it('change nothing in a result that took none in', () => {
    expect(graded()).not.toHaveProperty('decisions');
    expect(graded(file(() => undefined))).not.toHaveProperty('withDecisions');
  });

  it('reject a declaration that the ISV made', () => {
    const run = conformingRun();
    const declared = { ...run, run: { ...run.run, statuses: { ...run.run.statuses, notOffered: [{ status: '停止招聘' as const, reason: '由支付宝下线' }], triggered: run.run.statuses.triggered.filter((status) => status !== '停止招聘') } } };
    const item = openItems(graded(undefined, declared)).find(({ row, link }) => row === 'STATUS.synced' && link === 'alipay');
    const result = graded({ ...file(() => undefined), decisions: [{ ...item, decision: 'reject', note: '平台有这个状态' }] }, declared);
    expect(cellOf(result, 'STATUS.synced')?.verdict).toBe('fail');
  });

  it.each([
    ['made on other evidence', file(() => 'accept', { evidence: `sha256:${'b'.repeat(64)}` }), /李审核 的决定是看着另一份证据（r-1，sha256:bbbbbbbbbbbb）作出的，这份证据是 sha256:aaaaaaaaaaaa，不能采用/],
    ['of another handbook', file(() => 'accept', { rubric: 'handbook-v3.9' }), /依据的是 handbook-v3\.9/],
    ['without a name', file(() => 'accept', { reviewer: ' ' }), /reviewer 写明审核人/],
    ['with an unknown word', file(() => 'maybe' as Answer), /accept（通过）或 reject（退回）/],
    ['on what nobody asked', file(() => undefined, { decisions: [{ id: 'alipay:JD.no-login:x:0', row: 'x', link: 'alipay', check: 'x', decision: 'accept', note: '' }] }), /不是这份证据里待人工确认的项目/],
    ['in a file of another kind', { grade: 'S' }, /决定文件有误/],
  ])('are refused %s', (_what, faulty, sentence) => {
    expect(() => graded(faulty)).toThrow(sentence);
    expect(() => graded(faulty)).toThrow(DecisionError);
  });

  it('cannot speak on what the machine proved broken: it is no item of theirs', () => {
    const broken = addNodes(conformingRun(), 'alipay', ['after-delivery'], [button('查看记录', { box: { x: 45, y: 500, w: 300, h: 44 } })]);
    const id = 'alipay:AFTER.only-button:only-return-button:0';
    expect(() => graded({ ...file(() => undefined), decisions: [{ id, row: 'AFTER.only-button', link: 'alipay', check: 'only-return-button', decision: 'accept', note: '' }] }, broken)).toThrow(DecisionError);
  });
});
