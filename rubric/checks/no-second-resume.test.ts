import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { addNodes, alter, changeScreens, conformingRun, event, input, insertAfter, judge, text, tree } from '../evidence-for-tests.js';
import { afterApplyTap, miniScreen, neverDelivered } from './apply-checks.fixture.js';
import { noSecondResume } from './no-second-resume.js';

const run = conformingRun();
const form = [text('教育经历'), text('工作经历'), input('请输入学校')];
const submitted = (each: EvidenceEvent): boolean => each.kind === 'sheet' && each.phase === 'submitted';

describe('no-second-resume', () => {
  it('passes where nothing more is asked after the résumé was handed over', () => {
    expect(judge(noSecondResume, run).outcome).toBe('pass');
  });

  it.each(['完善在线简历', '补充您的简历信息', '您的简历完整度 60%', '去填写求职意向', 'Complete your resume'])('fails where the result page says "%s"', (words) => {
    expect(judge(noSecondResume, addNodes(run, 'alipay-resume-complete', ['after-delivery'], [text(words)])).outcome).toBe('fail');
  });

  it('fails on a form between the sheet and success', () => {
    const between = alter(run, 'alipay-resume-complete', (events) => insertAfter(events, submitted, miniScreen('after-apply-tap', form)));
    expect(judge(noSecondResume, between).observed).toEqual(['页面要求填写：教育经历、工作经历']);
  });

  it('fails on a form behind a button of the result page', () => {
    let seen = 0;
    const hidden = changeScreens(run, 'alipay-jd-probe', ['after-probe'], (screen) => ((seen += 1) === 2 ? { ...screen, tree: tree(form) } : screen));
    expect(judge(noSecondResume, hidden).observed).toEqual(['点击「请留意支付宝消息」后要求填写：教育经历、工作经历']);
  });

  it('fails where a dialog asks, or the résumé page opens', () => {
    const asks = event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '完善简历可提高录用率' });
    expect(judge(noSecondResume, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, submitted, asks))).outcome).toBe('fail');
    const opens = event('page', 0, { action: 'navigateTo', stack: [{ path: 'pages/my-resume/edit', query: {} }] });
    expect(judge(noSecondResume, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, submitted, opens))).outcome).toBe('fail');
  });

  it('leaves what stood before the sheet to other checks', () => {
    expect(judge(noSecondResume, afterApplyTap(run, 'alipay-resume-complete', miniScreen('after-apply-tap', form))).outcome).toBe('pass');
  });

  it('cannot tell where success was never seen', () => {
    expect(judge(noSecondResume, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });

  const secondApply = (events: readonly EvidenceEvent[]): EvidenceEvent | undefined => events.findLast((each) => each.kind === 'tap' && each.purpose === 'apply');
  it('counts a returning user’s résumé as handed over before: the sheet may not come at all', () => {
    const asked = alter(run, 'alipay-returning-user', (events) => insertAfter(events, (each) => each === secondApply(events), miniScreen('after-apply-tap', form)));
    expect(judge(noSecondResume, asked).observed).toEqual(['页面要求填写：教育经历、工作经历']);
  });

  const delivered = (each: EvidenceEvent): boolean => each.kind === 'screen' && each.moment === 'after-delivery';
  it.each([['dialog', 'fail'], ['lost', 'fail'], ['records', 'pass']] as const)('looks at pages of the app after success, be they met at %s', (moment, outcome) => {
    expect(judge(noSecondResume, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, delivered, miniScreen(moment, form)))).outcome).toBe(outcome);
  });

  const opens = (action: 'navigateTo' | 'exit', ...paths: string[]): string[] => judge(noSecondResume, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, submitted, event('page', 0, { action, stack: paths.map((path) => ({ path, query: {} })) })))).observed;
  it.each(['resume', 'pages/resume', 'pages/resumes/edit', 'pages/my-resume/edit', 'pages/myresume/edit', 'cv/index', 'pages/edit_cv', 'pages/jianli-edit/index'])('fails where the page %s opens', (path) => {
    expect(opens('navigateTo', 'pages/job/detail', path)).toEqual([`跳转到了 ${path}`]);
  });
  it.each([['pages/presume/index'], ['pages/resumed'], ['pages/my-cvs2'], ['pages/resume/edit', 'pages/job/detail'], []])('lets the stack %s be', (...paths) => {
    expect(opens('navigateTo', ...paths)).toEqual([]);
  });
  it('does not mind which page is left', () => {
    expect(opens('exit', 'pages/resume/edit')).toEqual([]);
  });
});
