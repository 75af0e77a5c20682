/** Small programs that use what real ones seldom do, several rules at once. Handlers write what happened with console.log. */
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
  trial = await openTrial(browser, miniProgram(files));
  await trial.settle();
  expect((await trial.notes()).filter(({ kind }) => kind === 'error' || kind === 'unsupported')).toEqual([]);
  return trial;
}
async function tap(opened: Trial, selector: string): Promise<void> {
  await opened.view.tap(selector);
  await opened.settle();
}
const logged = async (opened: Trial): Promise<string[]> => (await opened.logs()).map((line) => line.replace('log: ', ''));

test('SJS modules import one another, by default and by name, and have the globals of their language', async () => {
  const opened = await open({
    'pages/a/a.axml': '<import-sjs name="money" from="../../sjs/money.sjs"/><import-sjs name="{ year, tag: label }" from="../../sjs/words"/><text>{{money.show(pay)}} {{year(0)}} {{label("急聘（日结）")}} {{money.list([1, 2]).length}}</text>', 'pages/a/a.js': 'Page({ data: { pay: 12345.6 } })',
    'sjs/money.sjs': "import group, { unit } from './group.sjs';\nimport * as words from './words.sjs';\nfunction show(n) { return group(Math.round(n)) + unit + words.tag('(元)'); }\nexport default { show, list: (a) => a.filter((x) => x > 1) };",
    'sjs/group.sjs': "export const unit = '/月';\nexport default function (n) { const more = getRegExp('(\\\\d)(?=(\\\\d{3})+$)', 'g'); return String(n).replace(more, '$1,'); }",
    'sjs/words.sjs': "const year = (t) => getDate(t).getFullYear() >= 1969 ? 'epoch' : 'no';\nexport { year };\nexport const tag = (t) => t.replace(getRegExp('[（）()]', 'g'), '');",
  });
  expect(await opened.text()).toBe('12,346/月元 epoch 急聘日结 1');
});

test('include brings markup with its own SJS and paths, import only the templates of that very file', async () => {
  trial = await openTrial(browser, miniProgram({
    'pages/a/a.axml': '<import src="/parts/tree"/><include src="../../parts/head.axml"/><template is="tree" data="{{...root, depth: 0}}"/><template is="leaf" data="{{name: 1}}"/>', 'pages/a/a.js': "Page({ data: { title: '岗位', root: { name: 'a', kids: [{ name: 'b', kids: [{ name: 'c' }] }, { name: 'd' }] } }, pick(e) { console.log(e.currentTarget.dataset.name); } })",
    'parts/head.axml': '<import-sjs name="up" from="./up.sjs"/><view class="head">{{up(title)}}</view><image src="./logo.svg"/><template name="unseen"><view>unseen</view></template><template is="unseen"/>', 'parts/up.sjs': "export default (t) => t + '!';", 'parts/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    'parts/tree.axml': '<import src="./leaf.axml"/><template name="tree"><view class="{{name}}" catchTap="pick" data-name="{{name}}">{{name}}{{depth}}<template is="{{kids ? \'tree\' : \'leaf\'}}" a:for="{{kids}}" a:for-item="kid" a:key="name" data="{{...kid, kids: kid.kids || [], depth: depth + 1}}"/></view></template>', 'parts/leaf.axml': '<template name="leaf"><view>leaf {{name}}</view></template>',
  }));
  const opened = trial;
  await opened.settle();
  expect(await opened.text()).toBe('岗位!\na0\nb1\nc2\nd1');
  await tap(opened, '.c');
  expect(await logged(opened)).toEqual(['c']);
  expect(await opened.view.locator('image').evaluate((element) => element.outerHTML)).toContain('parts/logo');
  expect((await opened.notes()).flatMap((note) => (note.kind === 'unsupported' ? [note.name] : []))).toEqual(['template unseen', 'template leaf']);
});

test('loops in loops keep their names apart, and keyed rows keep their elements when they change places', async () => {
  const opened = await open({
    'pages/a/a.axml': `<view class="go" onTap="go">go</view><view a:for="{{groups}}" a:key="id" a:for-item="group" a:for-index="g" class="group"><block a:for="{{group.rows}}" a:key="*this"><text a:if="{{index === 0}}">{{g}}:{{item}} first </text><text a:elif="{{item === 'y'}}">{{g}}:{{item}} </text><text a:else>{{g}}:{{item}} {{index}} </text></block><input class="in" value="{{group.id}}"/></view>
      <text class="odd" a:for="{{[1, 2, 3]}}" a:if="{{item % 2}}">{{item}}</text>`,
    'pages/a/a.js': "Page({ data: { groups: [{ id: 'p', rows: ['x', 'y', 'z'] }, { id: 'q', rows: ['w'] }] }, go() { this.setData({ groups: [...this.data.groups].reverse() }); } })",
  });
  expect((await opened.text()).replace(/\s+/g, ' ')).toContain('0:x first 0:y 0:z 2 1:w first');
  await opened.view.locator('.in').first().fill('typed');
  await tap(opened, '.go');
  expect((await opened.text()).replace(/\s+/g, ' ')).toContain('0:w first 1:x first 1:y 1:z 2');
  expect(await opened.view.locator('.in input, input.in').last().evaluate((element) => (element as HTMLInputElement).value)).toBe('typed');
  expect(await opened.view.locator('.odd').allInnerTexts()).toEqual(['1', '3']);
});

