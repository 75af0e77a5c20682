/** What the run times of Taro and uni-app rely on beyond the documented language, one small program a rule. */
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
  trial = await openTrial(browser, miniProgram({ 'pages/a/a.json': '{}', ...files }));
  await trial.settle();
  expect((await trial.notes()).filter(({ kind }) => kind === 'error')).toEqual([]);
  return trial;
}

test('navigator is a plain object: Taro defines its own userAgent on it', async () => {
  const opened = await open({
    'app.js': "const known = navigator.userAgent; Object.defineProperty(navigator, 'userAgent', { configurable: true, enumerable: true, get: () => known + ' own' }); App({});",
    'pages/a/a.axml': '<text>{{agent}}</text>', 'pages/a/a.js': 'Page({ data: { agent: navigator.userAgent } })',
  });
  expect(await opened.text()).toMatch(/AlipayClient.* own$/);
});

test('a scroller with a listener for every event takes no taps; what listens itself says so', async () => {
  const every = ['Tap', 'LongTap', 'TouchStart', 'TouchMove', 'TouchEnd', 'TouchCancel'].map((event) => `on${event}="eh"`).join(' ');
  const opened = await open({
    'pages/a/a.axml': `<scroll-view ${every}><view>words</view><view onTap="eh"><text>go</text></view></scroll-view><scroll-view onTap="eh"><text>advert</text></scroll-view>`, 'pages/a/a.js': 'Page({ eh() {} })',
  });
  const tree = await opened.view.evaluate(() => (window as unknown as { __yanshouTree(): { text: string; tappable: boolean; listens?: true }[] }).__yanshouTree()); // installed by stage-hooks.ts
  expect(tree.map(({ text, tappable, listens = false }) => [text, tappable, listens])).toEqual([['', false, false], ['', false, false], ['words', false, false], ['', true, true], ['go', true, false], ['', true, true], ['advert', true, false]]);
});

test('a selector query keeps its questions in `actions`, where uni-app hangs its callbacks', async () => {
  const opened = await open({
    'pages/a/a.axml': '<view class="box" style="width:50px">a</view>',
    'pages/a/a.js': `Page({ onReady() {
      const query = my.createSelectorQuery(), { exec, boundingClientRect } = query;
      query.boundingClientRect = function (callback) { const same = boundingClientRect.call(this); this.actions[this.actions.length - 1].callbacks = [callback]; return same; };
      query.exec = function (callback) { return exec.call(this, (results) => { this.actions.forEach((action, at) => (action.callbacks || []).forEach((call) => call(results[at]))); callback(results); }); };
      query.select('.box').boundingClientRect(({ width }) => console.log('width ' + width)).exec((all) => console.log('all ' + all.length));
    } })`,
  });
  await expect.poll(() => opened.logs()).toEqual(['log: width 50', 'log: all 1']);
});
