/** What stands in the images of a screen: QR codes to scan, words to read. The tree knows where an image is and nothing of what it shows. */
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { decodeCode } from './qr.js';
import { readWords } from './words.js';
import type { Box, ScreenNode } from '../evidence/contract.js';

export interface Seen { codes: string[]; tree: ScreenNode[] }

/** Smaller than this nobody scans a code from a phone held at arm's length. */
const smallestCode = 48;
/** A line of a few words needs that much room; avatars and most logos have less. */
const smallestText = { w: 120, h: 24 };

export async function seenInPicture(path: string, tree: readonly ScreenNode[]): Promise<Seen> {
  const images = tree.filter((node) => holdsPixels(node) && node.box.w >= smallestCode && node.box.h >= smallestText.h);
  if (images.length === 0) return { codes: [], tree: [...tree] };
  const screen = PNG.sync.read(await readFile(path));
  const codes = images.filter(({ box }) => box.h >= smallestCode).map(({ box }) => decodeCode(cut(screen, box))).filter((text): text is string => text !== undefined && text !== '');
  const written = images.filter(({ role, box }) => role === 'image' && box.w >= smallestText.w);
  const drawn = await readWords(written.map(({ box }) => cut(screen, box)));
  return { codes: [...new Set(codes)].sort(), tree: tree.map((node) => withWords(node, drawn[written.indexOf(node)])) };
}

/** No field where there was nothing to read; an empty list where a picture was read and held no words. */
const withWords = (node: ScreenNode, drawn: readonly string[] | undefined): ScreenNode => (drawn === undefined ? node : { ...node, drawn: [...drawn] });

const holdsPixels = ({ role, inView, zone, tag }: ScreenNode): boolean =>
  zone === 'mini' && inView && (role === 'image' || role === 'canvas' || role === 'web-view' || tag === 'image');

/** The part of the screen that lies in the box. */
function cut(screen: PNG, box: Box): PNG {
  const left = clamp(Math.floor(box.x), screen.width), top = clamp(Math.floor(box.y), screen.height);
  const width = Math.max(1, Math.min(Math.ceil(box.w), screen.width - left)), height = Math.max(1, Math.min(Math.ceil(box.h), screen.height - top));
  const part = new PNG({ width, height });
  PNG.bitblt(screen, part, left, top, width, height, 0, 0);
  return part;
}

const clamp = (value: number, limit: number): number => Math.max(0, Math.min(value, limit - 1));
