import { describe, expect, it } from 'vitest';
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import { button, event, input, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import type { Watched } from './login-signs.js';
import { isLoginPath, loginSigns, scopesOf } from './login-signs.js';
import { journeyOf, screenOf, views } from './signs.fixture.js';
import type { Tap } from './view.js';

const journey = journeyOf('alipay-resume-complete');
const realName = { ...views.run, run: { ...views.run.run, app: { ...views.run.run.app, resumeMode: 'real-name' as const } } };
const watch = (over: Partial<Watched>) => loginSigns({ view: views.run, journey, events: [], screens: [], applyTap: undefined, expected: 'none', ...over });
const said = (over: Partial<Watched>): string[] => watch(over).map(({ observed }) => observed);
const dialog = (kind: EventOf<'dialog'>['dialog'], words: string, scopes?: string[], phase: 'shown' | 'closed' = 'shown'): EvidenceEvent => ({ ...event('dialog', 3, { dialog: kind, phase, text: words, ...(scopes ? { scopes } : {}) }), seq: 3 });
const call = (name: string, params: unknown = {}): EventOf<'jsapi'> => ({ ...event('jsapi', 4, { name, params, outcome: 'success' }), seq: 4 }) as EventOf<'jsapi'>; // just made as one
const at = (seq: number, time: number) => [{ journey: 'alipay-resume-complete', seqs: [seq], at: time }];
const dialogRemedy = '静默授权 auth_base 即可取得用户 UID；姓名、手机号由芝麻工作证（智能简历）返回，不需要在这里授权或登录。';

describe('a dialog that asks who the user is', () => {
  it.each<[string, EvidenceEvent, string[]]>([
    ['his phone', dialog('phone', ''), ['出现手机号授权弹窗']], ['his phone, silent as the scope may be', dialog('phone', '', ['auth_base']), ['出现手机号授权弹窗（scope：auth_base）']], ['his profile', dialog('profile', '头像'), ['出现头像昵称授权弹窗「头像」']], ['his account', dialog('consent', '', ['auth_user']), ['出现授权弹窗（scope：auth_user）']],
    ['consent to nothing named', dialog('consent', '获取你的信息'), ['出现授权弹窗「获取你的信息」']], ['account and place', dialog('consent', '', ['location', 'auth_user']), ['出现授权弹窗（scope：location、auth_user）']],
    ['a login, in a sentence', dialog('alert', '请先登录'), ['出现提示框「请先登录」']], ['a login, in a button', dialog('actionSheet', '取消 手机号登录'), ['出现选择面板「取消 手机号登录」']],
    ['the status', dialog('consent', '', ['yingpin']), []], ['nothing, silently', dialog('consent', '', ['auth_base']), []], ['where he is, by scope', dialog('consent', '', ['scope.location', 'userLocation', 'scope.userLocation', 'location']), []], ['where he is', dialog('location', ''), []],
    ['nothing', dialog('alert', '提交中'), []], ['what closed', dialog('phone', '', undefined, 'closed'), []],
  ])('is told, and no other: %s', (_name, asked, told) => expect(said({ events: [asked] })).toEqual(told));

  it('is told with its place and what to do', () => {
    expect(watch({ events: [dialog('phone', '')] })).toEqual([{ expected: 'none', observed: '出现手机号授权弹窗', where: at(3, 3), remedy: dialogRemedy }]);
  });

  it('counts a question for the place where nothing at all may be asked', () => {
    expect(watch({ events: [dialog('location', '')], anyAuthorisation: true })).toEqual([{ expected: 'none', observed: '出现位置授权弹窗', where: at(3, 3), remedy: '打开岗位详情页和投递时不要申请位置；确实要用位置的功能，等用户点它时再申请。' }]);
    expect([said({ events: [dialog('consent', '', ['auth_base'])], anyAuthorisation: true }), said({ events: [dialog('consent', '', ['yingpin'])], anyAuthorisation: true })]).toEqual([[], []]);
  });

  it('is not the real-name consent of 灵工', () => {
    const asked = dialog('consent', '', ['auth_user', 'yingpin']);
    expect([said({ events: [asked], view: realName }), said({ events: [asked] }).length]).toEqual([[], 1]);
  });
});

describe('a call that asks who the user is', () => {
  it.each<[string, EventOf<'jsapi'>, string[]]>([
    ['his phone', call('my.getPhoneNumber'), ['调用了 my.getPhoneNumber']], ['his profile', call('getOpenUserInfo'), ['调用了 getOpenUserInfo']], ['his account', call('my.getAuthCode', { scopes: ['auth_user', 'auth_base'] }), ['调用了 my.getAuthCode（scopes：auth_user、auth_base）']],
    ['nothing, silently', call('my.getAuthCode', { scopes: 'auth_base' }), []], ['something else', call('chooseImage', { scopes: ['auth_user'] }), []],
  ])('is told, and no other: %s', (_name, asked, told) => expect(said({ events: [asked] })).toEqual(told));

  it('is told with its place; where a dialog came of it, only the dialog is', () => {
    const asked = call('getAuthCode', { scopes: 'auth_zhima' });
    expect(watch({ events: [asked] })).toEqual([{ expected: 'none', observed: '调用了 getAuthCode（scopes：auth_zhima）', where: at(4, 4), remedy: dialogRemedy }]);
    expect([said({ events: [asked, dialog('consent', '', ['yingpin'])] }), said({ events: [asked, dialog('alert', '好')] }).length]).toEqual([[], 1]);
  });

  it('is allowed to 灵工 for the real name, not for the phone', () => {
    expect([said({ view: realName, events: [call('getAuthCode', { scopes: ['auth_user'] })] }), said({ view: realName, events: [call('getPhoneNumber')] })]).toEqual([[], ['调用了 getPhoneNumber']]);
  });

  it.each<[unknown, string[]]>([[{ scopes: 'a' }, ['a']], [{ scopes: ['a', 1, 'b'] }, ['a', 'b']], [{ scopes: 1 }, []], [{}, []], [null, []], ['scopes', []], [undefined, []]])('names its scopes: %j', (params, scopes) => expect(scopesOf(call('x', params))).toEqual(scopes));
});

describe('a page that exists to log in', () => {
  const page = (path: string | undefined, action: 'navigateTo' | 'exit' = 'navigateTo'): EvidenceEvent => ({ ...event('page', 6, { action, stack: path === undefined ? [] : [{ path: 'pages/a', query: {} }, { path: 'pages/b', query: {} }, { path, query: {} }] }), seq: 6 });

  it('is told by the last of the stack', () => {
    expect(watch({ events: [page('pages/user/login')] })).toEqual([{ expected: 'none', observed: '跳转到了 pages/user/login', where: at(6, 6), remedy: '用 my.getAuthCode({ scopes: "auth_base" }) 静默取得用户标识，不要跳转登录页。' }]);
    expect([said({ events: [page('pages/job/detail')] }), said({ events: [page('pages/login/a', 'exit')] }), said({ events: [page(undefined)] })]).toEqual([[], [], []]);
  });

  it.each<[string | undefined, boolean]>([
    ['pages/login/index', true], ['pages/userLogin', true], ['pkg/sms-login', true], ['pkg/user_register', true], ['pages/login.html', true], ['pages/a?to=x/login', true], ['pages/bindPhone/index', true], ['PAGES/OAUTH', true],
    ['pages/author/index', false], ['pages/job/detail', false], ['pages/mylogin', false], ['', false], [undefined, false],
  ])('is known by whole words of its path: %s', (path, login) => expect(isLoginPath(path)).toBe(login));
});

describe('a screen that asks for a login', () => {
  const screen = (...nodes: Node[]): string[] => said({ screens: [screenOf(nodes)] });
  const long = '本岗位由劳务公司统一管理，尊敬的求职者您好，您需要登录后查看完整的职位信息';

  it.each<[string, Node, string | undefined]>([
    ['a field', input('请输入手机号'), '请输入手机号'], ['a field for a password', input('', { hints: { type: 'password' } }), 'input password'], ['another', input('x', { hints: { password: 'true' } }), 'x'], ['a sentence', text('登录后查看'), '登录后查看'], ['a button', button('微信一键登录'), '微信一键登录'],
    ['a code', text('获取 验证码'), '获取 验证码'], ['a code by message', text('发送短信验证码'), '发送短信验证码'], ['an open type', button('投递', { hints: { openType: 'getPhoneNumber' } }), '投递'], ['another open type', { ...button(''), hints: { 'Open-Type': 'getAuthorize' } }, 'button getAuthorize'],
    ['no password', input('x', { hints: { password: 'false' } }), undefined], ['no password either', input('x', { hints: { password: '', type: 'text' } }), undefined], ['a plain field', input('留言'), undefined], ['a text that only names a login', text('登录'), undefined], ['a text with more', text('请先获取验证码'), undefined], ['another with more', text('获取验证码后投递'), undefined],
    ['an open type of no person', button('分享', { hints: { openType: 'share' } }), undefined], ['another hint', button('看', { hints: { url: 'getPhoneNumber', reopentype: 'getPhoneNumber', openTypes: 'getPhoneNumber' } }), undefined], ['Alipay’s own button', button('x', { zone: 'shell', hints: { openType: 'getPhoneNumber' } }), undefined],
    ['a button of no width', button('x', { box: { x: 0, y: 0, w: 0, h: 10 }, hints: { openType: 'getPhoneNumber' } }), undefined], ['a field that is not seen', input('请输入手机号', { opacity: 0 }), undefined],
  ])('is told, and no other: %s', (_name, node, quote) => expect(screen(node)).toEqual(quote === undefined ? [] : [`页面上有 「${quote}」`]));

  it('is told once, with four quotes at most and the place of the first', () => {
    const nodes = [text('仓库'), ...['请输入手机号', '请输入手机号', '请输入验证码', '请输入密码', '请输入账号', '请输入用户名'].map((words) => input(words)), button('x', { hints: { openType: 'getPhoneNumber' } })];
    expect(watch({ screens: [screenOf(nodes)] })).toEqual([{
      expected: 'none', observed: '页面上有 「请输入手机号」「请输入验证码」「请输入密码」「请输入账号」', where: [{ journey: 'alipay-resume-complete', seqs: [5], at: 50, screen: 's', box: { x: 20, y: 110, w: 350, h: 24 } }], needsReview: false,
      remedy: '去掉登录、注册、验证码和手机号授权：浏览岗位与投递都不需要登录，姓名、手机号由芝麻工作证（智能简历）返回。',
    }]);
  });

  it.each<[string, Node[], boolean]>([
    ['a long text', [text(long)], true], ['a long text and a button', [text(long), button('登录')], false], ['thirty letters', [text('登录后查看'.padEnd(30, '好'))], false], ['thirty-one letters', [text('登录后查看'.padEnd(31, '好'))], true], ['a long button', [button(long)], false],
  ])('is for a person where it may be part of a description: %s', (_name, nodes, review) => expect(watch({ screens: [screenOf(nodes)] })[0]?.needsReview).toBe(review));

  const apply = button('立即投递', { hints: { openType: 'getPhoneNumber' } });
  const tapAt = (x: number, y: number, words = '立即投递'): Tap => ({ ...event('tap', 0, { purpose: 'apply', text: words, role: 'button', foundBy: 'text', box: { x, y, w: 10, h: 10 } }) }) as Tap; // just made as one
  it.each<[string, Tap, boolean]>([
    ['where it lies', tapAt(100, 750), false], ['where it lay before the page scrolled', tapAt(100, 10), false], ['where it lies, under another text', tapAt(100, 750, '投递'), false], ['at its upper edge', tapAt(100, 731, '投递'), false], ['above its edge', tapAt(100, 730, '投递'), true],
    ['at its lower edge', tapAt(100, 787, '投递'), false], ['below its edge', tapAt(100, 788, '投递'), true], ['at its left edge', tapAt(15, 750), false], ['left of it', tapAt(14, 750), true], ['at its right edge', tapAt(365, 750), false], ['right of it', tapAt(366, 750), true], ['elsewhere', tapAt(100, 10, '投递'), true],
  ])('is not the apply button itself, tapped %s', (_name, applyTap, told) => expect(said({ screens: [screenOf([apply])], applyTap }).length === 1).toBe(told));

  it('is the apply button where the tap has no place', () => {
    const { box: _box, ...bare } = tapAt(100, 750);
    expect(said({ screens: [screenOf([apply])], applyTap: bare })).toEqual(['页面上有 「立即投递」']);
  });
});
