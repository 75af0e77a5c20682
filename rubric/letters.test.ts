import { describe, expect, it, test } from 'vitest';
import type { Cell, Grade, RedLine, Requirement, Verdict } from './result.js';
import type { HandbookRow } from './handbook/v4.0.js';
import type { Checked } from './run-checks.js';
import { combine, draftCell, strictest, verdictsByGrade } from './cells.js';
import { settler } from './decisions.js';
import { earns, gateOf, isUnknown, letterEarned, linkGrade, overallGrade, pairOneOf, requiredCells } from './grade.js';
import { nextGrades } from './next-grade.js';
import { verdicts } from './result.js';

type Three<T> = [S: T, A: T, B: T];
const by = <T>([S, A, B]: Three<T>): { S: T; A: T; B: T } => ({ S, A, B });

function cell(row: string, verdict: Verdict | Three<Verdict>, grades: Three<Requirement> = ['required', 'required', 'required'], link: Cell['link'] = 'alipay'): Cell {
  const three: Three<Verdict> = typeof verdict === 'string' ? [verdict, verdict, verdict] : verdict;
  return { row, section: 's', title: row, link, grades: by(grades), gradeVerdicts: by(three), verdict: three[0], checks: [], findings: [], clause: 'c' };
}
const line = (verdict: Verdict, id = 'RED.x'): RedLine => ({ id, title: id, clause: 'c', verdict, checks: [], findings: [] });
const judgedBy = (outcome: 'pass' | 'fail' | 'cannotTell' | 'notRun', of: Cell): Cell => ({ ...of, checks: [{ id: 'x', outcome, assumptions: [] }] });
const onlyS: Three<Requirement> = ['required', 'none', 'none'];
const upToA: Three<Requirement> = ['required', 'required', 'none'];

describe('what earns', () => {
  it('is a pass, a waiver, an acceptance, or what the ISV declared not to have; all else but a failure is unknown', () => {
    expect(verdicts.filter(earns)).toEqual(['pass', 'notApplicable', 'waived', 'accepted']);
    expect(verdicts.filter(isUnknown)).toEqual(['cannotTell', 'flaky', 'notRun', 'error', 'notTested']);
  });
});

describe('letters', () => {
  const cells = [cell('a', 'fail', onlyS), cell('b', 'pass', upToA), cell('c', 'pass'), cell('d', 'fail', ['none', 'none', 'none'])];

  it('ask for the cells that name them, of one link or of both', () => {
    const both = [...cells, cell('e', 'pass', upToA, 'self')];
    expect(requiredCells(both, 'S').map(({ row }) => row)).toEqual(['a', 'b', 'c', 'e']);
    expect(requiredCells(both, 'B').map(({ row }) => row)).toEqual(['c']);
    expect(requiredCells(both, 'A', 'alipay').map(({ row }) => row)).toEqual(['b', 'c']);
    expect(requiredCells(both, 'A', 'self').map(({ row }) => row)).toEqual(['e']);
  });

  it('are earned by every cell asked for, and never by none at all', () => {
    expect([letterEarned(cells, 'S'), letterEarned(cells, 'A'), letterEarned([], 'B'), letterEarned([cell('d', 'pass', ['none', 'none', 'none'])], 'B')]).toEqual([false, true, false, false]);
    expect(letterEarned([cell('a', ['fail', 'pass', 'cannotTell'])], 'A')).toBe(true);
    expect(letterEarned([cell('a', ['fail', 'pass', 'cannotTell'])], 'B')).toBe(false);
  });

  it('are the highest earned, of one link alone', () => {
    expect([linkGrade(cells, 'alipay'), linkGrade(cells, 'self'), linkGrade([cell('a', 'pass')], 'alipay'), linkGrade([cell('a', 'fail')], 'alipay')]).toEqual(['A', 'none', 'S', 'none']);
    expect(linkGrade([cell('a', 'pass'), cell('b', 'fail', undefined, 'self')], 'alipay')).toBe('S');
  });

  test.each<[Verdict, Grade]>([['fail', 'none'], ['flaky', 'none'], ['cannotTell', 'S'], ['pass', 'S'], ['notApplicable', 'S']])('a red line that says %s leaves %s', (verdict, grade) => {
    expect(overallGrade([cell('a', 'pass')], [line('pass'), line(verdict)])).toBe(grade);
  });
});

