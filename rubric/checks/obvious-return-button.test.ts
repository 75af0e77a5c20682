import { describe, expect, it } from 'vitest';
import type { EventOf, EvidenceEvent, ScreenNode } from '../../evidence/contract.js';
import { addNodes, alter, button, changeScreens, conformingRun, event, findingsOf, insertAfter, judge, text, tree } from '../evidence-for-tests.js';
import type { Node } from '../evidence-for-tests.js';
import { neverDelivered } from './apply-checks.fixture.js';
import { obviousReturnButton } from './obvious-return-button.js';

const run = conformingRun();
const look = (change: Partial<ScreenNode>): ReturnType<typeof changeScreens> =>
  changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, tree: screen.tree.map((node) => (node.role === 'button' ? { ...node, ...change } : node)) }));

const isReturn = (each: EvidenceEvent): each is EventOf<'tap'> => each.kind === 'tap' && each.purpose === 'return';
const withoutBox = ({ box: _box, screen: _screen, node: _node, ...tap }: EventOf<'tap'>): EventOf<'tap'> => tap;

const firstApplications = ['alipay-resume-incomplete', 'alipay-resume-complete'] as const;
/** No first application met a return button; these stand on the result page instead. */
const withoutButton = (instead: readonly Node[]): ReturnType<typeof alter> => firstApplications.reduce((now, id) => alter(
  changeScreens(now, id, ['after-delivery'], (screen) => ({ ...screen, tree: tree([text('投递成功'), ...instead]) })), id,
  (events) => events.filter((each) => !(each.kind === 'tap' && each.purpose === 'return') && each.kind !== 'exit'),
), run);

