import { describe, expect, it } from 'vitest';
import type { EventOf, EvidenceEvent } from '../evidence/contract.js';
import type { CheckFinding } from './check.js';
import { event, text } from './evidence-for-tests.js';
import type { Node } from './evidence-for-tests.js';
import { applyLiveness, countTexts, deliveredLiveness, jdLiveness, joinLiveness, nothingSeen, picturesRead, showsJob, unsupported, withFacts } from './guards.js';
import { journeyOf, screenOf, views } from './signs.fixture.js';
import type { JourneyView, Passage, Screen } from './view.js';

const view = views.alipay;
const journey = journeyOf('alipay-resume-complete');
const [whole] = journey.passages;
if (!whole) throw new Error('the journey applies');
const passage = (over: Partial<Passage>): Passage => ({ ...whole, ...over });
const title = text('高级前端工程师');
const shot = (nodes: readonly Node[] = [title], over: Partial<Screen> = {}): Screen => screenOf(nodes, over);
const unread = (over: Partial<Screen>): Screen => shot([title], { scroll: { top: 0, height: 900, atEnd: false }, ...over });
const at = (screen: Screen, over: object = {}): object[] => [{ journey: journey.id, seqs: [screen.seq], at: screen.at, screen: screen.id, ...over }];
const doubt = (expected: string, observed: string, where: object[]): object => ({ expected, observed, where, remedy: '请看截图确认；修复环境或页面后只重跑这段旅程。', needsReview: true });
const observed = (doubts: readonly CheckFinding[]): string[] => doubts.map((each) => each.observed);
const missing = event('unsupported', 8, { feature: 'tag', name: 'life-follow', page: 'pages/job/detail' });
const here = [{ journey: journey.id, seqs: [] }];

