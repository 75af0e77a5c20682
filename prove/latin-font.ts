/**
 * The font package without its Chinese slices, for plays whose screens nobody looks at. A glyph that is missing is drawn as a box, as wide and as high
 * as the Chinese one: what lies where, and what covers what, stays. Two dozen slices for each page, fetched, decoded and laid out as they come, are a fifth of
 * a play's CPU.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontFolder } from '../mock-alipay/container/fonts.js';

/** Writes it into `folder`, and gives that back. */
export function latinFont(folder: string): string {
  const whole = fontFolder();
  const kept = [...readFileSync(join(whole, 'index.css'), 'utf8').matchAll(/@font-face \{[^}]*url\(\.\/(files\/[\w-]*latin[\w-]*\.woff2)\)[^}]*\}/g)];
  if (kept.length === 0) throw new Error(`${whole}/index.css names no Latin slice.`);
  mkdirSync(join(folder, 'files'), { recursive: true });
  for (const [, file = ''] of kept) cpSync(join(whole, file), join(folder, file));
  writeFileSync(join(folder, 'index.css'), kept.map(([face]) => face).join('\n'));
  return folder;
}
