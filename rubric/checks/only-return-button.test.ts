import { describe, expect, it } from 'vitest';
import type { EvidenceEvent } from '../../evidence/contract.js';
import { addNodes, alter, button, changeScreens, conformingRun, event, findingsOf, insertAfter, judge, text, tree } from '../evidence-for-tests.js';
import { miniScreen, neverDelivered } from './apply-checks.fixture.js';
import { onlyReturnButton } from './only-return-button.js';

const run = conformingRun();
const id = 'alipay-resume-complete';
const isReturn = (each: EvidenceEvent): boolean => each.kind === 'tap' && each.purpose === 'return';
const leadsTo = (...came: EvidenceEvent[]): ReturnType<typeof alter> => alter(run, id, (events) => insertAfter(events.filter((each) => each.kind !== 'exit'), isReturn, ...came));
const extra = (node: Parameters<typeof addNodes>[3][number]): ReturnType<typeof addNodes> => addNodes(run, id, ['after-delivery'], [{ box: { x: 45, y: 500, w: 300, h: 44 }, ...node }]);

describe('only-return-button', () => {
  it('passes where one button leads back to 支付宝就业', () => {
    expect(judge(onlyReturnButton, run).outcome).toBe('pass');
  });

  it('counts a button made of view and label once', () => {
    const built = changeScreens(run, 'alipay', ['after-delivery'], (screen) => ({
      ...screen, tree: tree([text('投递成功'), { role: 'group', tappable: true, onTop: false, box: { x: 45, y: 420, w: 300, h: 44 } }, text('返回支付宝就业', { parent: 1, tappable: true, box: { x: 120, y: 430, w: 150, h: 24 } })]),
    }));
    expect(judge(onlyReturnButton, built).outcome).toBe('pass');
  });

  it('sees through a mask that swallows taps: only what looks like a control on it counts', () => {
    const modal = changeScreens(run, 'alipay', ['after-delivery'], (screen) => ({
      ...screen, tree: tree([
        text('岗位职责', { onTop: false }), button('立即投递', { onTop: false }), { role: 'group', tappable: true, box: { x: 0, y: 0, w: 390, h: 844 } },
        text('投递成功', { parent: 2, tappable: true }), button('返回支付宝就业', { parent: 2, box: { x: 45, y: 420, w: 300, h: 44 } }),
      ]),
    }));
    expect(judge(onlyReturnButton, modal).outcome).toBe('pass');
  });

  it.each([
    ['a second button', button('查看投递记录')], ['a text that can be tapped', text('继续逛逛', { tappable: true })], ['a disabled button that is seen', button('已投递', { disabled: true, tappable: false })],
    ['an invisible control that can be tapped', button('', { opacity: 0 })], ['an input', { role: 'input', text: '留言' } as const],
  ])('fails on %s', (_what, node) => {
    expect(judge(onlyReturnButton, extra(node))).toMatchObject({ outcome: 'fail', observed: [expect.stringContaining('有 2 个能点的控件：「返回支付宝就业」')] });
  });

  it('fails on a second button further down the page', () => {
    const scrolled = alter(run, id, (events) => insertAfter(events, (each) => each.kind === 'screen' && each.moment === 'after-delivery', miniScreen('after-delivery-scrolled', [button('返回支付宝就业', { box: { x: 45, y: 20, w: 300, h: 44 } }), button('看看其他')])));
    expect(judge(onlyReturnButton, scrolled).observed).toEqual(['有 2 个能点的控件：「返回支付宝就业」「看看其他」']);
  });

  it('leaves out what is covered or out of view', () => {
    expect(judge(onlyReturnButton, extra(button('底层按钮', { onTop: false }))).outcome).toBe('pass');
    expect(judge(onlyReturnButton, extra(button('屏外按钮', { inView: false }))).outcome).toBe('pass');
  });

  it('fails where nothing can be tapped', () => {
    const none = changeScreens(run, id, ['after-delivery'], (screen) => ({ ...screen, tree: tree([text('投递成功')]) }));
    expect(judge(onlyReturnButton, none).observed).toContain('没有可以点击的按钮');
  });

  it.each([
    ['a page of the app', [event('page', 0, { action: 'switchTab', stack: [{ path: 'pages/index/index', query: {} }] })], '点击「返回支付宝就业」后到了自己的页面 pages/index/index'],
    ['another mini program', [event('exit', 0, { via: 'navigateToMiniProgram', to: 'mini-program', target: '2021007' })], '点击「返回支付宝就业」后去了 2021007'],
    ['nowhere', [], '点击「返回支付宝就业」后没有回到支付宝就业'],
  ])('fails where the button leads to %s', (_where, came, observed) => {
    expect(judge(onlyReturnButton, leadsTo(...came)).observed).toEqual([observed]);
  });

  it('takes the buttons of the app’s own dialog for what can be tapped', () => {
    const dialog = (...buttons: string[]): ReturnType<typeof alter> => alter(changeScreens(run, id, ['after-delivery'], (screen) => ({
      ...screen, tree: tree([button('立即投递', { onTop: false }), ...buttons.map((words, nth) => button(words, { zone: 'shell', box: { x: 45, y: 420 + nth * 50, w: 300, h: 44 } }))]),
    })), id, (events) => insertAfter(events, (each) => each.kind === 'sheet' && each.phase === 'submitted', event('dialog', 0, { dialog: 'confirm', phase: 'shown', text: '投递成功', buttons })));
    expect(judge(onlyReturnButton, dialog('返回支付宝就业')).outcome).toBe('pass');
    expect(judge(onlyReturnButton, dialog('返回支付宝就业', '留在本页')).outcome).toBe('fail');
  });

  it('cannot tell where no return button was tapped, or success was never seen', () => {
    const untapped = (['alipay-resume-incomplete', 'alipay-resume-complete'] as const).reduce((now, each) => alter(now, each, (events) => events.filter((one) => !isReturn(one))), run);
    expect(judge(onlyReturnButton, untapped)).toMatchObject({ outcome: 'cannotTell', needsReview: true });
    expect(judge(onlyReturnButton, neverDelivered(run, id)).outcome).toBe('cannotTell');
  });

  it.each<[string, Parameters<typeof extra>[0], string, boolean]>([
    ['by its words', button('查看投递记录'), '「查看投递记录」', false], ['as one without words, for a person to look', button(''), '「没有文字的button」', true],
    ['as disabled, for a person to look', button('已投递', { disabled: true, tappable: false }), '「已投递」（禁用）', true],
  ])('names a second control %s', (_what, node, name, needsReview) => {
    expect(judge(onlyReturnButton, extra(node))).toMatchObject({ observed: [`有 2 个能点的控件：「返回支付宝就业」${name}`], needsReview });
  });

  it('names and shows no more than six', () => {
    const many = addNodes(run, id, ['after-delivery'], Array.from({ length: 6 }, (_, nth) => button(`按钮${nth}`, { box: { x: 45, y: 480 + nth * 50, w: 300, h: 44 } })));
    expect(findingsOf(onlyReturnButton, many).map(({ observed, where }) => [observed, where.length])).toEqual([['有 7 个能点的控件：「返回支付宝就业」「按钮0」「按钮1」「按钮2」「按钮3」「按钮4」', 6]]);
  });
});