describe('proof that the JD page was looked at', () => {
  const jd = (...screens: Screen[]) => jdLiveness(view, [passage({ jd: screens })]);

  it('is that it shows the job, stands still and was read to its end', () => {
    expect(jd(unread({}), shot([title, text('职责')]))).toEqual({ guard: { screens: 2, nodes: 3, facts: ['看了 1 次打开岗位详情页：2 屏，3 个节点', '页面上出现本岗位名称：高级前端工程师', '滚动到了页面末尾'] }, doubts: [] });
    expect(jd(shot(), shot([text('职责')])).doubts).toEqual([]);
    expect(jdLiveness(view, [passage({}), passage({})]).guard.facts).toEqual(['看了 2 次打开岗位详情页：4 屏，24 个节点', '页面上出现本岗位名称：高级前端工程师', '滚动到了页面末尾']);
  });

  it('is none where nothing was played, or no page was seen', () => {
    expect(jdLiveness(view, [])).toEqual({ guard: { screens: 0, nodes: 0, facts: ['看了 0 次打开岗位详情页：0 屏，0 个节点'] }, doubts: [doubt('看到岗位详情页', '这次验收里没有岗位详情页的记录（7 段旅程）', [])] });
    expect(jd().doubts).toEqual([doubt('旅程打开岗位详情页', '没有看到岗位详情页', here)]);
    expect(jd(shot([title], { surface: 'alipay' }), shot([title], { moment: 'after-probe' })).doubts).toHaveLength(1);
  });

  it('is doubtful while the page moves', () => {
    const moving = shot([title], { settled: false, title: '加载中' });
    expect(jd(moving, shot()).doubts).toEqual([doubt('页面稳定后才判断', '「加载中」一直没有稳定（仍在加载或变化）', at(moving))]);
  });

  it('is doubtful where another job, or none, is shown', () => {
    const other = shot([text('门店咖啡师')]);
    expect(jd(other, shot([])).doubts).toEqual([doubt('岗位详情页显示刚才点击的岗位', '岗位详情页上没有找到岗位名称「高级前端工程师」：页面可能没有渲染出来，或打开了别的岗位', at(other))]);
    const unknown = jdLiveness(view, [passage({ jd: [other], job: undefined })]);
    expect([unknown.doubts, unknown.guard.facts]).toEqual([[doubt('岗位详情页显示刚才点击的岗位', '不知道用户打开的是哪个岗位', at(other))], ['看了 1 次打开岗位详情页：1 屏，1 个节点', '滚动到了页面末尾']]);
  });

  it('is doubtful where the end was not reached, unless the page was read before', () => {
    const last = unread({ id: 'last' });
    expect(jd(unread({}), unread({}), last)).toMatchObject({ doubts: [doubt('页面从头看到尾', '没有滚动到岗位详情页末尾', at(last))], guard: { facts: [expect.anything(), expect.anything()] } });
    expect(jdLiveness(view, [passage({ nth: 1, jd: [last] })]).doubts).toEqual([]);
  });

  it('is doubtful where something could not be read, or was not drawn', () => {
    const canvas = shot([title, { role: 'canvas', box: { x: 0, y: 0, w: 390, h: 100 } }]);
    expect(jdLiveness(view, [passage({ jd: [canvas, missing] })]).doubts).toEqual([
      doubt('页面内容读得到', '页面上有 canvas，文字之外画了什么读不到', at(canvas, { box: { x: 0, y: 0, w: 390, h: 100 } })), doubt('模拟容器支持页面用到的能力', '模拟容器不支持 life-follow，页面可能少显示了内容', [{ journey: journey.id, seqs: [0], at: 8 }]),
    ]);
  });

  it.each<[string, Node, number]>([
    ['a web-view', { role: 'web-view', box: { x: 0, y: 0, w: 390, h: 100 } }, 1], ['a tenth of the page', { role: 'canvas', box: { x: 0, y: 0, w: 39, h: 844 } }, 0], ['a little more', { role: 'canvas', box: { x: 0, y: 0, w: 39.1, h: 844 } }, 1], ['a picture', { role: 'image', box: { x: 0, y: 0, w: 390, h: 800 } }, 0], ['Alipay’s own', { role: 'canvas', zone: 'shell', box: { x: 0, y: 0, w: 390, h: 800 } }, 0],
  ])('cannot read %s', (_name, node, doubts) => expect(jd(shot([title, node])).doubts).toHaveLength(doubts));

  it('takes what a web-view says for no proof', () => expect(observed(jd(shot([title, { role: 'web-view', box: { x: 0, y: 0, w: 390, h: 800 } }])).doubts)).toEqual(['页面上有 web-view，里面读到的内容可能被网页自己伪造，不作依据']));
});

it.each<[string | undefined, boolean]>([['高级 前端工程师', true], ['产品经理', false], ['', false], [' ', false], [undefined, false]])('a page shows the job %s, in one text or split over two', (name, shown) => {
  expect([showsJob(shot([title]), name), showsJob(shot([text('急招'), text('高级'), text('前端工程师')]), name)]).toEqual([shown, shown]);
});

