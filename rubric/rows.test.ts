import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceEvent, Link } from '../evidence/contract.js';
import { addNodes, alter, button, changeScreens, conformingRun, event, input, insertAfter, jdPage, text, tree } from './evidence-for-tests.js';
import { gradeEvidence } from './index.js';

/** One believable mistake each, and every cell and red line that it breaks. Nothing else may change. */
interface Fault { row: string; link: Link; what: string; spoil: (run: Evidence) => Evidence; cells: string[]; redLines?: string[] }

const jdMoments = ['jd-opened', 'jd-end', 'jd-again'] as const;
const resultMoments = ['after-delivery'] as const;
const firstTap = (each: EvidenceEvent): boolean => each.kind === 'tap' && each.purpose === 'apply';
const everyJourneyOf = (run: Evidence, link: Link, change: (events: EvidenceEvent[]) => EvidenceEvent[]): Evidence =>
  run.journeys.filter((journey) => journey.header.link === link).reduce((now, journey) => alter(now, journey.header.journey, change), run);
const loginForm = [input('请输入手机号'), input('请输入验证码'), button('登录', { box: { x: 20, y: 600, w: 350, h: 44 } })];
const dropSheet = (events: EvidenceEvent[]): EvidenceEvent[] => events.filter((each) => each.kind !== 'sheet' && !(each.kind === 'tap' && each.purpose === 'sheet'));

const faults: Fault[] = [
  ...(['alipay', 'self'] as const).flatMap((link): Fault[] => [
    { row: 'JD.no-login', link, what: 'a login form on the JD page', spoil: (run) => addNodes(run, link, jdMoments, loginForm), cells: [`JD.no-login/${link}`] },
    { row: 'JD.no-other-jobs', link, what: 'a list of similar jobs under the description', spoil: (run) => addNodes(run, link, ['jd-end'], [text('相似职位'), text('社区护理员', { tappable: true })]), cells: [`JD.no-other-jobs/${link}`] },
    { row: 'JD.no-external-links', link, what: 'a link to the employer’s site', spoil: (run) => addNodes(run, link, ['jd-end'], [text('官网：www.example.com')]), cells: [`JD.no-external-links/${link}`], redLines: ['RED.other-terminals'] },
  ]),
  {
    row: 'JD.back-to-alipay', link: 'alipay', what: 'a page pushed under the JD page', cells: ['JD.back-to-alipay/alipay'],
    spoil: (run) => alter(run, 'alipay-jd-back', (events) => insertAfter(events, (each) => each.kind === 'back', event('page', 0, { action: 'navigateBack', stack: [{ path: 'pages/index/index', query: {} }] })).filter((each) => each.kind !== 'exit')),
  },
  {
    row: 'APPLY.no-login', link: 'alipay', what: 'a phone number login after the apply tap', cells: ['APPLY.no-login/alipay'],
    spoil: (run) => everyJourneyOf(run, 'alipay', (events) => (events.some(firstTap) ? insertAfter(events, firstTap, event('page', 0, { action: 'navigateTo', stack: [jdPage('J-1001'), { path: 'pages/login/index', query: {} }] })) : events)),
  },
  {
    row: 'APPLY.opens-work-card', link: 'alipay', what: 'a choice between the work card and another way', cells: ['APPLY.opens-work-card/alipay', 'DELIVER.one-tap/alipay'],
    spoil: (run) => alter(run, 'alipay-resume-incomplete', (events) => insertAfter(events, firstTap, event('dialog', 0, { dialog: 'actionSheet', phase: 'shown', text: '选择投递方式', buttons: ['芝麻工作证投递', '使用附件简历投递'] }))),
  },
  {
    row: 'APPLY.activates-work-card', link: 'alipay', what: 'an application that goes through after the user declined', cells: ['APPLY.activates-work-card/alipay'],
    spoil: (run) => alter(run, 'alipay-consent-declined', (events) => {
      const push = run.journeys.find((journey) => journey.header.journey === 'alipay-status')?.events.find((each) => each.kind === 'gateway');
      if (push?.kind !== 'gateway') throw new Error('no push to copy');
      const user = run.journeys.find((journey) => journey.header.journey === 'alipay-consent-declined')?.header.user.userId ?? '';
      return [...events, { ...push, call: 77_777, userId: user, bizContent: { out_apply_id: 'A-declined', out_job_id: 'J-1001', user_id: user, apply_status: 'APPLYING' } }];
    }),
  },
  {
    row: 'APPLY.resume-in-work-card', link: 'alipay', what: 'the app’s own résumé form after a declined sheet', cells: ['APPLY.resume-in-work-card/alipay'],
    spoil: (run) => addNodes(run, 'alipay-consent-declined', ['after-decline'], [text('姓名'), text('最高学历'), text('工作经历'), input('请输入姓名')]),
  },
  {
    row: 'APPLY.resume-in-work-card', link: 'self', what: 'no résumé written by a user who has none', cells: ['APPLY.resume-in-work-card/self'],
    spoil: (run) => alter(run, 'self-first-apply', (events) => events.filter((each) => !(each.kind === 'sheet' && each.phase === 'filled'))),
  },
  { row: 'APPLY.opens-work-card', link: 'self', what: 'an apply button that never opens the work card', cells: ['APPLY.opens-work-card/self', 'APPLY.activates-work-card/self', 'APPLY.resume-in-work-card/self'], spoil: (run) => alter(run, 'self-first-apply', dropSheet) },
  ...(['alipay', 'self'] as const).map((link): Fault => ({
    row: 'DELIVER.one-tap', link, what: 'a confirmation of the app’s own', cells: [`DELIVER.one-tap/${link}`],
    spoil: (run) => alter(run, link === 'alipay' ? 'alipay-returning-user' : 'self-returning-user', (events) => insertAfter(events, firstTap, event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '确定要投递这个岗位吗？', buttons: ['再想想', '确定'] }))),
  })),
  ...(['alipay', 'self'] as const).map((link): Fault => ({
    row: 'DELIVER.no-second-resume', link, what: 'a hint to complete the résumé on the result page', cells: [`DELIVER.no-second-resume/${link}`],
    spoil: (run) => addNodes(run, link, resultMoments, [text('完善在线简历，提升录用机会')]),
  })),
  {
    row: 'AFTER.only-button', link: 'alipay', what: 'a second button on the result page', cells: ['AFTER.only-button/alipay'],
    spoil: (run) => addNodes(run, 'alipay', resultMoments, [button('查看我的投递', { box: { x: 45, y: 500, w: 300, h: 44 } })]),
  },
  {
    row: 'AFTER.obvious-button', link: 'alipay', what: 'a return button too small to notice', cells: ['AFTER.obvious-button/alipay'],
    spoil: (run) => changeScreens(run, 'alipay', resultMoments, (screen) => ({ ...screen, tree: screen.tree.map((node) => (node.role === 'button' ? { ...node, box: { x: 180, y: 435, w: 30, h: 14 }, fontSize: 9 } : node)) })),
  },
  ...(['alipay', 'self'] as const).map((link): Fault => ({
    row: 'STATUS.synced', link, what: 'a status that is never pushed', cells: [`STATUS.synced/${link}`],
    spoil: (run) => alter(run, link === 'alipay' ? 'alipay-status' : 'self-status', (events) => events.filter((each) => !(each.kind === 'gateway' && JSON.stringify(each.bizContent).includes('APPLY_FAILED')))),
  })),
];