describe('the pair 2选1', () => {
  const pair: Three<Requirement> = ['required', 'oneOf', 'oneOf'];
  const obviousAsks: Three<Requirement> = ['none', 'oneOf', 'oneOf'];
  const paired = (only: Verdict, obvious: Verdict, link: Cell['link'] = 'alipay'): Cell[] =>
    pairOneOf([cell('AFTER.only-button', only, pair, link), cell('AFTER.obvious-button', ['notApplicable', obvious, obvious], obviousAsks, link)]);

  it('lends the better verdict to both, where both are asked as one of two', () => {
    const [only, obvious] = paired('fail', 'pass');
    expect([only?.gradeVerdicts, only?.verdict]).toEqual([by<Verdict>(['fail', 'pass', 'pass']), 'fail']);
    expect([obvious?.gradeVerdicts, obvious?.verdict]).toEqual([by<Verdict>(['notApplicable', 'pass', 'pass']), 'pass']);
    expect(paired('pass', 'fail').map((each) => each.verdict)).toEqual(['pass', 'pass']);
  });

  it('knows which verdict is the better one', () => {
    const order: Verdict[] = ['pass', 'notApplicable', 'accepted', 'waived', 'cannotTell', 'flaky', 'error', 'notRun', 'notTested', 'fail'];
    for (const [at, worse] of order.entries()) for (const better of order.slice(0, at)) {
      expect(paired(worse, better)[0]?.gradeVerdicts.A).toBe(better);
      expect(paired(better, worse)[1]?.gradeVerdicts.B).toBe(better);
    }
  });

  it('is a pair on one link only, and leaves other rows and lone halves alone', () => {
    const apart = [cell('AFTER.only-button', 'fail', pair), cell('AFTER.obvious-button', 'pass', obviousAsks, 'self'), cell('JD.other', 'fail', pair), cell('JD.more', 'pass', pair)];
    expect(pairOneOf(apart)).toEqual(apart);
  });

  test.each<Requirement>(['required', 'onlyPath', 'fullSync'])('a half that some letter asks for as %s keeps its own verdict', (requirement) => {
    const [only] = pairOneOf([cell('AFTER.only-button', 'fail', ['oneOf', requirement, 'none']), cell('AFTER.obvious-button', 'pass', ['oneOf', 'none', 'none'])]);
    expect([only?.verdict, only?.gradeVerdicts.S]).toEqual(['fail', 'pass']);
  });

  it('lends nothing at a letter that asks for one half alone', () => {
    const halves = pairOneOf([cell('AFTER.only-button', 'fail', ['oneOf', 'userChoice', 'oneOf']), cell('AFTER.obvious-button', ['pass', 'pass', 'pass'], ['oneOf', 'oneOf', 'userChoice'])]);
    expect(halves.map((each) => each.gradeVerdicts)).toEqual([by<Verdict>(['pass', 'fail', 'fail']), by<Verdict>(['pass', 'pass', 'pass'])]);
    const other = pairOneOf([cell('AFTER.only-button', 'pass', ['oneOf', 'userChoice', 'oneOf']), cell('AFTER.obvious-button', 'fail', ['oneOf', 'oneOf', 'userChoice'])]);
    expect(other[1]?.gradeVerdicts).toEqual(by<Verdict>(['pass', 'fail', 'fail']));
  });

  it('keeps its own verdict where nothing is asked as one of two', () => {
    expect(pairOneOf([cell('AFTER.only-button', 'fail', ['userChoice', 'none', 'none']), cell('AFTER.obvious-button', 'pass', ['oneOf', 'none', 'none'])]).map((each) => each.verdict)).toEqual(['fail', 'pass']);
  });
});

describe('the gate', () => {
  const met = judgedBy('pass', cell('a', 'pass'));
  const gate = (parts: Partial<Parameters<typeof gateOf>[0]> = {}): string => gateOf({ cells: [met], redLines: [], target: 'S', grade: 'S', staleWaiver: false, complete: true, ...parts });

  it('needs something judged: a pass or a failure, of a cell or of a red line', () => {
    expect([gate(), gate({ cells: [] }), gate({ cells: [judgedBy('cannotTell', cell('a', 'pass'))] }), gate({ cells: [judgedBy('notRun', cell('a', 'pass'))] })]).toEqual(['met', 'nothing-judged', 'nothing-judged', 'nothing-judged']);
    expect(gate({ cells: [cell('a', 'pass')], redLines: [{ ...line('pass'), checks: [{ id: 'x', outcome: 'pass', assumptions: [] }] }] })).toBe('met');
    expect(gate({ cells: [judgedBy('fail', cell('a', 'fail'))], grade: 'none' })).toBe('below');
  });

  it('refuses a stale waiver before anything else is asked', () => { expect([gate({ staleWaiver: true }), gate({ staleWaiver: true, grade: 'none' }), gate({ staleWaiver: true, cells: [] })]).toEqual(['stale-waiver', 'stale-waiver', 'nothing-judged']); });

  it('is below where no letter as good as the target is in reach', () => {
    const a = [judgedBy('fail', cell('a', 'fail', onlyS)), judgedBy('pass', cell('b', 'pass'))];
    expect([gate({ cells: a, grade: 'A' }), gate({ cells: a, grade: 'A', target: 'A' }), gate({ cells: a, grade: 'A', target: 'B' })]).toEqual(['below', 'met', 'met']);
    expect(gate({ redLines: [line('fail')], grade: 'none' })).toBe('below');
  });

  it('asks for a person where the target may be met and is not known to be', () => {
    const doubtful = [met, judgedBy('cannotTell', cell('b', 'cannotTell'))];
    expect(gate({ cells: doubtful, grade: 'none' })).toBe('review');
    expect(gate({ cells: [met, cell('b', 'cannotTell', onlyS), cell('c', 'fail', ['none', 'none', 'required'])], grade: 'none' })).toBe('review');
    expect([gate({ redLines: [line('cannotTell')] }), gate({ redLines: [line('pass')] }), gate({ redLines: [line('flaky')], grade: 'none' })]).toEqual(['review', 'met', 'review']);
  });

  it('is not met where a part of the run is missing, nor where a lower letter stands than could be had', () => {
    expect([gate({ complete: false }), gate({ grade: 'none' }), gate({ grade: 'B' }), gate({ grade: 'B', target: 'B' })]).toEqual(['review', 'review', 'review', 'met']);
  });
});