describe('proof that the result page was looked at', () => {
  const delivered = (over: Partial<Passage>) => deliveredLiveness(view, [passage({ apply: [], after: [], ...over })]);
  const result = shot([text('投递成功')], { moment: 'after-delivery' });

  it('is that it was seen, scrolled too', () => {
    expect(delivered({ delivered: result, after: [shot([text('a'), text('b')], { moment: 'after-delivery-scrolled' })] })).toEqual({ guard: { screens: 2, nodes: 3, facts: ['看了 1 次投递成功后的页面：2 屏，3 个节点'] }, doubts: [] });
  });

  it('is none where nobody got there: the last page is pointed at', () => {
    expect(deliveredLiveness(view, [])).toEqual({ guard: { screens: 0, nodes: 0, facts: ['看了 0 次投递成功后的页面：0 屏，0 个节点'] }, doubts: [doubt('看到投递后的页面', '这次验收里没有投递后的页面的记录（7 段旅程）', [])] });
    const lost = (jd: EvidenceEvent[], apply: EvidenceEvent[]): unknown => delivered({ delivered: undefined, jd, apply }).doubts;
    const [one, two, three] = [shot([], { id: 'one' }), shot([], { id: 'two' }), shot([], { id: 'three' })];
    const said = (where: object[]): object[] => [doubt('旅程走到投递成功', '没有走到投递成功', where)];
    expect([lost([one, two, three], [shot()]), lost([], [two, three, one]), lost([], [])]).toEqual([said(at(three)), said(at(one)), said(here)]);
    expect(delivered({ delivered: undefined }).guard.facts).toEqual(['看了 0 次投递成功后的页面：0 屏，0 个节点']);
  });

  it('is doubtful where it moves, is empty, or something was not drawn', () => {
    const moving = shot([text('投递成功')], { settled: false });
    const empty = shot([text(''), { role: 'image' }], { moment: 'after-delivery-scrolled' });
    expect([delivered({ delivered: moving }).doubts, delivered({ delivered: empty, after: [empty] }).doubts, delivered({ delivered: result, after: [empty] }).doubts]).toEqual([[doubt('页面稳定后才判断', '「岗位详情」一直没有稳定', at(moving))], [doubt('投递后的页面有内容', '投递后的页面是空白的', at(empty))], []]);
    expect([observed(delivered({ delivered: result, apply: [missing] }).doubts), observed(delivered({ delivered: result, after: [missing] }).doubts).length]).toEqual([['模拟容器不支持 life-follow，页面可能少显示了内容'], 1]);
    expect(observed(delivered({ delivered: shot([text('a'), { role: 'canvas', box: { x: 0, y: 0, w: 390, h: 800 } }]) }).doubts)).toEqual(['页面上有 canvas，文字之外画了什么读不到']);
  });
});

describe('proof that the way to success was looked at', () => {
  const applied = (over: Partial<Passage>) => applyLiveness(view, [passage(over)]);
  const opened = event('sheet', 1, { sheet: 'smart-resume', phase: 'opened' });

  it('is that it was seen from the tap to success', () => {
    expect(applied({ apply: [opened, event('sheet', 2, { sheet: 'smart-resume', phase: 'submitted' }), shot([title, title])] })).toEqual({ guard: { screens: 1, nodes: 2, facts: ['看了 1 次从点击投递到投递成功的全过程：1 屏，2 个节点，芝麻工作证半屏出现 1 次'] }, doubts: [] });
  });

  it('is none where nothing was played, or success was never seen', () => {
    expect(applyLiveness(view, [])).toEqual({ guard: { screens: 0, nodes: 0, facts: ['看了 0 次从点击投递到投递成功的全过程：0 屏，0 个节点，芝麻工作证半屏出现 0 次'] }, doubts: [doubt('看到投递过程', '这次验收里没有投递过程的记录（7 段旅程）', [])] });
    const last = shot([], { id: 'last' });
    const tap = whole.applyTap as NonNullable<Passage['applyTap']>; // the conforming journey taps
    const said = (where: object[]): object[] => [doubt('旅程走到投递成功', '点击投递后没有走到投递成功', where)];
    expect([applied({ delivered: undefined, apply: [shot(), shot(), last] }).doubts, applied({ delivered: undefined, apply: [] }).doubts]).toEqual([said(at(last)), said([{ journey: journey.id, seqs: [tap.seq], at: tap.at }])]);
    expect(applied({ delivered: undefined }).guard.facts[0]).toContain('看了 0 次');
  });

  it('is none where nobody tapped: what was tried is told', () => {
    const of = (...events: EvidenceEvent[]): object => {
      const bare: JourneyView = { ...journey, events };
      return applied({ journey: bare, applyTap: undefined });
    };
    const sought = event('notFound', 9, { sought: '投递按钮', tried: ['文字', '位置'] });
    expect([of(), of(event('notFound', 3, { sought: 'x', tried: [] }), sought)]).toMatchObject([
      { doubts: [doubt('旅程点击投递按钮', '旅程没有点击投递按钮', here)], guard: { facts: [expect.stringContaining('看了 0 次')] } }, { doubts: [doubt('旅程点击投递按钮', '没有找到投递按钮（试过：文字、位置）', [{ journey: journey.id, seqs: [0], at: 9 }])] },
    ]);
  });

  it('is doubtful where something could not be read, or was not drawn', () => {
    expect(observed(applied({ apply: [shot([{ role: 'canvas', box: { x: 0, y: 0, w: 390, h: 800 } }]), missing] }).doubts)).toEqual(['页面上有 canvas，文字之外画了什么读不到', '模拟容器不支持 life-follow，页面可能少显示了内容']);
  });
});