test('slots: names from a loop, a scope handed through two components, a forwarded slot that nobody fills', async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-outer":"/c/outer"}}', 'pages/a/a.axml': '<my-outer rows="{{rows}}"><view slot="row" slot-scope="p">{{word}} {{p.row.n}}/{{p.at}}</view><text a:for="{{[\'l\', \'r\']}}" slot="{{item}}">[{{item}}]</text></my-outer><my-outer rows="{{[]}}"/>', 'pages/a/a.js': "Page({ data: { word: '第', rows: [{ n: 7 }, { n: 8 }] } })",
    'c/outer.json': '{"component":true,"usingComponents":{"my-inner":"./inner/index"}}', 'c/outer.axml': '<my-inner a:for="{{rows}}" a:for-item="row" a:for-index="at" a:key="n" row="{{row}}"><slot slot="body" name="row" row="{{row}}" at="{{at}}"/></my-inner><slot name="r"/><slot name="l"/><my-inner><slot slot="body" name="none"/></my-inner>', 'c/outer.js': 'Component({ props: { rows: [] } })',
    'c/inner/index.json': '{"component":true}', 'c/inner/index.axml': '<view class="inner"><slot name="body">nothing</slot></view>', 'c/inner/index.js': 'Component({})',
  });
  expect((await opened.text()).split(/\s*\n\s*/)).toEqual(['第 7/0', '第 8/1', '[r][l]', 'nothing', 'nothing']);
});

test('observers, nested mixins and lifetimes work together; $page reaches the page', async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-c":"/c/c"}}', 'pages/a/a.axml': '<my-c kind="{{kind}}"/><view class="go" onTap="go">go</view><text class="list">{{list}}</text>', 'pages/a/a.js': "Page({ options: { observers: true }, observers: { 'kind': (kind) => console.log('page ' + kind) }, data: { kind: 'x', list: [1] }, go() { this.setData({ kind: 'y' }); } })",
    'c/c.json': '{"component":true}', 'c/c.axml': '<view class="c" onTap="tap">{{kind}} {{deep.list[0].n}} {{sum}}</view>',
    'c/base.js': "export default Mixin({ props: { kind: 'none' }, data: { base: 1 }, observers: { 'deep.**'(deep) { console.log('deep ' + JSON.stringify(deep)); } }, lifetimes: { attached() { console.log('base attached'); } }, methods: { who() { return 'base'; } } });",
    'c/c.js': `import base from './base'; const middle = Mixin({ mixins: [base], didMount() { console.log('middle mount ' + this.who()); }, methods: { who() { return 'middle'; } } });
      Component({ options: { observers: true, lifetimes: true }, mixins: [middle], data: { deep: { list: [{ n: 1 }] }, sum: 0, p: 1, q: 2 },
        observers: { 'p, q'(p, q) { this.setData({ sum: p + q }); }, 'deep.list[0].n'(n) { console.log('n ' + n); }, kind(kind) { console.log('kind ' + kind); } },
        didMount() { console.log('own mount ' + this.hasMixin(middle) + this.data.base); }, methods: { tap() { this.$batchedUpdates(() => { this.setData({ p: 5 }); this.setData({ 'deep.list[0].n': 2 }); }); this.$page.$spliceData({ list: [1, 0, 2, 3] }); } } })`,
  });
  await tap(opened, '.c');
  expect(await opened.view.innerText('.c')).toBe('x 2 7');
  expect(await opened.view.innerText('.list')).toBe('1,2,3');
  await tap(opened, '.go');
  expect(await logged(opened)).toEqual(['base attached', 'middle mount middle', 'own mount true1', 'deep {"list":[{"n":2}]}', 'n 2', 'page y', 'kind y']);
});

test('a caught tap stays inside; one that is not caught leaves a component without a node of its own; capture comes first', async () => {
  const opened = await open({
    'pages/a/a.json': '{"usingComponents":{"my-c":"/c/c"}}', 'pages/a/a.axml': '<view capture-onTap="capture" onTap="page"><my-c onTap="prop"/></view><view onTap="page"><view class="caught" catchTap="inner">x</view></view>', 'pages/a/a.js': "Page({ capture() { console.log('capture'); }, page(e) { console.log('page ' + e.target.tagName); }, inner() { console.log('inner'); }, prop(x) { console.log('prop ' + x); } })",
    'c/c.json': '{"component":true}', 'c/c.axml': '<view class="in" onTap="own"><text class="t">t</text></view>', 'c/c.js': "Component({ methods: { own() { console.log('own'); this.props.onTap(3); } } })",
  });
  await tap(opened, '.t');
  await tap(opened, '.caught');
  expect(await logged(opened)).toEqual(['capture', 'own', 'prop 3', 'page text', 'inner']);
});

