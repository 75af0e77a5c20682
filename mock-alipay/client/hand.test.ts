/** The hand on the smallest page that has a view: a frame whose nodes are found by number. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../container/trial/trial.js';
import { Hand } from './hand.js';
import type { Browser } from 'playwright-core';

let browser: Browser;
beforeAll(async () => { browser = await launchBrowser(); });
afterAll(() => browser.close());

/** A long page with the apply bar at its foot; `below` px down stands what is to be tapped. */
const view = (below: number): string => `<meta name="viewport" content="width=device-width"><body style="margin:0;height:2000px">
  <div id="wanted" style="position:absolute;top:${below}px;height:40px;width:390px" onclick="document.title='wanted'">企业官网</div>
  <div style="position:fixed;bottom:0;height:90px;width:390px;background:#fff" onclick="document.title='bar'">立即投递</div>
  <script>window.__yanshouNode = () => document.getElementById('wanted')</script>`;

it.each([['in sight', 100], ['under the bar at the foot', 780], ['below the fold', 1_200]])('taps what is %s', async (_where, below) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.setContent('<body style="margin:0"><iframe style="border:0;width:390px;height:844px"></iframe>');
  const frame = page.mainFrame().childFrames()[0];
  await frame?.setContent(view(below));
  await new Hand(page, 1_000).tapNode({ zone: 'mini', i: 0, box: { x: 0, y: below, w: 390, h: 40 } });
  await expect.poll(() => frame?.title()).toBe('wanted');
  await context.close();
});

/** A phone that says it rests, with one control of Alipay's and what lies over it. */
const shell = (over: string, onPhone = ''): string => `<meta name="viewport" content="width=device-width"><body style="margin:0">
  <button data-shell="tab-home" style="position:absolute;top:100px;left:0;height:40px;width:100px" ontouchend="document.title='pressed'" ${onPhone}>首页</button>${over}
  <script>window.__yanshouPhone = { settled: async () => true }</script>`;
const cover = 'style="position:fixed;inset:0;background:#000"';

it.each([
  ['lies open', shell(''), true], ['is uncovered a moment later', shell(`<div id="cover" ${cover}></div><script>setTimeout(() => document.getElementById('cover').remove(), 200)</script>`), true],
  ['is enabled a moment later', shell('<script>setTimeout(() => { document.querySelector("button").disabled = false; }, 200)</script>', 'disabled'), true],
  ['stays covered', shell(`<div ${cover}></div>`), false], ['lies below the fold', shell('<div style="height:2000px"></div>').replace('top:100px', 'top:1500px'), true], ['is not there', '<body><script>window.__yanshouPhone = { settled: async () => true }</script>', false],
])('a control that %s is pressed, or not, as a user could', async (_how, html, pressed) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.setContent(html);
  const hand = new Hand(page, 1_000);
  await hand.settle(1_000);
  expect(await hand.press({ control: 'tab-home' })).toBe(pressed);
  await expect.poll(() => page.title()).toBe(pressed ? 'pressed' : '');
  await context.close();
});
