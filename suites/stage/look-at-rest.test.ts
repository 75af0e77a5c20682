import { createServer, type Server } from 'node:http';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs';
import { ContainerStage } from './container-stage.js';
import { lookAtRest, type Looked } from './look-at-rest.js';
import { takePhone } from './phones.js';

/** A phone that says it is at rest as its box begins to move: for as many milliseconds as the address says, over and over where that is below 0, by script with `#script`. */
const page = `<div data-shell="screen" style="height: 800px"><div id="box" style="position: absolute; left: 0; width: 50px; height: 50px; background: red"></div></div><script>
  const moves = Number(location.search.slice(1)), box = document.querySelector('#box');
  const moving = () => document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
  let found = 0;
  window.__yanshouShellTree = () => [{ zone: 'alipay', i: 0, parent: -1, text: '', box: { x: box.getBoundingClientRect().x, y: 0, w: 50, h: 50 } }];
  window.__yanshouPhone = {
    surface: () => 'alipay', stack: () => [], viewBox: () => ({ x: 0, y: 0, w: 0, h: 0 }), restLasts: async () => moving().length === 0,
    settled: async () => {
      await Promise.all(moving().map(({ finished }) => finished));
      // The first time is when the page opens, the second is the look's.
      if (++found === 2 && location.hash) setInterval(() => { box.style.left = performance.now() % 200 + 'px'; }, 5);
      else if (found === 2 && moves) await box.animate([{ left: '0' }, { left: '200px' }], { duration: Math.abs(moves), iterations: moves < 0 ? Infinity : 1, fill: 'forwards' }).ready;
      if (found === 2) await new Promise(requestAnimationFrame);
      return true;
    },
  };</script>`;

let server: Server;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'yanshou-look-'));
beforeAll(async () => {
  server = createServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end(page); });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
});
afterAll(async () => { await browser.close(); server.close(); rmSync(folder, { recursive: true }); });

async function look(moves: number, pictures: boolean, hash = ''): Promise<Looked<{ path: string }> & { running: number }> {
  const phone = await takePhone(browser), stage = new ContainerStage(phone, 2_000);
  await stage.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?${moves}${hash}`); // listening on TCP
  await phone.page.evaluate(() => { (window as unknown as { __yanshouPhone: { restLasts: () => Promise<boolean> } }).__yanshouPhone.restLasts = () => Promise.resolve(false); }); // the page above; so that the look asks again
  const looked = await lookAtRest(stage, () => ({ path: join(folder, `${moves}.png`) }), pictures);
  const running = await phone.page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  await stage.close();
  return { ...looked, running };
}
const left = ({ seen }: Looked<unknown>): number | undefined => seen.tree[0]?.box.x;

test('a screen at rest is looked at once', async () => {
  const looked = await look(0, true);
  expect([left(looked), looked.picture]).toEqual([0, { stable: true }]);
});

/** On a machine with too much to do two frames may agree though something moved between them: none was drawn. */
const drawsSlowly = { retry: 3 };

test('what begins to move after the look is seen where it comes to rest', drawsSlowly, async () => {
  const looked = await look(700, true);
  expect([left(looked), looked.picture]).toEqual([200, { stable: true }]);
});

test('what moves without end, or for long, is held for the picture and goes on after it', async () => {
  expect(await look(-400, true)).toMatchObject({ picture: { stable: true }, running: 1 });
  expect(await look(20_000, true)).toMatchObject({ picture: { stable: true }, running: 1 });
});

test('what a script moves for ever is told', drawsSlowly, async () => {
  expect((await look(0, true, '#script')).picture).toEqual({ stable: false });
});

test('without pictures there is one look and no file', async () => {
  expect((await look(1, false)).picture).toBeNull();
  expect(existsSync(join(folder, '1.png'))).toBe(false);
});
