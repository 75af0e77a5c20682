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