describe('obvious-return-button', () => {
  it('passes on a large blue button, and gives its measures', () => {
    expect(judge(obviousReturnButton, run)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining(['返回按钮「返回支付宝就业」：高 44 px，宽 300 px，不透明度 1，字号 16 px，对比度 4.1:1']) });
  });

  it('does not mind other buttons', () => {
    expect(judge(obviousReturnButton, addNodes(run, 'alipay', ['after-delivery'], [button('查看记录', { box: { x: 45, y: 500, w: 300, h: 44 } })])).outcome).toBe('pass');
  });

  it('measures the button of the app’s own alert, which is pressed as Alipay’s and has no box in the tap', () => {
    const alerted = firstApplications.reduce((now, id) => alter(
      changeScreens(now, id, ['after-delivery'], (screen) => ({ ...screen, tree: tree([button('返回支付宝就业', { zone: 'shell', box: { x: 55, y: 444, w: 280, h: 48 } })]) })), id,
      (events) => insertAfter(events.map((each) => (isReturn(each) ? { ...withoutBox(each), text: 'dialog-accept', foundBy: 'shell:mini-program' } : each)),
        (each) => each.kind === 'sheet' && each.phase === 'submitted', event('dialog', 0, { dialog: 'alert', phase: 'shown', text: '投递成功', buttons: ['返回支付宝就业'] })),
    ), run);
    expect(judge(obviousReturnButton, alerted)).toMatchObject({ outcome: 'pass', facts: expect.arrayContaining([expect.stringContaining('返回按钮「返回支付宝就业」：高 48 px')]) });
  });

  it.each<[string, Partial<ScreenNode>, string]>([
    ['too low', { box: { x: 45, y: 432, w: 300, h: 20 } }, '返回按钮高只有 20 px，要求 32'],
    ['too narrow', { box: { x: 170, y: 420, w: 40, h: 44 } }, '返回按钮宽只有 40 px，要求 88'],
    ['almost transparent', { opacity: 0.2 }, '返回按钮不透明度只有 0.2，要求 0.6'],
    ['tiny of letter', { fontSize: 9 }, '返回按钮字号只有 9 px，要求 14'],
    ['grey on grey', { color: 'rgb(200, 200, 200)', background: 'rgb(230, 230, 230)' }, '返回按钮对比度只有 1.3:1，要求 3'],
    ['disabled', { disabled: true }, '返回按钮是禁用的样子'],
  ])('fails on a button that is %s', (_what, change, observed) => {
    expect(judge(obviousReturnButton, look(change)).observed).toEqual([observed]);
  });

  it.each<[string, Partial<ScreenNode>]>([['28 px high', { box: { x: 45, y: 420, w: 300, h: 28 } }], ['in 12 px letters', { fontSize: 12 }], ['of contrast 2.6', { color: 'rgb(160, 160, 160)', background: 'rgb(255, 255, 255)' }]])('asks for a person where the button is %s', (_what, change) => {
    expect(judge(obviousReturnButton, look(change))).toMatchObject({ outcome: 'cannotTell', needsReview: true });
  });

  it('notes a background it cannot measure, such as a gradient', () => {
    const answer = judge(obviousReturnButton, look({ background: 'rgba(0, 0, 0, 0)' }));
    expect([answer.outcome, answer.notes]).toEqual(['pass', ['返回按钮的背景是渐变、图片或页面底色，对比度量不出来，请看截图']]);
  });

  it('never blames a button for what lies outside it: its own gradient may stand in no tree', () => {
    const onCard = changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({
      ...screen, tree: tree([{ role: 'group', background: 'rgb(255, 255, 255)', box: { x: 20, y: 80, w: 350, h: 500 } }, text('投递成功', { parent: 0 }), button('返回支付宝就业', { parent: 0, box: { x: 45, y: 420, w: 300, h: 44 }, background: 'rgba(0, 0, 0, 0)' })]),
    }));
    const answer = judge(obviousReturnButton, onCard);
    expect([answer.outcome, answer.needsReview, answer.notes]).toEqual(['pass', true, ['返回按钮的背景是渐变、图片或页面底色，对比度量不出来，请看截图']]);
  });

  it('fails where the result page has no return button at all', () => {
    expect(judge(obviousReturnButton, withoutButton([])).observed).toEqual(['投递成功后的页面上没有返回支付宝就业的按钮']);
    expect(judge(obviousReturnButton, withoutButton([button('查看投递记录')])).outcome).toBe('fail');
  });

  it('cannot tell where an icon may be the way back, or the page was not read for sure', () => {
    expect(judge(obviousReturnButton, withoutButton([button('')])).outcome).toBe('cannotTell');
    expect(judge(obviousReturnButton, withoutButton([{ role: 'canvas', box: { x: 0, y: 300, w: 390, h: 400 } }])).outcome).toBe('cannotTell');
  });

  it('fails where the button is covered, or lies below the fold', () => {
    expect(judge(obviousReturnButton, look({ onTop: false })).observed).toEqual(['「返回支付宝就业」在首屏上点不到：被遮挡、看不见或不是按钮']);
    const below = alter(changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, tree: screen.tree.slice(0, 2) })), 'alipay-resume-complete', (events) => {
      const at = events.findIndex((each) => each.kind === 'screen' && each.moment === 'after-delivery');
      const source = run.journeys.find((journey) => journey.header.journey === 'alipay-resume-complete')?.events.find((each) => each.kind === 'screen' && each.moment === 'after-delivery');
      const scrolled = { ...source, moment: 'after-delivery-scrolled', id: '099-scrolled', at: events[at]?.at } as EvidenceEvent; // a copy of a screen
      return [...events.slice(0, at + 1), scrolled, ...events.slice(at + 1)];
    });
    expect(judge(obviousReturnButton, below).observed).toEqual(['要滚动才看得到返回按钮']);
  });

  it('fails where the button does not lead back', () => {
    expect(judge(obviousReturnButton, alter(run, 'alipay-resume-complete', (events) => events.filter((each) => each.kind !== 'exit'))).observed).toEqual(['点击「返回支付宝就业」后没有回到支付宝就业']);
  });

  it('cannot tell where success was never seen', () => {
    expect(judge(obviousReturnButton, neverDelivered(run, 'alipay-resume-complete')).outcome).toBe('cannotTell');
  });

  const plain = '返回按钮「返回支付宝就业」：高 44 px，宽 300 px，不透明度 1，字号 16 px，对比度 4.1:1';
  const factOf = (evidence: ReturnType<typeof look>): string | undefined => judge(obviousReturnButton, evidence).facts.find((fact) => fact.startsWith('返回按钮') && fact !== plain);
  const shape = { x: 45, y: 420, w: 300, h: 44 };
  /** A button whose words stand in a node of their own. */
  const built = (outer: Node, ...inner: Node[]): ReturnType<typeof look> => changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({
    ...screen, tree: tree([text('投递成功', { fontSize: 9 }), { role: 'group', tappable: true, box: shape, background: 'rgb(22, 119, 255)', ...outer }, ...inner.map((node) => ({ role: 'text' as const, parent: 1, color: '#fff', fontSize: 15, box: { x: 100, y: 430, w: 180, h: 24 }, ...node }))]),
  }));

  it('takes 32 × 88 px and letters of 14 px for obvious, and asks a person from 24 px on', () => {
    expect(judge(obviousReturnButton, look({ box: { x: 151, y: 426, w: 88, h: 32 }, fontSize: 14, opacity: 0.6 })).outcome).toBe('pass');
    expect(judge(obviousReturnButton, look({ box: { x: 151, y: 430, w: 88, h: 24 } })).observed).toEqual(['返回按钮高为 24 px，不到 32，是否明显需要人看']);
  });

  it('points at where the user tapped, where no control was', () => {
    expect(findingsOf(obviousReturnButton, look({ onTop: false })).map(({ where }) => where.map(({ box }) => box))).toEqual([[shape]]);
    const nowhere = alter(look({ onTop: false }), 'alipay-resume-complete', (events) => events.map((each) => (isReturn(each) ? withoutBox(each) : each)));
    expect(findingsOf(obviousReturnButton, nowhere).map(({ where }) => where.map(({ screen, box }) => [screen !== undefined, box]))).toEqual([[[true, undefined]]]);
  });

  it('measures no letters of a button that is a picture', () => {
    const picture = look({ role: 'image', fontSize: 9 });
    expect([judge(obviousReturnButton, picture).outcome, factOf(picture), judge(obviousReturnButton, picture).notes]).toEqual(['pass', '返回按钮「返回支付宝就业」：高 44 px，宽 300 px，不透明度 1', []]);
    const bare = look({ role: 'image', text: '' });
    expect([factOf(bare), judge(obviousReturnButton, bare).notes]).toEqual(['返回按钮「」：高 44 px，宽 300 px，不透明度 1', []]);
  });

  it('measures the words of a button where they stand, and the fainter of the two', () => {
    expect(factOf(built({ opacity: 0.9 }, { text: '返回支付宝就业', opacity: 0.7 }))).toBe('返回按钮「返回支付宝就业」：高 44 px，宽 300 px，不透明度 0.7，字号 15 px，对比度 4.1:1');
    expect(factOf(built({ opacity: 0.7 }, { text: '返回支付宝就业', opacity: 0.9 }))).toContain('不透明度 0.7，字号 15 px');
    expect(factOf(built({ text: '返回支付宝就业', fontSize: 20 }, { text: '回首页' }))).toContain('字号 20 px');
    expect(factOf(built({}, { text: '' }, { text: '返回支付宝就业' }))).toContain('字号 15 px');
    expect(judge(obviousReturnButton, built({ opacity: 0.2 }, { text: '返回支付宝就业', opacity: 0.9 })).observed).toEqual(['返回按钮不透明度只有 0.2，要求 0.6']);
  });

  it('does not measure what the button covers', () => {
    const over = changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({ ...screen, tree: tree([text('岗位职责', { onTop: false, fontSize: 9, box: { x: 100, y: 430, w: 90, h: 24 } }), button('返回支付宝就业', { box: shape, fontSize: 18 })]) }));
    expect(factOf(over)).toContain('字号 18 px');
  });

  it.each<[string, Node['box'], boolean]>([
    ['1 px out at the left', { x: 44, y: 430, w: 100, h: 24 }, true], ['2 px out at the left', { x: 43, y: 430, w: 100, h: 24 }, false], ['1 px out at the top', { x: 100, y: 419, w: 100, h: 24 }, true], ['2 px out at the top', { x: 100, y: 418, w: 100, h: 24 }, false],
    ['1 px out at the right', { x: 246, y: 430, w: 100, h: 24 }, true], ['2 px out at the right', { x: 247, y: 430, w: 100, h: 24 }, false], ['1 px out at the bottom', { x: 100, y: 441, w: 100, h: 24 }, true], ['2 px out at the bottom', { x: 100, y: 442, w: 100, h: 24 }, false],
  ])('takes words %s for the button’s own or not', (_what, box, own) => {
    expect(factOf(built({}, { text: '返回支付宝就业', ...(box ? { box } : {}) }))?.includes('字号 15 px')).toBe(own);
  });

  it.each<[string, Partial<ScreenNode>]>([['half transparent', { background: 'rgba(22, 119, 255, 0.5)' }], ['a gradient', { background: 'linear-gradient(red, blue)' }], ['of letters without a colour', { color: 'inherit' }]])('measures no contrast on a background that is %s', (_what, change) => {
    expect(factOf(look(change))).toBe('返回按钮「返回支付宝就业」：高 44 px，宽 300 px，不透明度 1，字号 16 px');
  });

  it('takes a good contrast with the card behind for proof', () => {
    const onCard = changeScreens(run, 'alipay-resume-complete', ['after-delivery'], (screen) => ({
      ...screen, tree: tree([{ role: 'group', background: 'rgb(255, 255, 255)', box: { x: 20, y: 80, w: 350, h: 500 } }, button('返回支付宝就业', { parent: 0, box: shape, color: 'rgb(0, 0, 0)', background: 'rgba(0, 0, 0, 0)' })]),
    }));
    expect(factOf(onCard)).toContain('对比度 21:1');
  });
});