describe('the next grade', () => {
  const next = (cells: Cell[], grades: Three<Grade>, lines: RedLine[] = []): unknown[] =>
    nextGrades(cells, lines, { alipay: grades[0], self: grades[1], overall: grades[2] }).map(({ link, from, to, mend, redLines }) => [link, from, to, mend.map((each) => `${each.row}/${each.link}=${each.verdict}`), redLines]);

  it('is each link’s own, and both links’ overall', () => {
    const cells = [cell('a', 'pass'), cell('b', 'fail', undefined, 'self'), cell('c', 'cannotTell', onlyS)];
    expect(next(cells, ['A', 'none', 'none'])).toEqual([['alipay', 'A', 'S', ['c/alipay=cannotTell'], []], ['self', 'none', 'S', ['b/self=fail'], []], ['overall', 'none', 'A', ['b/self=fail'], []]]);
  });

  it('is none above S', () => { expect(next([cell('a', 'pass')], ['S', 'S', 'S'])).toEqual([]); });

  it('is never the letter that stands, nor one below it', () => {
    const cells = [cell('a', 'fail', onlyS), cell('b', 'fail', onlyS), cell('c', 'pass', upToA), cell('d', 'pass')];
    expect(next(cells, ['A', 'S', 'S'])).toEqual([['alipay', 'A', 'S', ['a/alipay=fail', 'b/alipay=fail'], []]]);
    expect(next(cells, ['B', 'S', 'S'])).toEqual([['alipay', 'B', 'A', [], []]]);
  });

  it('is the letter with fewest things to mend, and of equals the higher', () => {
    const cells = [cell('a', 'fail', onlyS), cell('b', 'fail', upToA), cell('c', 'fail')];
    expect(next(cells, ['none', 'S', 'S'])).toEqual([['alipay', 'none', 'B', ['c/alipay=fail'], []]]);
    expect(next([cell('c', 'fail')], ['none', 'S', 'S'])).toEqual([['alipay', 'none', 'S', ['c/alipay=fail'], []]]);
    expect(next([cell('a', 'fail', onlyS), cell('c', 'fail')], ['none', 'S', 'S'])).toEqual([['alipay', 'none', 'A', ['c/alipay=fail'], []]]);
  });

  it('asks for the obvious button of the pair, and for the only one where that is asked by itself', () => {
    const pair = [cell('AFTER.only-button', 'fail', ['required', 'oneOf', 'none']), cell('AFTER.obvious-button', 'fail', ['none', 'oneOf', 'none'])];
    expect(next(pair, ['B', 'S', 'S'])).toEqual([['alipay', 'B', 'S', ['AFTER.only-button/alipay=fail'], []]]);
    expect(next([...pair, cell('x', 'fail', onlyS)], ['B', 'S', 'S'])).toEqual([['alipay', 'B', 'A', ['AFTER.obvious-button/alipay=fail'], []]]);
  });

  it('names broken red lines overall and on no link', () => {
    expect(next([cell('a', 'fail')], ['none', 'S', 'none'], [line('fail', 'RED.a'), line('cannotTell', 'RED.b')])).toEqual([['alipay', 'none', 'S', ['a/alipay=fail'], []], ['overall', 'none', 'S', ['a/alipay=fail'], ['RED.a']]]);
  });
});

