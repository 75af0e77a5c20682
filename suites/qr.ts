/** Decodes QR codes that a user could scan from the picture of a screen. Looks only where the tree shows an image large enough to be scanned. */
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import jsqrModule from 'jsqr';
import type { Box, ScreenNode } from '../evidence/contract.js';

type Decode = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
// jsqr is CommonJS: under Node's ESM its function sits on `default`, under a bundler it is the module.
const decode = ((jsqrModule as unknown as { default?: Decode }).default ?? jsqrModule) as Decode;

/** Smaller than this nobody scans it from a phone held at arm's length. */
const smallest = 48;

export async function decodeCodes(path: string, tree: readonly ScreenNode[]): Promise<string[]> {
  const boxes = tree.filter((node) => couldHoldCode(node)).map((node) => node.box);
  if (boxes.length === 0) return [];
  const png = PNG.sync.read(await readFile(path));
  const found = boxes.map((box) => decodeBox(png, box)).filter((text): text is string => text !== undefined && text !== '');
  return [...new Set(found)].sort();
}

const couldHoldCode = ({ role, inView, box, zone, tag }: ScreenNode): boolean =>
  zone === 'mini' && inView && (role === 'image' || role === 'canvas' || role === 'web-view' || tag === 'image') && box.w >= smallest && box.h >= smallest;

function decodeBox(png: PNG, box: Box): string | undefined {
  const left = clamp(Math.floor(box.x), png.width), top = clamp(Math.floor(box.y), png.height);
  const width = Math.min(Math.ceil(box.w), png.width - left), height = Math.min(Math.ceil(box.h), png.height - top);
  if (width < smallest || height < smallest) return undefined;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * png.width + left) * 4;
    pixels.set(png.data.subarray(from, from + width * 4), row * width * 4);
  }
  return decode(pixels, width, height)?.data;
}

const clamp = (value: number, limit: number): number => Math.max(0, Math.min(value, limit - 1));
