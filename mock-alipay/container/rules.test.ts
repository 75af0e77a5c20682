/** What fewer programs rely on; each rule either works or is named in the journal. One small program a rule. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { miniProgram, removeMiniPrograms } from './trial/folder.js';
import { launchBrowser, openTrial, type Trial } from './trial/trial.js';

let browser: Browser;
let trial: Trial | undefined;
beforeAll(async () => { browser = await launchBrowser(); });
afterEach(async () => { await trial?.close(); trial = undefined; });
afterAll(async () => { await browser.close(); removeMiniPrograms(); });

async function open(files: Record<string, string>): Promise<Trial> {
  trial = await openTrial(browser, miniProgram({ 'pages/a/a.js': 'Page({})', 'pages/a/a.json': '{}', ...files }));
  await trial.settle();
  expect((await trial.notes()).filter(({ kind }) => kind === 'error')).toEqual([]);
  return trial;
}

async function unsupported(opened: Trial): Promise<string[]> {
  return (await opened.notes()).flatMap((note) => (note.kind === 'unsupported' ? [`${note.feature} ${note.name} on ${note.page ?? ''}`] : []));
}

const color = (opened: Trial, selector: string): Promise<string> => opened.view.locator(selector).first().evaluate((element) => getComputedStyle(element).color);

test('related components find each other through slots, and part when one goes', async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-list":"/c/list/list","my-item":"/c/item/item"}}', 'pages/a/a.axml': '<my-list ref="keep"><my-item n="1"/><view><my-item a:if="{{two}}" n="2"/></view></my-list><view class="go" onTap="go">go</view>',
    'pages/a/a.js': 'Page({ data: { two: true }, keep(list) { this.list = list; }, go() { this.setData({ two: false }, () => console.log(this.list.getRelationNodes("../item/item").length)); } })',
    'c/list/list.json': '{"component":true}', 'c/list/list.axml': '<view><slot/></view>', 'c/list/list.js': "Component({ options: { relations: true }, relations: { '../item/item': { type: 'child', linked(item) { console.log('has ' + item.props.n); }, unlinked(item) { console.log('lost ' + item.props.n); } } } })",
    'c/item/item.json': '{"component":true}', 'c/item/item.axml': '<text>{{n}}</text>', 'c/item/item.js': "Component({ options: { relations: true }, relations: { '../list/list': { type: 'parent', linked(list) { console.log(this.props.n + ' in ' + list.is); } } } })",
  });
  await opened.view.tap('.go');
  await opened.settle();
  expect((await opened.logs()).map((line) => line.replace('log: ', ''))).toEqual(['has 1', '1 in c/list/list', 'has 2', '2 in c/list/list', 'lost 2', '1']);
});

test("an external class brings the user's own rules into the component", async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-c":"/c/c"}}', 'pages/a/a.axml': '<my-c ext-class="red big"/>', 'pages/a/a.acss': '.red { color: rgb(200, 0, 0); }',
    'c/c.json': '{"component":true}', 'c/c.axml': '<text class="own ext-class">x</text>', 'c/c.js': "Component({ options: { externalClasses: true }, externalClasses: ['ext-class'] })",
  });
  expect(await opened.view.locator('text').getAttribute('class')).toBe('own red big');
  expect(await color(opened, 'text')).toBe('rgb(200, 0, 0)');
});

test('with apply-shared the styles of the page reach the component and not the reverse; :host is the host element', async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-c":"/c/c"}}', 'pages/a/a.axml': '<text class="both">page</text><my-c/>', 'pages/a/a.acss': '.both { color: rgb(1, 1, 1); } .shared { color: rgb(2, 2, 2); }',
    'c/c.json': '{"component":true,"styleIsolation":"apply-shared"}', 'c/c.axml': '<text class="own both">a</text><text class="shared">b</text>', 'c/c.js': 'Component({ options: { virtualHost: false } })',
    'c/c.acss': '.own, .both:not(.x) { color: rgb(3, 3, 3); } :host { border-top: 3px solid red; } @keyframes k { from { opacity: 0; } }',
  });
  expect(await color(opened, 'page > text.both')).toBe('rgb(1, 1, 1)');
  expect(await color(opened, 'my-c > .both')).toBe('rgb(3, 3, 3)');
  expect(await color(opened, 'my-c > .shared')).toBe('rgb(2, 2, 2)');
  expect(await opened.view.locator('my-c').evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('3px');
});

test('an SJS event handler calls its owner and keeps state; what would change the view directly is named', async () => {
  const opened = await open({
    'pages/a/a.axml': '<import-sjs name="s" from="./s.sjs"/><view class="go" data-n="{{2}}" onTap="{{s.tap}}">{{n}}</view>', 'pages/a/a.js': 'Page({ data: { n: 0 }, add(by) { this.setData({ n: this.data.n + by }); } })',
    'pages/a/s.sjs': "export default { tap: (event, owner) => { const state = event.instance.getState(); state.times = (state.times || 0) + 1; owner.callMethod('add', event.instance.getDataset().n * state.times); event.instance.addClass('on'); } }",
  });
  await opened.view.tap('.go');
  await opened.view.tap('.go');
  await opened.settle();
  expect(await opened.text()).toBe('6');
  expect(await unsupported(opened)).toEqual(['event SJS addClass on pages/a/a']);
});

test('an SJS property listener is named and the page goes on', async () => {
  const opened = await open({ 'pages/a/a.axml': '<import-sjs name="s" from="./s.sjs"/><view change:n="{{s.moved}}" n="{{1}}">x</view>', 'pages/a/s.sjs': 'export default { moved() {} }' });
  expect(await unsupported(opened)).toEqual(['directive change:n on pages/a/a']);
});

test('a selector query stays within the component that asks, or that in() names', async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-c":"/c/c"}}', 'pages/a/a.axml': '<view class="box" style="width: 50px">p</view><my-c w="60"/><my-c w="70" ref="keep"/>',
    'pages/a/a.js': "Page({ keep(c) { this.c = c; }, onReady() { const of = (query) => new Promise((done) => query.selectAll('.box').boundingClientRect().exec(([boxes]) => done(boxes.map(({ width }) => width).join()))); Promise.all([of(my.createSelectorQuery()), of(my.createSelectorQuery().in(this.c)), of(this.c.createSelectorQuery())]).then((all) => console.log(all.join(' | '))); } })",
    'c/c.json': '{"component":true}', 'c/c.axml': '<view class="box" style="width: {{w}}px">c</view>', 'c/c.js': 'Component({})',
  });
  await opened.settle();
  expect(await opened.logs()).toEqual(['log: 50,60,70 | 70 | 70']);
});

test('pageScrollTo takes a selector; one that finds nothing fails', async () => {
  const opened = await open({
    'pages/a/a.axml': '<view style="height: 900px"/><view class="mark" onTap="go">mark</view><view style="height: 2000px"/><view class="go" onTap="go">go</view>',
    'pages/a/a.js': "Page({ onReady() { my.pageScrollTo({ selector: '.none', duration: 0, fail: ({ error }) => console.log('fail ' + error) }); my.pageScrollTo({ selector: '.mark', duration: 0 }); } })",
  });
  await opened.settle();
  expect(await opened.view.evaluate(() => document.querySelector('yanshou-screen')?.scrollTop)).toBe(900);
  expect(await opened.logs()).toEqual(['log: fail 1']);
});

test('onFirstAppear, onAppear and onDisappear follow the window', async () => {
  const opened = await open({
    'pages/a/a.axml': '<view style="height: 2000px">top</view><view class="low" onAppear="in" onDisappear="out" onFirstAppear="first">low</view>',
    'pages/a/a.js': "Page({ in(e) { console.log(e.type); }, out(e) { console.log(e.type); }, first(e) { console.log(e.type); } })",
  });
  const scroll = async (to: number): Promise<void> => {
    await opened.view.evaluate((top) => document.querySelector('yanshou-screen')?.scrollTo({ top, behavior: 'instant' }), to);
    await opened.settle();
  };
  await scroll(2000);
  await scroll(0);
  await scroll(2000);
  expect((await opened.logs()).map((line) => line.replace('log: ', ''))).toEqual(['firstAppear', 'appear', 'disappear', 'appear']);
});

test('placeholder-style and placeholder-class colour the placeholder', async () => {
  const opened = await open({
    'pages/a/a.axml': '<input class="s" placeholder="a" placeholder-style="color: rgb(9, 9, 9)"/><textarea class="c" placeholder="b" placeholder-class="quiet"/>', 'pages/a/a.acss': '.quiet { color: rgb(8, 8, 8); }',
  });
  await opened.view.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  const placeholder = (selector: string): Promise<string> => opened.view.locator(selector).evaluate((element) => getComputedStyle(element, '::placeholder').color);
  expect([await placeholder('.s'), await placeholder('.c')]).toEqual(['rgb(9, 9, 9)', 'rgb(8, 8, 8)']);
});

test('a text too long to draw is cut and named', async () => {
  const opened = await open({ 'pages/a/a.axml': '<text>{{long}}</text>', 'pages/a/a.js': "Page({ data: { long: 'x'.repeat(200_001) } })" });
  expect((await opened.text()).length).toBe(200_001);
  expect(await unsupported(opened)).toEqual(['other text longer than 200000 characters on pages/a/a']);
});

test("sockets fail with the platform's error and are named", async () => {
  const opened = await open({ 'pages/a/a.axml': '<view/>', 'pages/a/a.js': "Page({ onLoad() { my.onSocketOpen(() => console.log('open')); my.connectSocket({ url: 'wss://x.example', fail: ({ error }) => console.log('fail ' + error), complete: () => console.log('complete') }); my.sendSocketMessage({ data: 'x', fail: ({ error }) => console.log('send ' + error) }); console.log(my.canIUse('connectSocket')); } })" });
  expect((await opened.logs()).map((line) => line.replace('log: ', ''))).toEqual(['false', 'fail 1', 'complete', 'send 1']);
  expect(await unsupported(opened)).toEqual(['jsapi my.connectSocket on pages/a/a']);
});
