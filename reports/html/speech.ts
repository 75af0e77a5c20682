/** Small pieces of text: our own words in two languages, and data in its own. */
import type { Verdict } from '../../rubric/result.js';
import { shorten } from '../escape.js';
import { type Words, verdictWords } from '../wording.js';
import { type Markup, html } from './markup.js';

const clipAt = 420;

/** Our own words. The page shows one of the two; the other is out of the accessibility tree too. */
export function say(words: Words): Markup {
  return words.zh === words.en ? html`${words.zh}` : html`<span class="zh" lang="zh-CN">${words.zh}</span><span class="en" lang="en">${words.en}</span>`;
}

export const both = (zh: string, en: string): Markup => say({ zh, en });

/** A stranger's words: isolated against bidi overrides, folded when long. */
export function data(text: string): Markup {
  if (text.length <= clipAt) return html`<bdi>${text}</bdi>`;
  return html`<bdi>${shorten(text, clipAt)}</bdi><details class="rest"><summary>${both(`展开全文（${text.length} 字）`, `Show all ${text.length} characters`)}</summary><bdi tabindex="0">${text}</bdi></details>`;
}

/** For headings and captions, where nothing can be unfolded. */
export const short = (text: string, limit = 80): Markup => html`<bdi>${shorten(text, limit)}</bdi>`;

/** A title that came with the evidence, where we have it in English too. */
export const titled = ({ zh, en }: Words, limit = 80): Markup =>
  (zh === en ? short(zh, limit) : html`<span class="zh" lang="zh-CN">${short(zh, limit)}</span><span class="en" lang="en">${short(en, limit)}</span>`);

export const hidden = (...content: Markup[]): Markup => html`<span class="vh">${content}</span>`;

export function verdictPill(verdict: Verdict): Markup {
  return html`<span class="pill v-${verdict}">${icon(verdict)}${say(verdictWords[verdict])}</span>`;
}

export function icon(name: Verdict): Markup {
  return html`<svg class="ico v-${name}" aria-hidden="true"><use href="#i-${name}"/></svg>`;
}

/** A fragment id that any row, journey or check name can be turned into. */
export function anchor(...parts: readonly string[]): string {
  return parts.map((part) => shorten(part, 60).replace(/[^A-Za-z0-9._-]/g, (char) => `_${char.charCodeAt(0).toString(16)}`)).join('-');
}

/** 76 500 ms → 1:16.5 */
export function clock(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}