/** 2选1: the pair's cells change letters for A and B only through `gradeVerdicts`; here the own verdict counts. */
const notEarned = (run: Evidence): { cells: string[]; redLines: string[]; grade: string } => {
  const result = gradeEvidence(run);
  const failing = result.cells.filter((cell) => cell.checks.some((check) => check.outcome !== 'pass' && check.outcome !== 'notApplicable'));
  return { cells: failing.map((cell) => `${cell.row}/${cell.link}`), redLines: result.redLines.filter((line) => !['pass', 'notApplicable'].includes(line.verdict)).map((line) => line.id), grade: result.grade };
};

describe('a single fault drops exactly its own cells', () => {
  it.each(faults)('$row on $link: $what', ({ spoil, cells, redLines = [], row, link }) => {
    const result = notEarned(spoil(conformingRun()));
    expect(result.cells).toEqual(cells);
    expect(result.redLines).toEqual(redLines);
    if (row !== 'AFTER.obvious-button') expect(result.grade).not.toBe('S');
    expect(cells[0]).toBe(`${row}/${link}`);
  });

  it('a result page of its own fails both AFTER rows and the red line', () => {
    const run = changeScreens(conformingRun(), 'alipay', ['after-delivery'], (screen) => ({ ...screen, page: { path: 'pages/result/index', query: {} } }));
    expect(notEarned(run)).toMatchObject({ cells: ['AFTER.only-button/alipay', 'AFTER.obvious-button/alipay'], redLines: ['RED.new-page-after-delivery'], grade: 'none' });
  });

  it('an app that never renders earns nothing by its silence', () => {
    const blank = (['alipay', 'self'] as const).reduce((run, link) => changeScreens(run, link, [...jdMoments, ...resultMoments], (screen) => ({ ...screen, tree: tree([]) })), conformingRun());
    const result = gradeEvidence(blank);
    const passed = result.cells.filter((cell) => cell.verdict === 'pass').map((cell) => `${cell.row}/${cell.link}`);
    expect(passed.filter((cell) => cell.startsWith('JD.') || cell.startsWith('AFTER.') || cell.startsWith('DELIVER.no-second'))).toEqual([]);
    expect(result.grade).toBe('none');
  });
});
