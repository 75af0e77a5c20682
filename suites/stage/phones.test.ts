import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs';
import { ContainerStage } from './container-stage.js';
import { takePhone, unpackPhones } from './phones.js';

let server: Server;
let url = '';
let browser: Browser;
const cookiesSeen: (string | undefined)[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/') cookiesSeen.push(request.headers.cookie);
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'visited=yes' }).end(
      '<div data-shell="screen">phone</div><script>window.__yanshouPhone = { settled: async () => true }</script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // listening on TCP
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
});
afterAll(async () => { await browser.close(); server.close(); });

test('a phone put away serves the next journey and tells it nothing of the one before', async () => {
  const first = await takePhone(browser);
  const stage = new ContainerStage(first, 1_000);
  await stage.open(url);
  await first.page.evaluate(() => { history.pushState({}, '', '/further'); window.open('about:blank'); setInterval(() => { document.cookie = 'still=here'; }, 1); });
  await stage.close();

  const second = await takePhone(browser);
  expect(second.page).toBe(first.page);
  await new ContainerStage(second, 1_000).open(url);
  expect(cookiesSeen).toEqual([undefined, undefined]);
  expect(await second.page.evaluate(() => [history.length, document.cookie])).toEqual([1, 'visited=yes']);
  await expect.poll(() => second.page.context().pages()).toEqual([second.page]);
  await second.putAway();
});

test('the first journeys find their phones unpacked', async () => {
  const fresh = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  await unpackPhones(fresh, 2);
  const unpacked = fresh.contexts().flatMap((context) => context.pages());
  const taken = [await takePhone(fresh), await takePhone(fresh)];
  expect(new Set(taken.map(({ page }) => page))).toEqual(new Set(unpacked));
  await fresh.close();
});

test('journeys that play at once have phones of their own', async () => {
  const [one, other] = await Promise.all([takePhone(browser), takePhone(browser)]);
  expect(one.page.context()).not.toBe(other.page.context());
  await Promise.all([one.putAway(), other.putAway()]);
});

test('of many phones put away six lie ready', async () => {
  const phones = await Promise.all(Array.from({ length: 8 }, () => takePhone(browser)));
  await Promise.all(phones.map((phone) => phone.putAway()));
  expect(browser.contexts()).toHaveLength(6);
});

test('a phone that was taken away says so, and is not used again', async () => {
  const broken = await takePhone(browser);
  const stage = new ContainerStage(broken, 1_000);
  expect(stage.takenAway()).toBe(false);
  await stage.takeAway();
  expect(stage.takenAway()).toBe(true);
  await broken.putAway();
  expect((await takePhone(browser)).page).not.toBe(broken.page);
});