test('subpackages, independent ones too, components of node_modules and generics live in one program', async () => {
  const opened = await open({
    'app.json': JSON.stringify({ pages: ['pages/a/a'], subPackages: [{ root: 'sub/one', pages: ['p/p'], independent: true }], usingComponents: { 'ui-tag': 'some-ui/es/tag/index' } }),
    'node_modules/some-ui/package.json': '{"name":"some-ui","version":"1.0.0"}', 'node_modules/some-ui/es/tag/index.json': '{"component":true,"usingComponents":{"ui-dot":"../dot"}}', 'node_modules/some-ui/es/tag/index.axml': '<view class="tag"><ui-dot/>{{text}}</view>', 'node_modules/some-ui/es/tag/index.js': "import { dot } from '../word'; Component({ props: { text: dot } })",
    'node_modules/some-ui/es/dot/index.json': '{"component":true}', 'node_modules/some-ui/es/dot/index.axml': '<text>·</text>', 'node_modules/some-ui/es/dot/index.js': 'Component({})', 'node_modules/some-ui/es/word.js': "export const dot = 'default';",
    'pages/a/a.axml': '<ui-tag text="双休"/>', 'pages/a/a.js': "Page({ onLoad() { my.navigateTo({ url: '../../sub/one/p/p?name=%E6%9D%8E&empty=' }); } })",
    'sub/one/p/p.json': '{"usingComponents":{"my-frame":"../frame"}}', 'sub/one/p/p.axml': '<my-frame generic:cell="ui-tag"/><text>{{q}}</text>', 'sub/one/p/p.js': "Page({ onLoad(query) { this.setData({ q: JSON.stringify(query) + getCurrentPages().map((page) => page.route).join() }); } })",
    'sub/one/frame.json': '{"component":true,"componentGenerics":{"cell":true}}', 'sub/one/frame.axml': '<cell text="格"/>', 'sub/one/frame.js': 'Component({})',
  });
  expect(await opened.text()).toBe('·格\n{"name":"李","empty":""}pages/a/a,sub/one/p/p');
});

test('a selector query answers in the order it was asked, with the fields that were asked for', async () => {
  const opened = await open({
    'pages/a/a.axml': '<view id="box" class="b" data-job-id="{{7}}" style="width: 80px; height: 20px; overflow: scroll; color: rgb(1, 2, 3)"><view style="height: 50px"/></view><view class="b" style="width: 30px"/><input id="in" value="李" placeholder="姓名"/>',
    'pages/a/a.js': `Page({ onReady() {
      my.createSelectorQuery().select('#box').boundingClientRect((r) => console.log('rect ' + r.width)).scrollOffset().selectAll('.b').fields({ size: true }, (all) => console.log('all ' + JSON.stringify(all))).selectViewport().boundingClientRect()
        .select('#box').fields({ id: true, dataset: true, rect: true, scrollOffset: true, computedStyle: ['color'] }).select('#in').fields({ properties: ['placeholder'] }).select('.none').boundingClientRect()
        .exec(([rect, scroll, all, port, box, input, none]) => console.log(JSON.stringify([scroll.scrollHeight, all.length, port.width, box.id, box.dataset, box.width, Object.keys(box).includes('left'), box.scrollTop, box.color, input, none]))); } })`,
  });
  await opened.settle();
  expect(await logged(opened)).toEqual(['rect 80', 'all [{"width":80,"height":20},{"width":30,"height":0}]', '[50,2,390,"box",{"jobId":7},null,true,0,"rgb(1, 2, 3)",{"placeholder":"姓名"},null]']);
});

test('an intersection observer watches the first match, all of them when asked, and tells whose data it saw', async () => {
  const opened = await open({
    'pages/a/a.axml': '<view class="row" data-n="{{1}}">1</view><view style="height: 2000px"/><view class="row" data-n="{{2}}">2</view>',
    'pages/a/a.js': `Page({ onReady() {
      my.createIntersectionObserver().relativeToViewport({ bottom: 0 }).observe('.row', ({ dataset, intersectionRatio }) => console.log('one ' + dataset.n + ' ' + (intersectionRatio > 0)));
      my.createIntersectionObserver({ selectAll: true, thresholds: [0, 0.5, 1] }).relativeToViewport().observe('.row', ({ dataset, intersectionRatio }) => console.log('all ' + dataset.n + ' ' + (intersectionRatio > 0))); } })`,
  });
  await opened.view.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  await opened.settle();
  expect((await logged(opened)).sort()).toEqual(['all 1 true', 'one 1 true']);
});
