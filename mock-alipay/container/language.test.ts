/** What pages and components may rely on: one small program a rule. Handlers write what happened into `log`, which the page shows. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { miniProgram, removeMiniPrograms } from './trial/folder.js';
import { launchBrowser, openTrial, type Trial } from './trial/trial.js';

let browser: Browser;
let trial: Trial | undefined;
beforeAll(async () => { browser = await launchBrowser(); });
afterEach(async () => { await trial?.close(); trial = undefined; });
afterAll(async () => { await browser.close(); removeMiniPrograms(); });

interface Sources { axml: string; js?: string; component?: { axml: string; js: string }; more?: Record<string, string> }

async function open({ axml, js = 'Page({})', component, more = {} }: Sources): Promise<Trial> {
  trial = await openTrial(browser, miniProgram({
    'pages/a/a.axml': axml, 'pages/a/a.js': js, 'pages/a/a.json': component ? '{"usingComponents":{"my-c":"/c/c"}}' : '{}',
    ...(component ? { 'c/c.json': '{"component":true}', 'c/c.axml': component.axml, 'c/c.js': component.js } : {}), ...more,
  }));
  await trial.settle();
  expect((await trial.notes()).filter(({ kind }) => kind === 'error')).toEqual([]);
  return trial;
}
async function tap(opened: Trial, selector: string): Promise<void> {
  await opened.view.tap(selector);
  await opened.settle();
}

test('a:for goes over arrays, objects and numbers; names may be chosen', async () => {
  const opened = await open({ axml: '<text a:for="{{list}}" a:for-item="x" a:for-index="i">{{i}}{{x}} </text><text a:for="{{map}}">{{index}}={{item}} </text><text a:for="{{3}}">{{index}}</text>', js: "Page({ data: { list: ['a', 'b'], map: { k: 1 } } })" });
  expect(await opened.text()).toBe('0a 1b k=1 012');
});

test('templates call themselves and see only their data; imported ones bring their SJS', async () => {
  const opened = await open({
    axml: '<import src="./tree.axml"/><template is="tree" data="{{node, outer: 1}}"/>', js: "Page({ data: { hidden: 'x', node: { name: 'a', children: [{ name: 'b', children: [] }] } } })",
    more: { 'pages/a/tree.axml': '<import-sjs name="s" from="./s.sjs"/><template name="tree"><view>{{s.up(node.name)}}{{hidden}}<template a:for="{{node.children}}" is="tree" data="{{node: item}}"/></view></template>', 'pages/a/s.sjs': 'export default { up: (text) => text.toUpperCase() }' },
  });
  expect(await opened.text()).toBe('A\nB');
});

test('events bubble with dataset and mark until caught; data keeps its types', async () => {
  const opened = await open({
    axml: '<view onTap="outer" mark:a="{{1}}" data-n="{{ {deep: [1]} }}"><view catchTap="{{stop ? \'inner\' : \'\'}}" onTap="{{stop ? \'\' : \'inner\'}}" mark:b="{{2}}" data-job-id="{{7}}"><text class="t">tap</text></view></view><view class="log">{{log}}</view>',
    js: `Page({ data: { log: '', stop: false },
      inner(e) { this.setData({ log: this.data.log + 'inner ' + JSON.stringify([e.currentTarget.dataset.jobId + 1, e.mark, e.target.tagName]) + ' ' }); },
      outer(e) { this.setData({ log: this.data.log + 'outer ' + JSON.stringify(e.currentTarget.dataset.n), stop: true }); } })`,
  });
  await tap(opened, '.t');
  expect(await opened.view.innerText('.log')).toBe('inner [8,{"a":1,"b":2},"text"] outer {"deep":[1]}');
  await tap(opened, '.t');
  expect((await opened.view.innerText('.log')).match(/outer/g)).toHaveLength(1);
});

test('a component runs onInit, deriveDataFromProps, didMount; then derive and didUpdate with the old props', async () => {
  const opened = await open({
    axml: '<my-c n="{{n}}" onLog="log"/><view class="go" onTap="go">go</view><view class="log">{{log}}</view>', js: "Page({ data: { n: 1, log: '' }, log(line) { this.lines = [...(this.lines || []), line]; this.setData({ log: this.lines.join(' ') }); }, go() { this.setData({ n: 2 }); } })",
    component: { axml: '<text>{{twice}}</text>', js: `Component({ props: { n: 0, onLog() {} }, data: { twice: 0 },
      onInit() { this.props.onLog('init' + this.props.n); }, deriveDataFromProps(next) { this.setData({ twice: next.n * 2 }); if (next.n !== this.props.n) this.props.onLog('derive' + this.props.n + next.n); },
      didMount() { this.props.onLog('mount' + this.data.twice); }, didUpdate(prevProps, prevData) { if (prevProps.n !== this.props.n) this.props.onLog('update' + prevProps.n + this.props.n + prevData.twice + this.data.twice); } })` },
  });
  await tap(opened, '.go');
  expect(await opened.view.innerText('.log')).toBe('init1 mount2 derive12 update1224');
});

test('setData in didUpdate renders but does not call didUpdate again', async () => {
  const opened = await open({
    axml: '<my-c n="{{n}}"/><view class="go" onTap="go">go</view>', js: 'Page({ data: { n: 1 }, go() { this.setData({ n: this.data.n + 1 }); } })',
    component: { axml: '<text class="c">{{count}}</text>', js: 'Component({ props: { n: 0 }, data: { count: 0 }, didUpdate() { this.setData({ count: this.data.count + 1 }); } })' },
  });
  await tap(opened, '.go');
  await tap(opened, '.go');
  expect(await opened.view.innerText('.c')).toBe('2');
});

test('mixins: the component wins names, life cycles all run, mixins first', async () => {
  const opened = await open({
    axml: '<my-c/>', component: {
      axml: '<text>{{a}}{{b}} {{log}}</text>', js: `const one = Mixin({ data: { a: 'mixin', b: 'mixin' }, didMount() { this.say('mixin'); }, methods: { say() {} } });
      Component({ mixins: [one], data: { a: 'own-', log: '' }, didMount() { this.say('own'); }, methods: { say(who) { this.setData({ log: this.data.log + who + ' ' }); } } })`,
    },
  });
  expect(await opened.text()).toBe('own-mixin mixin own');
});

test('slots: default, named, scoped, with a fallback where nothing came', async () => {
  const opened = await open({
    axml: '<my-c><text>body</text><text slot="item" slot-scope="p">[{{p.x}}{{word}}]</text></my-c><my-c/>', js: "Page({ data: { word: '!' } })",
    component: { axml: '<view><slot>empty</slot><slot a:for="{{[1, 2]}}" name="item" x="{{item}}">-</slot></view>', js: 'Component({})' },
  });
  expect(await opened.text()).toBe('body[1!][2!]\nempty--');
});

test('function props arrive bound; absent ones stay absent; ref hands out the instance', async () => {
  const opened = await open({
    axml: '<my-c ref="save" value="{{1}}"/><view class="go" onTap="go">go</view><text class="log">{{log}}</text>', js: "Page({ data: { log: '' }, save(c) { this.c = c; }, go() { this.setData({ log: this.c.tell() }); } })",
    component: { axml: '<text/>', js: "Component({ methods: { tell() { return ['value' in this.props, 'onPick' in this.props, this.props.value].join(); } } })" },
  });
  await tap(opened, '.go');
  expect(await opened.view.innerText('.log')).toBe('true,false,1');
});

test('setData takes paths; $spliceData edits lists; callbacks run after the render', async () => {
  const opened = await open({
    axml: '<text a:for="{{list}}">{{item.n}},</text><text class="log">{{log}}</text>', js: `Page({ data: { list: [{ n: 1 }, { n: 2 }], log: '' }, onReady() {
      this.setData({ 'list[1].n': 5 }); this.$spliceData({ list: [0, 1, { n: 7 }, { n: 8 }] }, () => {
        my.createSelectorQuery().selectAll('text').boundingClientRect().exec(([boxes]) => this.setData({ log: boxes.length + ' boxes' })); }); } })`,
  });
  expect(await opened.text()).toBe('7,8,5,4 boxes');
});

test('page life cycle: load, show, ready; hide under another page; show again; unload', async () => {
  const js = (name: string): string => `Page({ onLoad(q) { getApp().log('${name}load' + (q.x || '')); }, onShow() { getApp().log('${name}show'); }, onReady() { getApp().log('${name}ready'); }, onHide() { getApp().log('${name}hide'); }, onUnload() { getApp().log('${name}unload'); } })`;
  const opened = await open({
    axml: '<view/>', js: js('a'), more: { 'app.json': '{"pages":["pages/a/a","pages/b/b"]}', 'app.js': "App({ onLaunch() { this.lines = []; }, log(line) { this.lines.push(line); console.log(line); } })", 'pages/b/b.axml': '<view/>', 'pages/b/b.js': js('b') },
  });
  await opened.ask(({ program }) => program.navigate('navigateTo', '/pages/b/b?x=1'));
  await opened.ask(({ program }) => program.navigateBack(1));
  await opened.settle();
  expect((await opened.logs()).map((line) => line.replace('log: ', ''))).toEqual(['aload', 'ashow', 'aready', 'ahide', 'bload1', 'bshow', 'bready', 'bunload', 'ashow']);
});

test('back is intercepted when events.onBack answers true', async () => {
  const opened = await open({ axml: '<text>{{n}}</text>', js: 'Page({ data: { n: 0 }, events: { onBack() { this.setData({ n: this.data.n + 1 }); return true; } } })' });
  expect(await opened.ask(({ program }) => program.pressBack())).toBe('intercepted');
  await opened.settle();
  expect(await opened.text()).toBe('1');
});

test('event channels carry data between a page and the one it opened', async () => {
  const opened = await open({
    axml: '<text class="log">{{log}}</text><view class="go" onTap="go">go</view>', js: "Page({ data: { log: '' }, go() { my.navigateTo({ url: '/pages/b/b', events: { back: (data) => this.setData({ log: 'got ' + data.x }) }, success: ({ eventChannel }) => eventChannel.emit('hello', { y: 2 }) }); } })",
    more: { 'app.json': '{"pages":["pages/a/a","pages/b/b"]}', 'pages/b/b.axml': '<view/>', 'pages/b/b.js': "Page({ onLoad() { const channel = this.getOpenerEventChannel(); channel.on('hello', ({ y }) => channel.emit('back', { x: y + 1 })); } })" },
  });
  await tap(opened, '.go');
  await opened.ask(({ program }) => program.navigateBack(1));
  await opened.settle();
  expect(await opened.view.innerText('.log')).toBe('got 3');
});

test('an error in a handler is reported with the page and reaches App.onError; the page goes on', async () => {
  const opened = await open({ axml: '<view class="bad" onTap="bad">bad</view><view class="good" onTap="good">{{n}}</view>', js: "Page({ data: { n: 0 }, bad() { null.x(); }, good() { this.setData({ n: getApp().errors }); } })", more: { 'app.js': 'App({ errors: 0, onError() { this.errors++; } })' } });
  await tap(opened, '.bad');
  await tap(opened, '.good');
  expect(await opened.view.innerText('.good')).toBe('1');
  expect((await opened.notes()).filter(({ kind }) => kind === 'error')).toMatchObject([{ source: 'mini-program', page: 'pages/a/a', message: expect.stringContaining('null') as string, stack: expect.stringMatching(/service\.js:\d+:\d+/) as string }]);
});

test('my.* takes callbacks and returns promises; a name the app lacks fails as unsupported', async () => {
  const opened = await open({
    axml: '<text>{{log}}</text>', js: `Page({ data: { log: '' }, async onLoad() {
      const add = (line) => this.setData({ log: this.data.log + line + ' ' });
      my.scan({ fail: ({ error }) => add('fail' + error), complete: () => add('complete') });
      try { await my.scan(); } catch (failure) { add('caught' + failure.error); }
      my.setStorageSync({ key: 'k', data: { a: [1] } }); add(JSON.stringify(my.getStorageSync({ key: 'k' }).data)); add(String(my.getStorageSync({ key: 'none' }).data));
      add([my.canIUse('component2'), my.canIUse('scan'), my.canIUse('button.open-type.getAuthorize'), typeof my.getSystemInfoSync().windowWidth].join()); my.extra = 1; add(my.extra); } })`,
  });
  expect(await opened.text()).toBe('fail1 complete caught1 {"a":[1]} null true,false,true,number 1');
});

test('a button that is loading stands still: two pictures of it are alike', async () => {
  const opened = await open({ axml: '<button loading>投递</button>' });
  expect(await opened.view.evaluate(() => [getComputedStyle(document.querySelector('button') ?? document.body, '::before').display, document.getAnimations().length])).toEqual(['inline-block', 0]);
});

test('an animation runs step after step, keeps what it came to, and the page rests only then', async () => {
  const opened = await open({
    axml: '<view class="box" animation="{{moved}}" style="opacity: 0; width: 100px">box</view><button class="go" onTap="go">go</button>',
    js: `Page({ data: { moved: null }, go() { setTimeout(() => {
      const moving = my.createAnimation({ duration: 120 });
      moving.translateX(20).opacity(0.5).step(); moving.scale(2).width('200rpx').step({ delay: 60, timeFunction: 'ease-in' });
      this.setData({ moved: moving.export() }); }, 80); } })`,
  });
  await tap(opened, '.go');
  expect(await opened.view.$eval('.box', (box) => { const { opacity, transform, width } = getComputedStyle(box); return [opacity, transform, Math.round(parseFloat(width))]; })).toEqual(['0.5', 'matrix(2, 0, 0, 2, 20, 0)', 104]);
});

test('what is no animation moves nothing and breaks nothing', async () => {
  const opened = await open({
    axml: '<view class="box" animation="{{odd}}">box</view>',
    js: "Page({ data: { odd: { actions: [null, { config: {}, animation: 'left' }, { config: { duration: 10 }, animation: [['constructor', ['url(x)']], ['opacity', ['0.5']]] }] } } })",
  });
  expect(await opened.view.$eval('.box', (box) => getComputedStyle(box).opacity)).toBe('0.5');
});
