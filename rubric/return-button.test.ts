import { describe, expect, it } from 'vitest';
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import { button, event, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import { noReturnButton, notHome, notTapped, openDialog, painterBehind, resultControls, returned } from './return-button.js';
import { journeyOf, screenOf, views } from './signs.fixture.js';
import type { Passage, Screen } from './view.js';

const journey = journeyOf('alipay-resume-complete');
const [whole] = journey.passages;
if (!whole) throw new Error('the journey applies');
const home = button('返回支付宝就业', { box: { x: 45, y: 420, w: 300, h: 44 } });
const result = (nodes: readonly Node[], over: Partial<Screen> = {}): Screen => screenOf(nodes, { moment: 'after-delivery', ...over });
const passage = (delivered: Screen | undefined, after: EvidenceEvent[] = [], over: Partial<Passage> = {}): Passage => ({ ...whole, apply: [], delivered, after, ...over });
const numbered = (seq: number, made: EvidenceEvent): EvidenceEvent => ({ ...made, seq });
const tap = (seq: number, over: Partial<EventOf<'tap'>> = {}): EvidenceEvent => numbered(seq, event('tap', seq, { purpose: 'return', text: '返回支付宝就业', role: 'button', foundBy: 'text', box: { x: 100, y: 430, w: 10, h: 10 }, screen: 's', ...over }));
const exit = (seq: number, to: EventOf<'exit'>['to'], target?: string): EvidenceEvent => numbered(seq, event('exit', seq, { via: 'x', to, ...(target === undefined ? {} : { target }) }));
const page = (seq: number, path: string | undefined, action: 'redirectTo' | 'exit' = 'redirectTo'): EvidenceEvent => numbered(seq, event('page', seq, { action, stack: path === undefined ? [] : [{ path: 'pages/a', query: {} }, { path: 'pages/b', query: {} }, { path, query: {} }] }));
const dialog = (seq: number, over: Partial<EventOf<'dialog'>> = {}): EvidenceEvent => ({ ...event('dialog', seq, { dialog: 'confirm', phase: 'shown', text: '投递成功', buttons: ['返回 支付宝就业', '留在此页'] }), seq, ...over }) as EvidenceEvent; // still a dialog
const place = { journey: 'alipay-resume-complete', seqs: [5], at: 50, screen: 's' };

describe('the controls of a result page', () => {
  const texts = (...of: Parameters<typeof passage>): string[] => resultControls(passage(...of)).map((control) => control.text);

  it('count once, however often they are seen while it scrolls', () => {
    const scrolled = result([{ ...home, box: { x: 45, y: 120.4, w: 300.2, h: 44 } }, button('看看别的')], { id: 't', moment: 'after-delivery-scrolled' });
    expect(resultControls(passage(result([home]), [scrolled])).map(({ text: words, screen }) => [words, screen.id])).toEqual([['返回支付宝就业', 's'], ['看看别的', 't']]);
  });

  it.each<[string, Node, number]>([
    ['one below the other', { box: { x: 45, y: 500, w: 300, h: 44 } }, 2], ['side by side', { box: { x: 200, y: 420, w: 300, h: 44 } }, 2], ['of another width', { box: { x: 45, y: 420, w: 200, h: 44 } }, 2], ['of another role', { role: 'link' }, 2], ['in the same place', {}, 1],
  ])('of one label are two where they differ: %s', (_name, over, count) => expect(texts(result([home, { ...home, ...over }]))).toHaveLength(count));

  it('of one label, two a screen, are still two after it scrolled', () => {
    const two = (by: number): Node[] => [420, 500].map((y) => button('返回', { box: { x: 45, y: y - by, w: 300, h: 44 } }));
    expect(texts(result(two(0)), [result(two(300), { id: 't', moment: 'after-delivery-scrolled' })])).toEqual(['返回', '返回']);
    expect(texts(result([button('返回', { box: { x: 45, y: 420, w: 300, h: 44 } }), button('看', { box: { x: 45, y: 300, w: 300, h: 44 } })]), [result([button('返 回', { box: { x: 45, y: 120, w: 300, h: 44 } })], { id: 't', moment: 'after-delivery-scrolled' })])).toEqual(['返回', '看']);
  });

  it('of one label are told apart by how many stand above them, in their own column', () => {
    const at = (x: number, y: number): Node => button('返回', { box: { x, y, w: 100, h: 44 } });
    const places = (first: Node[], second: Node[]): number[][] => resultControls(passage(result(first), [result(second, { id: 't', moment: 'after-delivery-scrolled' })])).map(({ node: { box } }) => [box.x, box.y]);
    expect([places([at(45, 420)], [at(45, 120), at(45, 200)]), places([at(45, 420), at(200, 300)], [at(45, 120)])]).toEqual([[[45, 420], [45, 200]], [[45, 420], [200, 300]]]);
  });

  const shell = button('返回支付宝就业', { zone: 'shell' });
  it.each<[string, EvidenceEvent[], Node, string[]]>([
    ['a button of the open dialog', [dialog(1)], shell, ['返回支付宝就业']], ['an alert', [dialog(1, { dialog: 'alert' })], shell, ['返回支付宝就业']], ['a button of no dialog', [], shell, []], ['one of another name', [dialog(1)], { ...shell, text: '关闭' }, []], ['a covered button of the page', [dialog(1)], { ...home, onTop: false }, []], ['a text of the dialog', [dialog(1)], { ...shell, role: 'text' }, []],
    ['of a dialog without buttons', [dialog(1, { buttons: undefined })], shell, []], ['of one that closed', [dialog(1), dialog(2, { phase: 'closed' })], shell, []], ['of one yet to come', [dialog(6)], shell, []], ['of a toast', [dialog(1, { dialog: 'toast' })], shell, []], ['beside a toast', [dialog(1), dialog(2, { dialog: 'toast', phase: 'closed' })], shell, ['返回支付宝就业']],
  ])('are those of a dialog that the app worded: %s', (_name, apply, node, found) => expect(texts(result([node]), [], { apply })).toEqual(found));

  it('are known of a dialog that opened after success too', () => {
    const later = result([shell], { id: 't', seq: 8, moment: 'after-delivery-scrolled' });
    expect([texts(result([]), [dialog(7), later]), openDialog(passage(result([]), [dialog(7), later]), later)]).toEqual([['返回支付宝就业'], dialog(7)]);
  });
});

describe('the return tap', () => {
  const led = (...after: EvidenceEvent[]) => returned(passage(result([button('看看别的', { box: { x: 45, y: 600, w: 300, h: 44 } }), home]), after));

  it('hit a control and led somewhere', () => {
    expect(led(tap(6), exit(7, 'alipay-employment'))).toMatchObject({ tap: { seq: 6 }, control: { text: '返回支付宝就业', screen: { id: 's' } }, exit: { seq: 7 }, page: undefined });
    expect(led(tap(6), page(7, 'pages/a', 'exit'), page(8, 'pages/c'), page(9, 'pages/d'))).toMatchObject({ exit: undefined, page: { seq: 8 } });
  });

  it('is none where nobody tapped to return', () => expect([led(), led(tap(6, { purpose: 'probe' }))]).toEqual([undefined, undefined]));

  it('is told from what came before it, and after the next act', () => {
    expect(led(exit(5, 'outside'), tap(6), tap(7, { purpose: 'shell' }), exit(8, 'outside'))).toMatchObject({ exit: undefined });
    expect(led(tap(6), numbered(7, event('chapter', 7, { label: '⑤', text: '' })), page(8, 'pages/c'))).toMatchObject({ page: undefined });
    expect(led(tap(6), exit(6, 'outside'))).toMatchObject({ exit: undefined });
  });

  it('hit what lay on the screen it was made on, else on the first, else anywhere', () => {
    const scrolled = result([button('第二屏', { box: { x: 45, y: 420, w: 200, h: 44 } })], { id: 't', moment: 'after-delivery-scrolled' });
    const hit = (over: Partial<EventOf<'tap'>>, first: readonly Node[] = [home]): string | undefined => returned(passage(result(first), [scrolled, tap(6, over)]))?.control?.text;
    expect([hit({}), hit({ screen: 't' }), hit({ screen: 'none' }), hit({ screen: 'none' }, [])]).toEqual(['返回支付宝就业', '第二屏', '返回支付宝就业', '第二屏']);
    expect([hit({ box: { x: 100, y: 800, w: 10, h: 10 } }), returned(passage(result([home]), [{ ...tap(6), box: undefined } as unknown as EvidenceEvent]))?.control]).toEqual([undefined, undefined]); // a tap may have no box
  });

  it('agreed to a dialog by the first of its buttons', () => {
    const screen = result([button('留在此页', { zone: 'shell' }), button('返回支付宝就业', { zone: 'shell' }), button('返回支付宝就业', { box: { x: 45, y: 100, w: 300, h: 44 } })]);
    const agreed = (words: string, apply: EvidenceEvent[]) => returned(passage(screen, [{ ...tap(6, { text: words }), box: undefined } as unknown as EvidenceEvent], { apply }))?.control; // Alipay draws it: no box
    expect(agreed('dialog-accept', [dialog(1)])).toMatchObject({ text: '返回支付宝就业', node: { zone: 'shell' } });
    expect([agreed('dialog-accept', []), agreed('返回支付宝就业', [dialog(1)]), agreed('dialog-accept', [dialog(1, { buttons: undefined })])]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a return button that does not lead home', () => {
  const remedy = '返回按钮里调用 my.navigateBackMiniProgram 或 my.exitMiniProgram，回到支付宝就业。';
  const told = (after: EvidenceEvent[], over: Partial<Passage> = {}) => notHome(passage(result([home]), after, over), 'home');
  const said = (observed: string, seqs: number[]) => [{ expected: 'home', observed, where: [{ journey: 'alipay-resume-complete', seqs, at: 6 }], remedy }];

  it('is told by where it led', () => {
    expect(told([tap(6), exit(7, 'mini-program', '2021')])).toEqual(said('点击「返回支付宝就业」后去了 2021', [6, 7]));
    expect(told([tap(6), exit(7, 'outside'), page(8, 'pages/c')])).toEqual(said('点击「返回支付宝就业」后去了 outside', [6, 7]));
    expect(told([tap(6), page(7, 'pages/home')])).toEqual(said('点击「返回支付宝就业」后到了自己的页面 pages/home', [6, 7]));
    expect(told([tap(6), page(7, undefined)])).toEqual(said('点击「返回支付宝就业」后到了自己的页面 ', [6, 7]));
    expect(told([tap(6)])).toEqual(said('点击「返回支付宝就业」后没有回到支付宝就业', [6]));
  });

  it('is not one that led home, was never tapped, or whose journey broke off', () => {
    const cut = { ...journey, finished: false, events: [tap(6)] };
    expect([told([tap(6), exit(7, 'alipay-employment')]), told([]), told([tap(6)], { journey: cut }), told([tap(6), page(7, 'pages/c')], { journey: cut }).length, told([tap(6), exit(7, 'outside')], { journey: cut }).length]).toEqual([[], [], [], 1, 1]);
  });
});

it('where nobody tapped to return it is not known where that leads', () => {
  const remedy = '按钮上写明「返回支付宝就业」，或在配置里用 selectors.returnButton 指明。';
  const said = (where: object[]) => [{ expected: '旅程点击返回按钮', observed: '旅程没有找到返回支付宝就业的按钮，也就不知道它通向哪里', needsReview: true, where, remedy }];
  const [seen, lost, back] = [passage(result([home])), passage(undefined), passage(result([home]), [tap(6)])];
  expect([notTapped([lost, seen]), notTapped([lost]), notTapped([]), notTapped([seen, back])]).toEqual([said([place]), said([]), said([]), []]);
});

describe('a result page without a return button', () => {
  const told = (nodes: readonly Node[], over: Partial<Passage> = {}, screen: Partial<Screen> = {}) => noReturnButton(views.alipay, [passage(result([text('投递成功'), ...nodes], screen), [], over)], 'home');

  it('is one on which no control speaks of a way back', () => {
    expect(told([button('查看记录')])).toEqual([{ expected: 'home', observed: '投递成功后的页面上没有返回支付宝就业的按钮', where: [place], remedy: '投递成功后放一个「返回支付宝就业」按钮，点击后回到支付宝就业。' }]);
    expect(told([])).toHaveLength(1);
  });

  it('is not told where an icon or a word may be the way back, or the page was not read for sure', () => {
    expect([told([button('')]), told([button('回到支付宝')]), told([], { delivered: undefined }), told([], { journey: { ...journey, finished: false } }), told([], { after: [tap(6)] }), told([], {}, { settled: false })]).toEqual([[], [], [], [], [], []]);
  });
});

describe('what paints behind a node', () => {
  const screen = screenOf([{ background: 'red' }, { parent: 0, background: 'none' }, { parent: 1, background: 'none' }, { parent: 1, background: 'blue' }, { background: 'none' }]);
  const behind = (i: number): number | undefined => { const node = screen.tree[i]; return node && painterBehind(node, screen, (background) => background !== 'none')?.i; };
  it('is itself or the nearest that holds it', () => expect([0, 1, 2, 3, 4].map(behind)).toEqual([0, 0, 0, 3, undefined]));
});
