/** The screen tree: what checks may rely on when they look at a screen. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { miniProgram, removeMiniPrograms } from '../trial/folder.js';
import { launchBrowser, openTrial, type Trial } from '../trial/trial.js';
import type { TreeNode } from './screen-tree.js';

let browser: Browser;
let trial: Trial | undefined;
beforeAll(async () => { browser = await launchBrowser(); });
afterEach(async () => { await trial?.close(); trial = undefined; });
afterAll(async () => { await browser.close(); removeMiniPrograms(); });

async function treeOf(axml: string, acss = ''): Promise<TreeNode[]> {
  trial = await openTrial(browser, miniProgram({ 'pages/a/a.axml': axml, 'pages/a/a.acss': acss, 'pages/a/a.js': 'Page({ go() {} })', 'pages/a/a.json': '{"backgroundColor":"#ffeedd"}' }));
  await trial.settle();
  return trial.view.evaluate(() => (window as unknown as { __yanshouTree(): TreeNode[] }).__yanshouTree()); // installed by stage-hooks.ts
}

test('what can be tapped is told even when nobody sees it, with opacity 0; other invisible things are not', async () => {
  const tree = await treeOf('<view style="opacity: 0"><text>quiet words</text><view class="tap" onTap="go"><text>transparent</text></view></view><view style="visibility: hidden" onTap="go">hidden</view><view style="opacity: .5" onTap="go">half</view>');
  expect(tree.filter(({ tag }) => tag !== 'page').map(({ text, opacity, tappable }) => [text, opacity, tappable])).toEqual([['', 0, true], ['transparent', 0, true], ['hidden', 0, true], ['half', 0.5, true]]);
});

test("a gradient is told by its first colour, the root by the page's own background", async () => {
  const tree = await treeOf('<view class="g" onTap="go">g</view>', '.g { background: linear-gradient(90deg, #ff0000, #0000ff); }');
  expect(tree.map(({ tag, background }) => [tag, background])).toEqual([['page', 'rgb(255, 238, 221)'], ['view', 'rgb(255, 0, 0)']]);
  await trial?.close();
  expect((await treeOf('<text>x</text>', 'page { background: #010203; }'))[0]?.background).toBe('rgb(1, 2, 3)');
});

test('hints name where a navigator leads and that a field hides what is typed', async () => {
  const tree = await treeOf('<navigator target="miniProgram" app-id="2021000000000001" path="pages/x/x" open-type="navigate">go</navigator><input password placeholder="密码"/>');
  expect(tree.slice(1).map(({ hints }) => hints)).toEqual([{ 'open-type': 'navigate', target: 'miniProgram', 'app-id': '2021000000000001', path: 'pages/x/x' }, expect.objectContaining({ password: 'true' })]);
});

test('the centre decides: a cover beside it leaves a button on top, one over it does not; scrolled away parts do not count', async () => {
  const tree = await treeOf(
    '<view class="b" onTap="go" style="top: 0">under the edge</view><view class="cover" style="top: 70px"/><view class="b" onTap="go" style="top: 200px">under the middle</view><view class="cover" style="top: 230px"/><scroll-view scroll-y class="s"><view onTap="go" style="height: 200px">cut</view></scroll-view><view class="cover" style="top: 480px">over the cut part</view>',
    '.b { position: absolute; left: 0; width: 200px; height: 100px; } .cover { position: absolute; left: 0; z-index: 2; width: 200px; height: 40px; background: #eee; } .s { position: absolute; top: 400px; height: 60px; width: 200px; }',
  );
  expect(tree.filter(({ tappable }) => tappable).map(({ text, onTop }) => [text, onTop])).toEqual([['under the edge', true], ['under the middle', false], ['cut', true]]);
});

test('each node names the place in the AXML where its element was written, and the page sees nothing of it', async () => {
  const tree = await treeOf('<view>\n  <text a:for="{{[1, 2]}}">{{item}}</text>\n  <button onTap="go">投递</button>\n</view>');
  expect(tree.flatMap(({ text, source }) => (text === '' ? [] : [[text, source]]))).toEqual([
    ['1', { file: 'pages/a/a.axml', line: 2, column: 3 }], ['2', { file: 'pages/a/a.axml', line: 2, column: 3 }], ['投递', { file: 'pages/a/a.axml', line: 3, column: 3 }],
  ]);
  expect(await trial?.view.evaluate(() => document.body.innerHTML.includes('a.axml'))).toBe(false);
});
