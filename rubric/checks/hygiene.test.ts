import { describe, expect, it } from 'vitest';
import { addNodes, alter, changeScreens, conformingRun, event, findingsOf, insertAfter, judge, text, tree, without } from '../evidence-for-tests.js';
import { gradeEvidence } from '../index.js';
import { noBlankPages } from './no-blank-pages.js';
import { noForbiddenWording } from './no-forbidden-wording.js';
import { noRawValues } from './no-raw-values.js';
import { noScriptErrors } from './no-script-errors.js';
import { usableAfterDecline } from './usable-after-decline.js';

const run = conformingRun();
const thrown = (source: 'mini-program' | 'harness'): ReturnType<typeof alter> => alter(run, 'alipay-resume-complete', (events) => insertAfter(events, (each) => each.kind === 'page', event('error', 0, { source, message: 'TypeError: x is undefined' })));

describe('hygiene beside the grade', () => {
  it('finds nothing in a conforming run', () => {
    for (const check of [noBlankPages, noForbiddenWording, noRawValues, noScriptErrors, usableAfterDecline]) expect(judge(check, run, 'run').outcome).toBe('pass');
  });

  it('names script errors of the app, not of the harness', () => {
    expect(judge(noScriptErrors, thrown('mini-program'), 'run').observed).toEqual(['TypeError: x is undefined（1 次）']);
    expect(judge(noScriptErrors, thrown('harness'), 'run').outcome).toBe('pass');
    const two = alter(thrown('mini-program'), 'alipay-jd-back', (events) => [...events, ...['TypeError: x is undefined', '另一个'].map((message) => event('error', 0, { source: 'mini-program', message }))]);
    expect(judge(noScriptErrors, two, 'run').observed).toEqual(['TypeError: x is undefined（2 次）', '另一个（1 次）']);
  });

  it.each(['薪资 undefined', 'null', 'NaN元/月', '[object Object]', '距离 NaN km'])('names "%s" on a page', (words) => {
    expect(judge(noRawValues, addNodes(run, 'alipay', ['jd-end'], [text(words)]), 'run').outcome).toBe('fail');
  });

  it('lets a company be called Nullmax', () => {
    expect(judge(noRawValues, addNodes(run, 'alipay', ['jd-end'], [text('Nullmax 智能驾驶')]), 'run').outcome).toBe('pass');
  });

  it('names blank pages and pages that never settle', () => {
    expect(judge(noBlankPages, changeScreens(run, 'self', ['own-home'], (screen) => ({ ...screen, title: '首页', tree: tree([]) })), 'run').observed).toEqual(['「首页」是空白的']);
    expect(judge(noBlankPages, changeScreens(run, 'self', ['own-home'], (screen) => ({ ...screen, settled: false })), 'run').outcome).toBe('fail');
  });

  it.each(['全国第一招聘平台', '月入过万不是梦', '限女性', '点击领红包'])('flags the wording "%s" for a person', (words) => {
    expect(judge(noForbiddenWording, addNodes(run, 'alipay', ['jd-end'], [text(words)]), 'run')).toMatchObject({ outcome: 'fail', needsReview: true });
  });

  it('wants the page usable after a declined authorisation', () => {
    const after = (nodes: Parameters<typeof tree>[0]): ReturnType<typeof judge> => judge(usableAfterDecline, changeScreens(run, 'alipay', ['after-decline'], (screen) => ({ ...screen, tree: tree(nodes) })), 'run');
    expect(after([text('岗位职责')]).observed).toEqual(['拒绝授权后页面上没有可以点的东西']);
    expect(after([text('必须同意授权才能使用')]).observed).toEqual(['拒绝后仍然要求授权：「必须同意授权才能使用」']);
    expect(judge(usableAfterDecline, changeScreens(run, 'alipay', ['after-decline'], (screen) => ({ ...screen, surface: 'alipay' })), 'run').observed).toEqual(['拒绝授权后小程序退出了']);
    expect(judge(usableAfterDecline, changeScreens(run, 'alipay', ['after-decline'], (screen) => ({ ...screen, moment: 'lost' })), 'run').outcome).toBe('cannotTell');
  });

  it('stays beside the grade: a warning, no letter', () => {
    const result = gradeEvidence(thrown('mini-program'));
    expect([result.grade, result.gate, result.remarks.map(({ outcome, check }) => [outcome, check])]).toEqual(['S', 'met', [['warning', 'no-script-errors']]]);
    expect(gradeEvidence(without(run, 'alipay-consent-declined')).remarks).toEqual([]);
  });

  it('shows the dialog that covers a page with nothing to tap', () => {
    const shown = (dialog: 'alert' | 'confirm' | 'toast'): ReturnType<typeof event> => event('dialog', 0, { dialog, phase: 'shown', text: '需要授权' });
    const bare = changeScreens(run, 'alipay', ['after-decline'], (screen) => ({ ...screen, tree: tree([text('岗位职责')]) }));
    const where = (...dialogs: ('alert' | 'confirm' | 'toast')[]): number[] => {
      const covered = alter(bare, 'alipay-consent-declined', (events) => [...events, ...dialogs.map(shown)]);
      const length = covered.journeys.find(({ header }) => header.journey === 'alipay-consent-declined')?.events.length ?? 0;
      return findingsOf(usableAfterDecline, covered, 'run').flatMap((finding) => finding.where.flatMap(({ seqs, screen }) => (screen === undefined ? seqs.map((seq) => length - seq) : [])));
    };
    expect([where('alert'), where('confirm'), where('toast'), where('alert', 'confirm', 'toast'), where('confirm', 'alert')]).toEqual([[1], [1], [], [2], [1]]);
  });
});