describe('a cell’s verdict', () => {
  it('is decided by the gravest outcome: failure, error, doubt, not run, pass, not applicable', () => {
    const order = ['fail', 'error', 'cannotTell', 'notRun', 'pass', 'notApplicable'] as const;
    for (const [at, graver] of order.entries()) for (const lighter of order.slice(at)) {
      expect(combine([{ id: 'x', outcome: lighter, assumptions: [] }, { id: 'y', outcome: graver, assumptions: [] }])).toBe(graver);
    }
    expect(combine([])).toBe('notTested');
  });

  it('is the one of the strictest requirement', () => {
    expect(strictest(new Map([['userChoice', 'pass'], ['onlyPath', 'fail']]))).toBe('fail');
    expect(strictest(new Map([['required', 'pass'], ['fullSync', 'cannotTell']]))).toBe('cannotTell');
    expect(strictest(new Map([['oneOf', 'pass'], ['required', 'fail']]))).toBe('fail');
    expect(strictest(new Map())).toBe('notApplicable');
  });

  it('is told per letter: nothing asked is not applicable, nothing judged is not tested', () => {
    expect(verdictsByGrade(by<Requirement>(['onlyPath', 'userChoice', 'none']), new Map([['onlyPath', 'fail']]))).toEqual(by<Verdict>(['fail', 'notTested', 'notApplicable']));
  });
});

describe('a drafted cell', () => {
  const requires = { alipay: by<Requirement>(['onlyPath', 'oneOf', 'none']), self: by<Requirement>(['none', 'none', 'none']) };
  const row = (over: Partial<HandbookRow> = {}): HandbookRow => ({ id: 'JD.x', section: '一', title: '标题', clause: '原文', requires, decidedBy: { checks: { onlyPath: ['only'], oneOf: ['one', 'only'], userChoice: ['choice'] } }, ...over });
  const answers: Record<string, 'pass' | 'fail' | 'cannotTell'> = { only: 'fail', one: 'pass', choice: 'pass' };
  const finding = { check: 'only', outcome: 'cannotTell' as const, expected: '好', observed: '坏', where: [], remedy: '改', needsReview: true };
  const run = (id: string): Checked => ({ result: { id, outcome: answers[id] ?? 'error', assumptions: [] }, findings: id === 'only' ? [finding] : [] });
  const draft = (of: HandbookRow, link: Cell['link'] = 'alipay'): Cell => draftCell(of, link, run, settler([], new Map()));

  it('runs each check that some letter asks for, once, and puts the row’s clause beside what it finds', () => {
    const drafted = draft(row());
    expect(drafted).toMatchObject({ row: 'JD.x', section: '一', title: '标题', clause: '原文', link: 'alipay', grades: requires.alipay });
    expect(drafted.checks.map(({ id, outcome }) => [id, outcome])).toEqual([['only', 'fail'], ['one', 'pass']]);
    expect(drafted.findings).toEqual([{ ...finding, clause: '原文' }]);
  });

  it('is judged letter by letter, by the checks of what that letter asks', () => {
    expect([draft(row()).gradeVerdicts, draft(row()).verdict]).toEqual([by<Verdict>(['fail', 'fail', 'notApplicable']), 'fail']);
    const { gradeVerdicts } = draft(row({ decidedBy: { checks: { onlyPath: ['only'], oneOf: ['one'] } } }));
    expect(gradeVerdicts).toEqual(by<Verdict>(['fail', 'pass', 'notApplicable']));
  });

  it('runs nothing where nothing is asked, and says so', () => {
    expect(draft(row(), 'self')).toMatchObject({ checks: [], findings: [], verdict: 'notApplicable', gradeVerdicts: by<Verdict>(['notApplicable', 'notApplicable', 'notApplicable']) });
  });

  it('is not tested where no check can decide it, nor where none is named for what is asked', () => {
    expect(draft(row({ decidedBy: { notTested: '只有人能看' } }))).toMatchObject({ checks: [], verdict: 'notTested', gradeVerdicts: by<Verdict>(['notTested', 'notTested', 'notApplicable']) });
    expect(draft(row({ decidedBy: { checks: { oneOf: ['one'] } } }))).toMatchObject({ checks: [{ id: 'one' }], verdict: 'notTested', gradeVerdicts: by<Verdict>(['notTested', 'pass', 'notApplicable']) });
  });

  it('carries the row’s reading and the decisions on it where there are any, and no empty place for them', () => {
    expect(Object.keys(draft(row())).filter((key) => key === 'reading' || key === 'decisions')).toEqual([]);
    expect(draft(row({ reading: '从严' })).reading).toBe('从严');
    const record = { id: 'alipay:JD.x:only:0', check: 'only', decision: 'accept' as const, note: '', reviewer: '王五', decidedAt: '2026-11-22T08:00:00Z' };
    expect(draftCell(row(), 'alipay', run, settler([record], new Map())).decisions).toEqual([record]);
  });
});
