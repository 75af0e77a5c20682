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

/** `patienceMs`: as in readWords. */
export async function seenInPicture(path: string, tree: readonly ScreenNode[], patienceMs?: number): Promise<Seen> {
  const images = tree.filter((node) => holdsPixels(node) && node.box.w >= smallestCode && node.box.h >= smallestText.h);
  if (images.length === 0) return { codes: [], tree: [...tree] };
  const screen = PNG.sync.read(await readFile(path));
  const parts = new Map(images.map((node) => [node, cut(screen, node.box)]));
  const codes = [...parts].filter(([{ box }]) => box.h >= smallestCode).map(([, part]) => decodeCode(part)).filter((text): text is string => text !== undefined && text !== '');
  const captioned = holdersOfText(tree);
  const written = [...parts].filter(([node]) => (isImage(node) || (hasBackground(node) && !captioned.has(node.i))) && node.box.w >= smallestText.w);
  const lines = await readWords(written.map(([, part]) => part), patienceMs);
  const drawn = new Map(written.map(([node], nth) => [node, lines[nth] ?? null]));
  return { codes: [...new Set(codes)].sort(), tree: tree.map((node) => { const read = drawn.get(node); return read === undefined ? node : { ...node, drawn: read }; }) };
}

/** Also one that says it is a button. */
const isImage = ({ role, tag }: ScreenNode): boolean => role === 'image' || tag === 'image';

const hasBackground = ({ hints }: ScreenNode): boolean => hints?.['background-image'] !== undefined;

const holdsPixels = (node: ScreenNode): boolean => node.zone === 'mini' && node.inView && (isImage(node) || hasBackground(node) || node.role === 'canvas' || node.role === 'web-view');

/** A background behind texts of the page is decoration, and would be read with them over it, anew on every look; one that holds none is a picture by another name. */
function holdersOfText(tree: readonly ScreenNode[]): ReadonlySet<number> {
  const byIndex = new Map(tree.map((node) => [node.i, node]));
  const holders = new Set<number>();
  for (const { i, text } of tree) {
    if (text === '') continue;
    for (let at = byIndex.get(i); at && !holders.has(at.i); at = byIndex.get(at.parent)) holders.add(at.i);
  }
  return holders;
}

/** The part of the screen that lies in the box. */
function cut(screen: PNG, box: Box): PNG {
  const left = clamp(Math.floor(box.x), screen.width), top = clamp(Math.floor(box.y), screen.height);
  const width = Math.max(1, Math.min(Math.ceil(box.w), screen.width - left)), height = Math.max(1, Math.min(Math.ceil(box.h), screen.height - top));
  const part = new PNG({ width, height });
  PNG.bitblt(screen, part, left, top, width, height, 0, 0);
  return part;
}

const clamp = (value: number, limit: number): number => Math.max(0, Math.min(value, limit - 1));
