import { describe, expect, it } from 'vitest';
import { addNodes, alter, button, changeScreens, conformingRun, event, input, insertAfter, judge, text, without } from '../evidence-for-tests.js';
import { noLoginOnJd } from './no-login-on-jd.js';
import { viewsOf } from '../view.js';

const run = conformingRun();
const opened = (each: { kind: string }): boolean => each.kind === 'screen' && 'moment' in each && each.moment === 'jd-opened';

describe('no-login-on-jd', () => {
  it('passes where the JD page opens at once, and shows what it looked at', () => {
    const answer = judge(noLoginOnJd, run);
    expect(answer.outcome).toBe('pass');
    expect(answer.facts[0]).toMatch(/看了 \d+ 次打开岗位详情页：\d+ 屏，\d+ 个节点/);
  });

  it.each([
    ['a phone input', [input('请输入手机号')]],
    ['a captcha button', [button('获取验证码')]],
    ['a login button', [button('手机号快捷登录')]],
    ['a sentence that withholds the page', [text('请先登录后查看岗位详情')]],
    ['a password field without words', [input('', { hints: { type: 'password' } })]],
    ['a getAuthorize button beside the apply button', [button('领取求职礼包', { box: { x: 20, y: 200, w: 100, h: 40 }, hints: { openType: 'getAuthorize', scope: 'phoneNumber' } })]],
    ['an English login', [button('Log in')]],
  ])('fails on %s', (_what, nodes) => {
    expect(judge(noLoginOnJd, addNodes(run, 'alipay-resume-complete', ['jd-opened'], nodes)).outcome).toBe('fail');
  });

  it('fails where the wall stands only on the second visit', () => {
    expect(judge(noLoginOnJd, addNodes(run, 'alipay-returning-user', ['jd-again'], [text('登录后才能投递')])).outcome).toBe('fail');
  });

  it.each([
    ['a phone authorisation', event('dialog', 0, { dialog: 'phone', phase: 'shown', text: '申请获取你的手机号' })],
    ['a member information authorisation', event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '获取会员信息', scopes: ['auth_user'] })],
    ['a location authorisation', event('dialog', 0, { dialog: 'location', phase: 'shown', text: '使用你的位置' })],
    ['an alert that asks to log in', event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '请先登录' })],
    ['a redirect to a login page', event('page', 0, { action: 'redirectTo', stack: [{ path: 'pages/userLogin/index', query: {} }] })],
    ['a call for the phone number', event('jsapi', 0, { name: 'getPhoneNumber', params: {}, outcome: 'success' })],
    ['a call for member information', event('jsapi', 0, { name: 'my.getAuthCode', params: { scopes: ['auth_user'] }, outcome: 'success' })],
  ])('fails on %s while the page opens', (_what, added) => {
    expect(judge(noLoginOnJd, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, opened, added))).outcome).toBe('fail');
  });

  it('tells an app that asks for the location to ask later, instead of speaking of logins', () => {
    const asked = event('dialog', 0, { dialog: 'location', phase: 'shown', text: '使用你的位置' });
    const view = viewsOf(alter(run, 'alipay-resume-complete', (events) => insertAfter(events, opened, asked))).alipay;
    expect(noLoginOnJd.evaluate(view)).toMatchObject({ outcome: 'fail', findings: [{ remedy: expect.stringContaining('不要申请位置') as string }] });
  });

  it('lets 应聘状态回传 be asked before the apply tap, as 验收标准② says, and notes it', () => {
    const consent = event('dialog', 0, { dialog: 'consent', phase: 'shown', text: '应聘状态回传', scopes: ['yingpin'] });
    const answer = judge(noLoginOnJd, alter(run, 'alipay-resume-complete', (events) => insertAfter(events, opened, consent)));
    expect([answer.outcome, answer.notes.length]).toEqual(['pass', 1]);
  });

  it('lets duties speak of logins and lets auth_base stay silent', () => {
    const spoken = addNodes(run, 'alipay', ['jd-opened'], [text('负责登录注册模块的开发与维护'), text('author 作者中心')]);
    expect(judge(noLoginOnJd, spoken).outcome).toBe('pass');
  });

  it('finds the apply button’s own open-type no sign on the JD page', () => {
    const own = changeScreens(run, 'alipay', ['jd-opened', 'jd-end', 'jd-again'], (screen) => ({ ...screen, tree: screen.tree.map((node) => (node.role === 'button' ? { ...node, hints: { openType: 'getAuthorize' } } : node)) }));
    const withBox = own.journeys.reduce((now, journey) => alter(now, journey.header.journey, (events) => events.map((each) => (each.kind === 'tap' && each.purpose === 'apply' ? { ...each, box: { x: 20, y: 740, w: 350, h: 48 } } : each))), own);
    const tappedOnly = without(withBox, 'alipay-jd-back');
    expect(judge(noLoginOnJd, tappedOnly).outcome).toBe('pass');
  });

  it.each([
    ['did not settle', changeScreens(run, 'alipay-resume-complete', ['jd-opened'], (screen) => ({ ...screen, settled: false }))],
    ['never showed the job', changeScreens(run, 'alipay-resume-complete', ['jd-opened', 'jd-end'], (screen) => ({ ...screen, tree: screen.tree.slice(1) }))],
    ['was not read to its end', changeScreens(run, 'alipay-resume-complete', ['jd-end'], (screen) => ({ ...screen, scroll: { ...screen.scroll, atEnd: false } }))],
    ['used a tag the container does not know', alter(run, 'alipay-resume-complete', (events) => insertAfter(events, opened, event('unsupported', 0, { feature: 'tag', name: 'live-player', page: 'pages/job/detail' })))],
    ['hides a canvas', addNodes(run, 'alipay-resume-complete', ['jd-opened'], [{ role: 'canvas', box: { x: 0, y: 0, w: 390, h: 400 } }])],
  ])('cannot tell where the page %s', (_what, spoiled) => {
    const answer = judge(noLoginOnJd, spoiled);
    expect([answer.outcome, answer.needsReview]).toEqual(['cannotTell', true]);
  });

  it('does not run without its journeys', () => {
    expect(judge(noLoginOnJd, without(run, 'alipay-jd-probe')).outcome).toBe('notRun');
  });
});
