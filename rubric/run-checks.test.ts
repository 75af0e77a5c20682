import { describe, expect, it } from 'vitest';
import type { Check, Outcome } from './check.js';
import { conclude } from './check.js';
import { conformingRun, without, withJourney } from './evidence-for-tests.js';
import { runCheck } from './run-checks.js';
import { viewsOf } from './view.js';

const guard = { screens: 1, nodes: 2, facts: ['看了 1 屏'] };
const saw = (observed: string): { expected: string; observed: string; where: []; remedy: string } => ({ expected: '好', observed, where: [], remedy: '改' });
const check = (evaluate: () => Outcome, needs: Check['needs'] = ['first-apply']): Check => ({ id: 'sample', title: '样例', needs, evaluate });
const run = conformingRun();
const cut = withJourney(run, 'alipay-resume-complete', (journey) => ({ ...journey, end: undefined }));
const outcome = (evaluate: () => Outcome, evidence = run): string => runCheck(check(evaluate), viewsOf(evidence).alipay).result.outcome;

describe('the runner', () => {
  it('hands a pass on with its guard', () => {
    expect(runCheck(check(() => conclude({ guard, hits: [] })), viewsOf(run).alipay)).toEqual({ result: { id: 'sample', outcome: 'pass', guard, assumptions: [] }, findings: [] });
  });

  it('says error, and what, where the check itself breaks', () => {
    const done = runCheck(check(() => { throw new Error('boom'); }), viewsOf(run).alipay);
    expect(done).toEqual({
      result: { id: 'sample', outcome: 'error', assumptions: [] },
      findings: [{ check: 'sample', outcome: 'cannotTell', expected: '样例', observed: '检查本身出错：boom', where: [], remedy: expect.stringContaining('不是小程序的问题'), needsReview: true }],
    });
  });

  it('says notRun where a journey it needs left nothing, unless a breach is proven all the same', () => {
    const missing = without(run, 'alipay-resume-complete');
    expect(outcome(() => conclude({ guard, hits: [] }), missing)).toBe('notRun');
    expect(outcome(() => conclude({ guard, hits: [], doubts: [saw('?')] }), missing)).toBe('notRun');
    expect(outcome(() => conclude({ guard, hits: [saw('坏')] }), missing)).toBe('fail');
  });

  it('names the journeys that are missing, and how to have them', () => {
    expect(runCheck(check(() => conclude({ guard, hits: [] })), viewsOf(without(run, 'alipay-resume-complete')).alipay)).toEqual({
      result: { id: 'sample', outcome: 'notRun', assumptions: [] },
      findings: [{ check: 'sample', outcome: 'cannotTell', expected: '样例', observed: '没有旅程 alipay-resume-complete 的记录', where: [], remedy: expect.stringContaining('重跑'), needsReview: false }],
    });
  });

  it('takes a pass back that rests on an interrupted or failed journey', () => {
    const failed = withJourney(run, 'alipay-resume-complete', (journey) => ({ ...journey, end: { status: 'failed', events: 1, durationMs: 1 } }));
    expect([outcome(() => conclude({ guard, hits: [] }), cut), outcome(() => conclude({ guard, hits: [] }), failed)]).toEqual(['cannotTell', 'cannotTell']);
    expect(outcome(() => conclude({ guard, hits: [saw('坏')] }), cut)).toBe('fail');
    expect(outcome(() => ({ outcome: 'notApplicable', notes: [] }), cut)).toBe('notApplicable');
  });

  it('names each assumption once, in an order of their own', () => {
    expect(runCheck(check(() => conclude({ guard, hits: [], assumptions: ['b', 'a', 'b'] })), viewsOf(run).alipay).result.assumptions).toEqual(['a', 'b']);
  });

  it('minds only the journeys that the check needs', () => {
    expect(runCheck(check(() => conclude({ guard, hits: [] }), ['back']), viewsOf(cut).alipay).result.outcome).toBe('pass');
  });

  it('lets a breach outweigh a doubt, and a doubt a pass', () => {
    expect(outcome(() => conclude({ guard, hits: [saw('坏')], doubts: [saw('?')] }))).toBe('fail');
    expect(outcome(() => conclude({ guard, hits: [], doubts: [saw('?')] }))).toBe('cannotTell');
  });

  it('says the same thing once, with every place it was seen', () => {
    const at = (journey: string): { expected: string; observed: string; where: { journey: string; seqs: number[] }[]; remedy: string; needsReview: boolean } => ({ ...saw('坏'), where: [{ journey, seqs: [1] }], needsReview: journey === 'b' });
    const { findings } = runCheck(check(() => conclude({ guard, hits: [at('a'), at('b')], warnings: [saw('慢')], notes: [saw('另')] })), viewsOf(run).alipay);
    expect(findings.map((finding) => [finding.outcome, finding.where.length, finding.needsReview])).toEqual([['fail', 2, true], ['warning', 0, false], ['note', 0, false]]);
  });
});
