/**
 * Takes a picture while personal data on screen is replaced, then puts everything back. Text nodes and what stands in inputs, open shadow roots
 * included; what is drawn on a canvas or inside an image stays.
 */
import type { Frame } from '@playwright/test';

interface MaskedWindow { __yanshouMasked?: { holder: Text | HTMLInputElement | HTMLTextAreaElement; was: string; shows: string }[] }

/** undefined = something to mask appeared while the picture was taken: the picture must not be kept. */
export async function maskedWhile<T>(frames: Pick<Frame, 'evaluate'>[], mask: (text: string) => string, shoot: () => Promise<T>): Promise<T | undefined> {
  let hidden = 0;
  try {
    for (const found of await Promise.all(frames.map((frame) => hide(frame, mask)))) hidden += found;
    const picture = await shoot();
    const late = (await Promise.all(frames.map((frame) => hide(frame, mask)))).reduce((sum, found) => sum + found, 0);
    hidden += late;
    return late > 0 ? undefined : picture;
  } finally {
    if (hidden > 0) await Promise.all(frames.map((frame) => frame.evaluate(restore).catch(() => undefined))); // a frame that went away has nothing to put back
  }
}

/** How many texts were replaced. */
async function hide(frame: Pick<Frame, 'evaluate'>, mask: (text: string) => string): Promise<number> {
  const texts = await frame.evaluate(shownTexts).catch(() => []); // the frame went away: the picture will not show it either
  const replacements = Object.fromEntries(texts.map((text) => [text, mask(text)] as const).filter(([text, masked]) => text !== masked));
  return Object.keys(replacements).length === 0 ? 0 : frame.evaluate(replaceTexts, replacements).catch(() => 0);
}

/* The three below run in the page: each stands alone. */

function shownTexts(): string[] {
  const found = new Set<string>();
  const visit = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) found.add(node.data);
      else if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) found.add(node.value);
      if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    }
  };
  visit(document);
  return [...found].filter((text) => text.trim().length > 1);
}

function replaceTexts(replacements: Record<string, string>): number {
  const target = window as unknown as MaskedWindow; // ours, for the length of one picture
  const kept = (target.__yanshouMasked ??= []);
  const before = kept.length;
  const visit = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
      if (!(node instanceof Text || node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)) continue;
      const was = node instanceof Text ? node.data : node.value;
      const masked = Object.hasOwn(replacements, was) ? replacements[was] : undefined;
      if (masked === undefined) continue;
      if (node instanceof Text) node.data = masked;
      else node.value = masked;
      // A number field takes no mask and shows nothing.
      kept.push({ holder: node, was, shows: node instanceof Text ? node.data : node.value });
    }
  };
  visit(document);
  return kept.length - before;
}

function restore(): void {
  const target = window as unknown as MaskedWindow; // ours, for the length of one picture
  for (const { holder, was, shows } of (target.__yanshouMasked ?? []).reverse()) {
    // What the app wrote in the meantime stands.
    if (holder instanceof Text) { if (holder.data === shows) holder.data = was; } else if (holder.value === shows) holder.value = was;
  }
  delete target.__yanshouMasked;
}
