import { text } from './behaviour.js';

/** rpx and addresses without a scheme in style attributes; `style` may also be an object in some frameworks' output. */
export function inlineStyle(value: unknown): string {
  const css = typeof value === 'object' && value !== null ? Object.entries(value).map(([key, part]) => `${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${text(part)}`).join(';') : text(value);
  const sized = css.includes('rpx') ? css.replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))') : css;
  return sized.includes('//') ? sized.replace(/(url\(\s*["']?)\/\//gi, '$1https://') : sized;
}
