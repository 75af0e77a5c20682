import { describe, expect, it } from 'vitest';
import type { Box } from '../evidence/contract.js';
import { button, input, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import { ancestors, controlAt, controls, controlsSeen, drawnOn, foldedText, miniNodes, nodesByIndex, seenNodes, textUnder, writtenOn } from './screens.js';
import { screenOf } from './signs.fixture.js';

const texts = (...nodes: Node[]): string[] => controls(screenOf(nodes)).map((unit) => unit.text);
const indices = (nodes: readonly { i: number }[]): number[] => nodes.map(({ i }) => i);
const page: Box = { x: 0, y: 0, w: 390, h: 844 };
const group = (over: Node = {}): Node => ({ role: 'group', tag: 'view', ...over });

describe('what the app drew', () => {
  const screen = screenOf([
    text('一'), text('Alipay', { zone: 'shell' }), text('flat', { box: { x: 0, y: 0, w: 10, h: 0 } }), text('thin', { box: { x: 0, y: 0, w: 0, h: 10 } }), text('hair', { box: { x: 0, y: 0, w: 0.5, h: 0.5 } }),
    text('faint', { opacity: 0.09 }), text('just seen', { opacity: 0.1 }), text(' '), text('', { drawn: ['在 图里', '两行'] }),
  ]);
  it('has a size', () => expect(indices(miniNodes(screen))).toEqual([0, 4, 5, 6, 7, 8]));
  it('is seen where it is not invisible', () => expect(indices(seenNodes(screen))).toEqual([0, 4, 6, 7, 8]));
  it('is written where it has words', () => expect(writtenOn(screen).map(({ node, wording }) => [node.i, wording.text])).toEqual([[0, '一'], [4, 'hair'], [6, 'just seen']]));
  it('is one text when folded', () => expect(foldedText(screen)).toBe('一hairjustseen'));
  it('is drawn in pictures too', () => expect(drawnOn(screen).map(({ node, wording }) => [node.i, wording.text])).toEqual([[8, '在 图里'], [8, '两行']]));
});

describe('what holds a node', () => {
  const screen = screenOf([group(), group({ parent: 0 }), text('a', { parent: 1 }), text('', { parent: 0 }), text('b', { parent: 0 }), text('c')]);
  const up = (i: number): number[] => { const node = nodesByIndex(screen)[i]; return node ? indices(ancestors(node, nodesByIndex(screen))) : []; };
  it('is told from the nearest on', () => expect([2, 4, 0].map(up)).toEqual([[1, 0], [0], []]));
  it('has its text among its own, in the order of the tree', () => expect(screen.tree.map((node) => textUnder(node, screen))).toEqual(['a b', 'a', 'a', '', 'b', 'c']));
  it('ends where the tree runs in a ring', () => {
    const ring = screenOf([group({ parent: 1, tappable: true, onTop: false }), group({ parent: 0, text: ' x ' })]);
    const [node] = ring.tree;
    expect([node && ancestors(node, nodesByIndex(ring)).length, node && textUnder(node, ring), controls(ring)]).toEqual([200, 'x', []]);
  });
});

describe('a control', () => {
  it.each<[string, Node, boolean, boolean]>([
    ['a button', button('a'), true, true], ['a text that can be tapped', text('a', { tappable: true }), true, true], ['an input', input('a'), true, true], ['a text', text('a'), false, false], ['a disabled button', button('a', { disabled: true }), false, true], ['a disabled button that takes no taps', button('a', { disabled: true, tappable: false }), false, true],
    ['a disabled link', button('a', { role: 'link', disabled: true }), false, false], ['below the fold', button('a', { inView: false }), false, false], ['covered', button('a', { onTop: false }), false, false], ['Alipay’s', button('a', { zone: 'shell' }), false, false], ['a button that takes no taps', button('a', { tappable: false }), false, false],
  ])('is what a finger can reach, disabled ones a user still sees: %s', (_name, node, reached, seen) => {
    const screen = screenOf([node]);
    expect([controls(screen).length, controlsSeen(screen).length]).toEqual([Number(reached), Number(seen)]);
  });

  it('is the outermost that takes taps, with all its text', () => {
    expect(texts(group({ tappable: true, box: { x: 0, y: 0, w: 390, h: 90 } }), text('标题', { parent: 0, tappable: true }), text('薪资', { parent: 0 }), text('x', { parent: 1, tappable: true }), button('投递'), input('留言'))).toEqual(['标题 薪资 x', '投递', '留言']);
    expect(texts(group({ tappable: true }), group({ parent: 0 }), text('深处', { parent: 1, tappable: true }))).toEqual(['深处']);
    expect(texts(group({ tappable: true, inView: false }), text('露出一角', { parent: 0, tappable: true }))).toEqual(['露出一角']);
  });

  it('is reached where anything it holds is topmost', () => {
    const box = { x: 0, y: 0, w: 200, h: 40 };
    expect([texts(group({ tappable: true, onTop: false, box }), text('label', { parent: 0, tappable: true })), texts(group({ tappable: true, onTop: false, box }), text('label', { parent: 0, tappable: true, onTop: false })), texts(group({ tappable: true, onTop: false, box }), text('beside', { tappable: true }))]).toEqual([['label'], [], ['beside']]);
  });

  it('of a disabled button holds what stands in it', () => {
    const screen = screenOf([button('', { disabled: true, tappable: false }), text('已投递', { parent: 0, tappable: true })]);
    expect([controls(screen).map((unit) => [unit.node.i, unit.text]), controlsSeen(screen).map((unit) => [unit.node.i, unit.text])]).toEqual([[[0, '已投递']], [[0, '已投递']]]);
    const link = screenOf([button('', { role: 'link', disabled: true, tappable: false }), text('看', { parent: 0, tappable: true })]);
    expect(controls(link).map((unit) => unit.node.i)).toEqual([1]);
  });
});

describe('a surface that takes taps', () => {
  const mask = group({ tappable: true, listens: true, box: page });
  const on = (node: Node): Node => ({ parent: 0, tappable: true, ...node });

  it('is more than half of the page', () => {
    const half = { x: 0, y: 0, w: 390, h: 422 };
    expect([texts(text('a', { tappable: true, box: half })), texts(text('a', { tappable: true, box: { ...half, h: 423 } }))]).toEqual([['a'], []]);
  });

  it.each<[string, Node, boolean]>([
    ['a button', button('a'), true], ['a link', text('a', { role: 'link' }), true], ['an input', input('a'), true], ['a tick', text('a', { role: 'checkbox' }), true], ['a label', text('a', { tag: 'label' }), true], ['a text that listens', text('a', { listens: true }), true], ['a text', text('a'), false], ['an icon that listens', group({ listens: true }), false],
    ['a surface again', text('a', { listens: true, box: page }), false],
  ])('holds controls that look like one or listen: %s', (_name, node, is) => expect(texts(mask, on(node)).length).toBe(Number(is)));

  it('is not its panel, which only keeps taps off it and holds the controls', () => {
    const panel = on(group({ listens: true, box: { x: 0, y: 300, w: 390, h: 300 } }));
    const inside = (node: Node): Node => ({ ...node, parent: 1, tappable: true });
    expect(texts(mask, panel, inside(text('投递成功')), inside(button('返回')), inside(text('看看别的', { listens: true })), inside(group({ listens: true })))).toEqual(['返回', '看看别的']);
    expect(texts(mask, panel, inside(text('投递成功')))).toEqual(['投递成功']);
    expect(controls(screenOf([mask, panel, inside(text('同意', { role: 'checkbox' }))])).map(({ node }) => node.i)).toEqual([1]); // a line that ticks
    expect(texts(mask, panel, inside(group({ listens: true })))).toEqual([]);
  });

  it('counts a tick and its label as one control', () => {
    expect(texts(mask, on({ role: 'group', tag: 'label' }), { parent: 1, role: 'checkbox', tappable: true }, text('同意', { parent: 1, tappable: true }))).toEqual(['同意']);
  });

  it('holds nothing that is outside it', () => expect(texts(mask, text('别处', { tappable: true }))).toEqual(['别处']));
});

describe('the control that a tap hit', () => {
  const units = controls(screenOf([button('a', { box: { x: 10, y: 20, w: 100, h: 40 } }), button('b', { box: { x: 10, y: 20, w: 300, h: 400 } })]));
  const hit = (x: number, y: number): string | undefined => controlAt(units, { x: x - 5, y: y - 3, w: 10, h: 6 })?.text;

  it.each<[number, number, string | undefined]>([[50, 40, 'a'], [10, 20, 'a'], [110, 60, 'a'], [111, 40, 'b'], [50, 61, 'b'], [9, 40, undefined], [50, 19, undefined], [311, 40, undefined], [50, 421, undefined]])('is the first over its middle: %d, %d', (x, y, label) => expect(hit(x, y)).toBe(label));
  it('is none where the tap has no place', () => expect(controlAt(units, undefined)).toBeUndefined());
});
