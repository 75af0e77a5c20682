import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { seenInPicture } from './picture.js';
import type { ScreenNode } from '../evidence/contract.js';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const overlay = z.object({ files: z.record(z.string(), z.object({ base64: z.string() })) });
const imageOf = (id: string, folder: 'defects' | 'variants' = 'defects'): PNG => PNG.sync.read(Buffer.from(Object.values(overlay.parse(JSON.parse(readFileSync(`examples/${folder}/${id}.json`, 'utf8'))).files)[0]?.base64 ?? '', 'base64'));

/** A phone's screen with these images one under the other, 20 px from the left, and the nodes that hold them. */
function screenWith(images: readonly PNG[]): { path: string; tree: ScreenNode[] } {
  const screen = new PNG({ width: 390, height: 844, fill: true });
  screen.data.fill(255);
  let y = 10;
  const tree = images.map((image, i): ScreenNode => {
    PNG.bitblt(image, screen, 0, 0, image.width, image.height, 20, y);
    const box = { x: 20, y, w: image.width, h: image.height };
    y += image.height + 10;
    return { i, parent: -1, text: '', role: 'image', tag: 'image', box, tappable: false, onTop: true, inView: true, disabled: false, opacity: 1, color: '', background: '', fontSize: 14, zone: 'mini' };
  });
  const path = join(folder, `${images.length}-${y}.png`);
  writeFileSync(path, PNG.sync.write(screen));
  return { path, tree };
}

const plain = (width: number, height: number): PNG => { const png = new PNG({ width, height }); png.data.fill(200); return png; };

test('words drawn in images are read line by line, each image for itself', async () => {
  const { path, tree } = screenWith([imageOf('jd-other-jobs-in-image'), imageOf('jd-wechat-in-image'), plain(200, 80)]);
  const { tree: read, codes } = await seenInPicture(path, tree);
  expect(read.map(({ drawn }) => drawn)).toEqual([['在线客服专员', '4500-6500 元', '同城配送司机', '7000-11000 元', '薪酬福利主管', '12-18K'], ['岗位咨询', '加微信 hean2026 了解面试安排'], []]);
  expect(codes).toEqual([]);
}, 60_000);

test('an image that is a button is read too, and one that was not read in time says so', async () => {
  const { path, tree } = screenWith([imageOf('company-banner', 'variants')]);
  const pressed = tree.map((node) => ({ ...node, role: 'button' as const }));
  expect((await seenInPicture(path, pressed, 0)).tree.map(({ drawn }) => drawn)).toEqual([null]);
  expect((await seenInPicture(path, pressed)).tree[0]?.drawn).toHaveLength(2);
}, 60_000);

test('a code in an image is decoded, and what is too small for words or drawn by Alipay is left alone', async () => {
  const { path, tree } = screenWith([imageOf('jd-qr-in-image'), plain(60, 60), plain(300, 100)]);
  const { tree: read, codes } = await seenInPicture(path, tree.map((node) => (node.i === 2 ? { ...node, zone: 'shell' as const } : node)));
  expect(codes).toHaveLength(1);
  expect(read.slice(1).map(({ drawn }) => drawn)).toEqual([undefined, undefined]);
}, 60_000);

test('a background is read as an image is unless the page writes over it; a code in one is decoded either way', async () => {
  const { path, tree } = screenWith([imageOf('jd-wechat-in-image'), imageOf('jd-wechat-in-image'), imageOf('jd-qr-in-image')]);
  const painted = tree.map((node): ScreenNode => ({ ...node, role: 'group', tag: 'view', hints: { 'background-image': 'https://cdn.example/a.png' } }));
  const over = painted.flatMap((node, at): ScreenNode[] => (at === 0 ? [] : [{ ...node, i: 10 + at, parent: node.i, text: '扫码', role: 'text', hints: {} }]));
  const { tree: read, codes } = await seenInPicture(path, [...painted, ...over]);
  expect(read.map(({ drawn }) => drawn)).toEqual([['岗位咨询', '加微信 hean2026 了解面试安排'], undefined, undefined, undefined, undefined]);
  expect(codes).toHaveLength(1);
}, 60_000);

test('a screen without images needs no picture', async () => {
  expect(await seenInPicture(join(folder, 'there is none.png'), [])).toEqual({ codes: [], tree: [] });
});
