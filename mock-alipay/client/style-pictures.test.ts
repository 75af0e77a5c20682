/** Pictures that styles name and that lie on the ISV's server: drawn like any other, fetched through the harness, journalled. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { miniProgram, removeMiniPrograms } from '../container/trial/folder.js';
import { startTrial } from './fixtures/trial.js';
import type { Trial } from './fixtures/trial.js';
import { Hand } from './hand.js';

const shades: Record<string, string> = { '/hero.svg': 'rgb(200,0,0)', '/row.svg': 'rgb(0,150,0)', '/before.svg': 'rgb(0,0,200)' };
const server = createServer(({ url = '' }, response) => {
  const shade = shades[url.replace(/\?.*/, '')];
  if (shade) response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${shade}"/></svg>`);
  else response.writeHead(404).end();
});
let trial: Trial;
let pictures: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  pictures = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  const css = `view { height: 40px; width: 40px } .hero { --fit: no-repeat; background: url(${pictures}/hero.svg?v=1) var(--fit) } @media (min-width: 1px) { .before::before { content: ''; display: block; width: 40px; height: 40px; background: url("${pictures}/before.svg") } } .gone { background: url(${pictures}/gone.svg) }`;
  const page = `<view class="hero"/><view class="row" style="background-image: url({{bg}}); margin-left: {{left}}px" onTap="on"/><view class="before"/><view class="gone"/>`;
  const js = `Page({ data: { bg: '${pictures}/row.svg', left: 0 }, on() { if (this.data.left) my.navigateTo({ url: '/pages/again/index' }); else this.setData({ left: 100 }); } })`;
  trial = await startTrial({ root: miniProgram({
    'app.json': JSON.stringify({ pages: ['pages/home/index', 'pages/again/index'] }), 'app.acss': css,
    'pages/home/index.axml': page, 'pages/home/index.js': js, 'pages/again/index.axml': page, 'pages/again/index.js': js,
  }) });
});
afterAll(async () => { await trial.close(); server.close(); removeMiniPrograms(); });

test('each is drawn from style sheets, pseudo-elements and style attributes, on every page, and asked for once', async () => {
  const phone = await trial.take('complete');
  const hand = new Hand(phone.page, 5_000);
  const at = async (x: number, y: number): Promise<number[]> => {
    const frame = await phone.page.locator('[data-shell=view]').boundingBox();
    const png = PNG.sync.read(await phone.page.screenshot());
    const index = (Math.round((frame?.y ?? 0) + y) * png.width + Math.round((frame?.x ?? 0) + x)) * 4;
    return [...png.data.subarray(index, index + 3)];
  };
  const hinted = async (): Promise<(string | undefined)[]> => (await hand.capture()).tree.flatMap(({ hints }) => hints?.['background-image'] ?? []);
  await phone.press('tab-home');
  await phone.press('own-entry');
  await phone.settle();
  expect([await at(20, 20), await at(20, 60), await at(20, 100)]).toEqual([[200, 0, 0], [0, 150, 0], [0, 0, 200]]);
  expect(await hinted()).toEqual([`${pictures}/hero.svg?v=1`, `${pictures}/row.svg`, `${pictures}/gone.svg`]);

  await phone.view.locator('.row').tap();
  await phone.settle();
  expect([await at(20, 60), await at(120, 60)]).toEqual([[255, 255, 255], [0, 150, 0]]);

  await phone.view.locator('.row').tap();
  await phone.settle();
  expect([await at(20, 20), await at(20, 60), await at(20, 100)]).toEqual([[200, 0, 0], [0, 150, 0], [0, 0, 200]]);
  const asked = phone.entries('http').flatMap((entry) => (entry.kind === 'http' ? [[entry.url.replace(pictures, ''), entry.via, entry.status, entry.blocked]] : []));
  expect(asked.sort()).toEqual([['/before.svg', 'image', 200, undefined], ['/gone.svg', 'image', 404, undefined], ['/hero.svg?v=1', 'image', 200, undefined], ['/row.svg', 'image', 200, undefined]]);
});
