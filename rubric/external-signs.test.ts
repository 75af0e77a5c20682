import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import { event, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import { clipboardText, externalByProbes, externalCalls, externalOnScreens, isContact } from './external-signs.js';
import { journeyOf, screenOf } from './signs.fixture.js';
import type { Probe, Screen } from './view.js';

const journey = journeyOf('alipay-jd-probe');
const remedy = '去掉通向支付宝以外的入口（网址、二维码、其他小程序、微信、APP、公众号），让用户在本小程序内完成投递。';
const on = (nodes: readonly Node[], over: Partial<Screen> = {}): CheckFinding[] => externalOnScreens(journey, [screenOf(nodes, over)], 'none');
const said = (findings: readonly CheckFinding[]): [string, boolean][] => findings.map(({ observed, needsReview }) => [observed, needsReview === true]);
const place = { journey: 'alipay-jd-probe', seqs: [5], at: 50, screen: 's' };

describe('what leads out of a screen', () => {
  it('is told with its place and what to do', () => {
    const node = text('加微信了解');
    expect(on([node], { codes: ['weixin://a'] })).toEqual([
      { expected: 'none', observed: '画面上有二维码，内容为「weixin://a」', where: [place], remedy },
      { expected: 'none', observed: '页面文字「加微信了解」引导到支付宝以外', where: [{ ...place, box: { x: 20, y: 80, w: 350, h: 24 } }], remedy, needsReview: false },
    ]);
    expect(on([text('', { drawn: ['负责接待', '加微信了解'] })])).toEqual([{ expected: 'none', observed: '图片里的文字「加微信了解」引导到支付宝以外', where: [{ ...place, box: { x: 20, y: 80, w: 350, h: 24 } }], remedy, needsReview: true }]);
    expect(on([text('更多', { hints: { url: 'https://a.cn/' } })])).toEqual([{ expected: 'none', observed: '页面上有链接 https://a.cn/', where: [{ ...place, box: { x: 20, y: 80, w: 350, h: 24 } }], remedy }]);
  });

  it('is no code on a page of Alipay’s own', () => expect(on([], { surface: 'alipay', codes: ['weixin://a'] })).toEqual([]));

  it('is quoted whole where it is short; of a long text the words that invite, and a person must look', () => {
    const short = '官网 www.example.com'.padEnd(40, '好');
    expect(said(on([text(short), text(`${short}好`)]))).toEqual([[`页面文字「${short}」引导到支付宝以外`, false], ['页面文字「www.example.com」引导到支付宝以外', true]]);
  });

  it.each<[string, Node, string | undefined]>([
    ['a web-view with its address', { role: 'web-view', hints: { src: 'https://a.cn' } }, '页面上有内嵌网页 https://a.cn'], ['a web-view without', { role: 'web-view' }, '页面上有内嵌网页'],
    ['an address', { hints: { href: 'ALIPAYS://x' } }, '页面上有链接 ALIPAYS://x'], ['an app’s own scheme', { hints: { url: 'weixin://x' } }, '页面上有链接 weixin://x'], ['the url before the href', { hints: { url: 'taobao://x', href: 'b' } }, '页面上有链接 taobao://x'],
    ['another mini program', { hints: { target: 'mini-program' } }, '页面上有跳转其他小程序的链接'], ['another mini program, otherwise written', { hints: { target: 'miniProgram' } }, '页面上有跳转其他小程序的链接'],
    ['an address without a lock', { hints: { url: 'http://a.cn' } }, '页面上有链接 http://a.cn'], ['a scheme of Alipay', { hints: { url: 'alipay://a' } }, '页面上有链接 alipay://a'],
    ['a page of its own', { hints: { url: '/pages/a?to=https://a.cn' } }, undefined], ['the same window', { hints: { target: 'self' } }, undefined], ['another target', { hints: { target: 'my-mini-program' } }, undefined], ['one more', { hints: { target: 'mini-programs' } }, undefined],
    ['no hint of use', { hints: {} }, undefined], ['nothing', {}, undefined], ['a link that cannot be seen', { hints: { url: 'https://a.cn' }, opacity: 0 }, undefined],
  ])('is told of a node that says so itself: %s', (_name, node, observed) => expect(said(on([node]))).toEqual(observed === undefined ? [] : [[observed, false]]));
});

const call = (name: string, params: unknown = {}, outcome: 'success' | 'fail' = 'success'): EvidenceEvent => ({ ...event('jsapi', 3, { name, params, outcome }), seq: 3 });
const exit = (to: 'url' | 'outside' | 'mini-program' | 'alipay' | 'alipay-employment', target?: string): EvidenceEvent => ({ ...event('exit', 4, { via: 'x', to, ...(target === undefined ? {} : { target }) }), seq: 4 });
const calls = (events: readonly EvidenceEvent[], after?: string): [string, number[]][] => externalCalls(journey, events, 'none', after).map(({ observed, where }) => [observed, where.flatMap(({ seqs }) => seqs)]);

describe('what leads out when something is called', () => {
  it.each<[string, EvidenceEvent[], [string, number[]][]]>([
    ['a web page', [exit('url', 'https://a.cn')], [['离开支付宝去了网页 https://a.cn', [4]]]], ['another app', [exit('outside')], [['离开支付宝去了支付宝以外', [4]]]], ['another mini program, by a call', [call('navigateToMiniProgram', { appId: '1' }), exit('mini-program', '1')], [['离开支付宝去了其他小程序 1', [4, 3]]]],
    ['two places', [exit('outside'), { ...exit('url'), seq: 9 }], [['离开支付宝去了支付宝以外', [4]]]], ['Alipay', [exit('alipay')], []], ['支付宝就业', [exit('alipay-employment')], []], ['a call alone', [call('my.ap.openURL', { url: 'https://a.cn' }), call('openSchema')], [['调用了 my.ap.openURL', [3]]]], ['a call that failed', [call('openURL', {}, 'fail')], []],
    ['a call of another name', [call('xopenURL'), call('openURLs'), call('myXopenURL'), call('request')], []], ['a call homeward', [call('openURL', { url: 'alipays://platformapi/startapp?appId=20002001' }), call('openSchema', 'alipays://render?x=employment')], [['调用了 openURL', [3]]]],
    ['a schema homeward', [call('openSchema', undefined), call('openURL', '支付宝就业')], [['调用了 openSchema', [3]]]],
  ])('is told: %s', (_name, events, findings) => expect(calls(events)).toEqual(findings));

  it('is told whole, and by which tap it came', () => {
    expect(externalCalls(journey, [exit('url', 'x'.repeat(81))], 'none', '更多')).toEqual([{ expected: 'none', observed: `点击「更多」后离开支付宝去了网页 ${'x'.repeat(80)}…`, where: [{ journey: 'alipay-jd-probe', seqs: [4], at: 4 }], remedy }]);
    expect(externalCalls(journey, [call('setClipboard', { text: 'kefu_2088' })], 'none', '复制')).toEqual([{ expected: 'none', observed: '点击「复制」后把「kefu_2088」复制到了剪贴板', where: [{ journey: 'alipay-jd-probe', seqs: [3], at: 3 }], remedy }]);
  });

  it('is a contact in the clipboard, not an address of the workplace', () => {
    expect(calls([call('my.setClipboard', 'kefu_2088'), call('setClipboard', { text: '西溪路556号' }), call('getClipboard', { text: 'kefu_2088' })])).toEqual([['把「kefu_2088」复制到了剪贴板', [3]]]);
  });

  it.each<[unknown, string]>([[{ text: 'a' }, 'a'], ['b', 'b'], [{ text: 1 }, ''], [{}, ''], [null, ''], [undefined, ''], [7, '']])('reads what was copied: %j', (params, copied) => expect(clipboardText(params)).toBe(copied));

  it.each<[string, boolean]>([
    [' kefu_2088 ', true], ['ｗｘｉｄ＿ａｂｃ１２３４', true], ['https://a.cn', true], ['加微信了解', true], ['微信：小王', true], ['公众号', true], ['WeChat', true], ['QQ群', true], ['西溪路556号', false], ['13800000000', false], ['', false],
  ])('knows a contact: %s', (copied, contact) => expect(isContact(copied)).toBe(contact));
});

describe('what leads out behind a tap', () => {
  const [own] = journey.probes;
  if (!own) throw new Error('the journey probes');
  const probe = (...events: EvidenceEvent[]): CheckFinding[] => externalByProbes([{ ...own, events } satisfies Probe], 'none');
  const dialog = (phase: 'shown' | 'closed', words: string): EvidenceEvent => ({ ...event('dialog', 6, { dialog: 'alert', phase, text: words }), seq: 6 });
  const at = { journey: 'alipay-jd-probe', at: own.tap.at };

  it('is a call, a dialog or what stands on the page that came', () => {
    expect(probe(exit('outside'), dialog('shown', '加微信了解'), screenOf([text('加微信了解')], { moment: 'after-probe' })).map(({ observed }) => observed)).toEqual([
      '点击「15-20K」后离开支付宝去了支付宝以外', '点击「15-20K」后弹出「加微信了解」', '点击「15-20K」后：页面文字「加微信了解」引导到支付宝以外',
    ]);
    expect(probe(dialog('shown', '加微信了解'))).toEqual([{ expected: 'none', observed: '点击「15-20K」后弹出「加微信了解」', where: [{ ...at, seqs: [own.tap.seq, 6] }], remedy }]);
  });

  it('is no innocent dialog, none that closed, and no page of another moment', () => {
    expect(probe(dialog('shown', '提交中'), dialog('closed', '加微信了解'), screenOf([text('加微信了解')]), screenOf([text('加微信了解')], { moment: 'after-probe', surface: 'alipay' }))).toEqual([]);
  });
});
