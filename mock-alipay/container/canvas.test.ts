/** canvas: both ways of drawing reach the screen, its texts reach the tree, and what cannot be done is named. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TreeNode } from './render/screen-tree.js';
import { miniProgram, removeMiniPrograms } from './trial/folder.js';
import { launchBrowser, openTrial, type Trial } from './trial/trial.js';

let browser: Browser;
let trial: Trial | undefined;
beforeAll(async () => { browser = await launchBrowser(); });
afterEach(async () => { await trial?.close(); trial = undefined; });
afterAll(async () => { await browser.close(); removeMiniPrograms(); });

async function open(js: string, axml = '<canvas id="c" style="width: 100px; height: 100px"/>'): Promise<Trial> {
  trial = await openTrial(browser, miniProgram({ 'pages/a/a.axml': axml, 'pages/a/a.js': `Page({ onReady() { ${js} }, tapped() { console.log('tapped'); } })`, 'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="rgb(0,0,200)"/></svg>' }));
  await trial.settle();
  return trial;
}
const pixel = ({ view }: Trial, x: number, y: number): Promise<string> => view.evaluate(([left, top]) => [...document.querySelector('canvas')?.getContext('2d')?.getImageData(left, top, 1, 1).data ?? []].join(), [x, y] as const);
const canvasText = async ({ view }: Trial): Promise<string | undefined> => (await view.evaluate(() => (window as unknown as { __yanshouTree(): TreeNode[] }).__yanshouTree())).find(({ role }) => role === 'canvas')?.text; // installed by stage-hooks.ts

test('createCanvasContext draws at draw(), keeps what was there with reserve, and says when it is done', async () => {
  const opened = await open(`const ctx = my.createCanvasContext('c'); ctx.setFillStyle('rgb(200, 0, 0)'); ctx.fillRect(0, 0, 50, 50); ctx.setFontSize(20); ctx.fillText('岗位海报', 0, 80); ctx.draw(false, () => console.log('drawn'));
    ctx.fillStyle = 'rgb(0, 200, 0)'; ctx.fillRect(60, 0, 30, 30); ctx.drawImage('/dot.svg', 60, 60, 20, 20); ctx.draw(true); ctx.fillRect(0, 60, 10, 10); console.log(ctx.measureText('岗位').width);`);
  expect([await pixel(opened, 10, 10), await pixel(opened, 70, 10), await pixel(opened, 70, 70), await pixel(opened, 5, 65)]).toEqual(['200,0,0,255', '0,200,0,255', '0,0,200,255', '0,0,0,0']);
  expect(await canvasText(opened)).toBe('岗位海报');
  expect(await opened.logs()).toEqual(['log: 40', 'log: drawn']);
});

test('the canvas of a selector query draws by itself, gradients included', async () => {
  const opened = await open(`my.createSelectorQuery().select('#c').node().exec(([{ node }]) => { node.width = 200; node.height = 200; const ctx = node.getContext('2d'); const g = ctx.createLinearGradient(0, 0, 200, 0); g.addColorStop(0, 'rgb(10, 0, 0)'); g.addColorStop(1, 'rgb(10, 0, 0)'); ctx.fillStyle = g; ctx.fillRect(0, 0, 200, 200);
    const image = node.createImage(); image.onload = () => ctx.drawImage(image, 100, 100, 20, 20); image.src = '/dot.svg'; });`);
  expect([await pixel(opened, 150, 10), await pixel(opened, 110, 110)]).toEqual(['10,0,0,255', '0,0,200,255']);
});

test('a chart library may put its own setters in the place of the settings, as F2 does', async () => {
  const opened = await open(`const ctx = my.createCanvasContext('c'); Object.defineProperty(ctx, 'fillStyle', { set(value) { ctx.setFillStyle(value); } }); ctx.fillStyle = 'rgb(9, 0, 0)'; ctx.fillRect(0, 0, 50, 50); ctx.draw();`);
  expect(await pixel(opened, 10, 10)).toBe('9,0,0,255');
});

test('reading back and WebGL are named, a flood of drawing is cut and named, and the page goes on', async () => {
  const opened = await open(`const ctx = my.createCanvasContext('c'); ctx.getImageData(0, 0, 1, 1); ctx.toTempFilePath({ fail: ({ error }) => console.log('fail ' + error) }); for (let i = 0; i < 30000; i++) ctx.fillRect(i, 0, 1, 1); ctx.draw();
    my.createSelectorQuery().select('#c').node().exec(([{ node }]) => console.log(node.getContext('webgl')));`, '<canvas id="c" onTap="tapped"/>');
  await opened.view.tap('canvas');
  await opened.settle();
  expect((await opened.logs()).sort()).toEqual(['log: fail 1', 'log: null', 'log: tapped']);
  expect((await opened.notes()).flatMap((note) => (note.kind === 'unsupported' ? [note.name] : note.kind === 'error' ? [note.message] : []))).toEqual(['canvas.getImageData', 'canvas.toTempFilePath', 'Error: more than 20000 drawing calls at once: the rest are not drawn', 'canvas.getContext("webgl")']);
});
