import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs';
import { createMasker } from '../../evidence/redact.js';
import { maskedWhile } from './mask-picture.js';

const wang = { name: '王测试008', phone: '19900000008' };
const { picture: mask } = createMasker({ salt: 's', people: [wang] });

const view = (name: string, phone: string): string => `<p id=name>您好 ${name}</p><input id=phone value="${phone}"><div id=host></div>
  <script>host.attachShadow({mode:'open'}).innerHTML='<b>${name}</b>'</script>`;
const shell = (name: string, port: number): string => `<h1>${name}</h1><iframe src="http://localhost:${port}/view" width=300 height=300></iframe>`;

let server: Server;
let port = 0;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  server = createServer((request, response) => {
    const known = request.url?.startsWith('/masked') ? [mask(wang.name), mask(wang.phone)] as const : [wang.name, wang.phone] as const;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url?.endsWith('view') ? view(...known) : shell(known[0], port).replace('/view', request.url === '/masked' ? '/masked-view' : '/view'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo); // listening on TCP
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  page = await browser.newPage({ viewport: { width: 390, height: 500 } });
});
afterAll(async () => { await browser.close(); server.close(); });

const frames = () => page.frames();
const texts = () => Promise.all(frames().map((frame) => frame.evaluate(() => [document.body.innerText, document.querySelector('input')?.value, document.querySelector('#host')?.shadowRoot?.textContent])));
const shoot = () => page.screenshot();
const pixels = (png: Buffer | undefined): string => PNG.sync.read(png ?? Buffer.alloc(0)).data.toString('base64');

test('a picture shows masks in shell, view, inputs and shadow roots, and the page is as before', async () => {
  await page.goto(`http://127.0.0.1:${port}/masked`);
  const wanted = pixels(await shoot());
  await page.goto(`http://127.0.0.1:${port}/`);
  const before = await texts();
  expect(JSON.stringify(before)).toContain(wang.name);
  expect(pixels(await maskedWhile(frames(), mask, shoot)) === wanted).toBe(true);
  expect(await texts()).toEqual(before);
});

test('what the app writes while the picture is taken stands, and a picture that shows it is not kept', async () => {
  await page.goto(`http://127.0.0.1:${port}/`);
  const picture = await maskedWhile(frames(), mask, async () => {
    await frames()[1]?.evaluate((text) => { const name = document.querySelector('#name'); if (name) name.textContent = text; }, `再见 ${wang.name}`);
    return shoot();
  });
  expect(picture).toBeUndefined();
  expect((await texts())[1]?.[0]).toContain(`再见 ${wang.name}`);
});

test('a canvas on which a name was drawn, in one go or letter by letter, is covered and shown again', async () => {
  await page.goto('about:blank');
  const covered: number[][] = [];
  for (const texts of [[wang.name, '25000 元'], [...wang.name], ['门店店员']]) {
    await page.setContent('<canvas width="60" height="40"></canvas>');
    await page.evaluate((drawn) => {
      const canvas = document.querySelector('canvas');
      const pen = canvas?.getContext('2d');
      if (pen) { pen.fillStyle = 'rgb(200, 0, 0)'; pen.fillRect(0, 0, 60, 40); }
      Object.assign(canvas ?? {}, { __yanshouTexts: drawn });
    }, texts);
    const colours = async (png: Buffer | undefined): Promise<number[]> => [...PNG.sync.read(png ?? Buffer.alloc(0)).data.subarray(4 * (20 * 390 + 20), 4 * (20 * 390 + 20) + 1)];
    covered.push([...await colours(await maskedWhile(frames(), mask, shoot)), ...await colours(await shoot())]);
  }
  expect(covered).toEqual([[0, 200], [0, 200], [200, 200]]);
});

test('a page that goes away leaves nothing to put back', async () => {
  await page.goto(`http://127.0.0.1:${port}/`);
  const picture = await maskedWhile(frames(), mask, async () => { await page.goto('about:blank'); return shoot(); });
  expect(picture).toBeDefined();
});