describe('what the container has not', () => {
  const lacking = (feature: EventOf<'unsupported'>['feature'], name: string, page?: string): EvidenceEvent => event('unsupported', 0, { feature, name, ...(page === undefined ? {} : { page }) });
  const blinds = (event_: EvidenceEvent, screens: readonly Screen[] = [shot()]): boolean => unsupported(journey, [event_], screens).length > 0;

  it.each<[EventOf<'unsupported'>['feature'], boolean]>([['tag', true], ['directive', true], ['event', true], ['component', true], ['expression', true], ['other', true], ['jsapi', true], ['style', false]])('may hide something: %s', (feature, blind) => expect(blinds(lacking(feature, 'x'))).toBe(blind));
  it('hides nothing where it is a call that only reports', () => expect([blinds(lacking('jsapi', 'reportAnalytics')), blinds(lacking('tag', 'report-view'))]).toEqual([false, true]));
  it('counts on the page that was looked at, or on no known page', () => {
    expect([blinds(lacking('tag', 'x', 'pages/job/detail')), blinds(lacking('tag', 'x', 'pages/a')), blinds(lacking('tag', 'x')), blinds(lacking('tag', 'x', 'pages/a'), []), blinds(lacking('tag', 'x', 'pages/a'), [shot([], { page: undefined })])]).toEqual([true, false, true, true, false]);
  });
  it('is named once each, in one doubt', () => {
    expect(unsupported(journey, [lacking('tag', 'a'), lacking('tag', 'b'), lacking('tag', 'a')], [])).toEqual([doubt('模拟容器支持页面用到的能力', '模拟容器不支持 a、b，页面可能少显示了内容', [{ journey: journey.id, seqs: [0, 0, 0], at: 0 }])]);
  });
});

it('nothing seen proves nothing: a page of Alipay’s own is no page of the app', () => {
  const of = (...events: EvidenceEvent[]): unknown => nothingSeen({ ...view, journeys: [{ ...journey, events }] });
  const said = [doubt('看到小程序页面', '这次验收里没有小程序页面的记录（1 段旅程）', [])];
  expect([of(shot()), of(), of(shot([], { surface: 'alipay' }))]).toEqual([[], said, said]);
});

it('guards of several parts are one', () => {
  const part = { guard: { screens: 1, nodes: 2, facts: ['a'] }, doubts: [{ expected: 'x', observed: 'y', where: [], remedy: '' }] };
  expect(joinLiveness(part, { guard: { screens: 10, nodes: 20, facts: ['b'] }, doubts: [] })).toEqual({ guard: { screens: 11, nodes: 22, facts: ['a', 'b'] }, doubts: part.doubts });
  expect(withFacts(part.guard, 'c', 'd')).toEqual({ screens: 1, nodes: 2, facts: ['a', 'c', 'd'] });
});

it('texts and pictures that were read are counted', () => {
  const screens = [shot([title, text(' '), text('b', { drawn: ['x', 'y'] })]), shot([text('', { drawn: [] })])];
  expect([countTexts(screens), picturesRead(screens), picturesRead([shot()])]).toEqual([2, ['2 张图片里的文字也识别过（机器识别）'], []]);
});
