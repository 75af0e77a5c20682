/**
 * Takes a picture while personal data on screen is replaced, then puts everything back. Text nodes and what stands in inputs, open shadow roots
 * included; a canvas on which any of it was drawn is covered whole; what stands in an image stays.
 */
import type { Frame } from '@playwright/test';

interface MaskedWindow { __yanshouMasked?: { holder: Text | HTMLInputElement | HTMLTextAreaElement | HTMLCanvasElement; was: string; shows: string }[] }

/** A canvas knows what was written on it (mock-alipay/container/render/elements/canvas.ts). */
type DrawnOn = HTMLCanvasElement & { __yanshouTexts?: string[] };

/** undefined = something to mask appeared while the picture was taken: the picture must not be kept. */
export async function maskedWhile<T>(frames: Pick<Frame, 'evaluate'>[], mask: (text: string) => string, shoot: () => Promise<T>): Promise<T | undefined> {
  const uncover = async (): Promise<string[]> => (await Promise.all(frames.map((frame) => textsIn(frame, true)))).flat(); // a frame that went away has nothing to put back
  try {
    await Promise.all(frames.map((frame) => hide(frame, mask)));
    const picture = await shoot();
    return (await uncover()).some((text) => mask(text) !== text) ? undefined : picture;
  } catch (error) {
    await uncover();
    throw error;
  }
}

async function hide(frame: Pick<Frame, 'evaluate'>, mask: (text: string) => string): Promise<void> {
  const texts = await textsIn(frame, false); // a frame that went away: the picture will not show it either
  const replacements = Object.fromEntries(texts.map((text) => [text, mask(text)] as const).filter(([text, masked]) => text !== masked));
  if (Object.keys(replacements).length > 0) await frame.evaluate(replaceTexts, replacements).catch(() => undefined);
}

async function textsIn(frame: Pick<Frame, 'evaluate'>, uncover: boolean): Promise<string[]> {
  return JSON.parse(await frame.evaluate(shownTexts, uncover).catch(() => '[]')) as string[]; // what `shownTexts` wrote
}

/* Both below run in the page: each stands alone. */

/** Everything legible; `uncover` then puts back what was masked. */
function shownTexts(uncover: boolean): string {
  const found = new Set<string>();
  const target = window as unknown as MaskedWindow; // ours, for the length of one picture
  const covered = new Set((target.__yanshouMasked ?? []).map(({ holder }) => holder));
  const visit = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) found.add(node.data);
      else if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) found.add(node.value);
      // Posters write a name letter by letter, too.
      else if (node instanceof HTMLCanvasElement && !covered.has(node)) for (const drawn of [...(node as DrawnOn).__yanshouTexts ?? [], ((node as DrawnOn).__yanshouTexts ?? []).join('')]) found.add(drawn); // kept by whoever draws
      if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    }
  };
  visit(document);
  for (const { holder, was, shows } of uncover ? (target.__yanshouMasked ?? []).reverse() : []) {
    // What the app wrote in the meantime stands.
    if (holder instanceof HTMLCanvasElement) { if (holder.style.cssText === shows) holder.style.cssText = was; }
    else if (holder instanceof Text) { if (holder.data === shows) holder.data = was; } else if (holder.value === shows) holder.value = was;
  }
  if (uncover) delete target.__yanshouMasked;
  return JSON.stringify([...found].filter((text) => text.trim().length > 1)); // as one text: cheaper through Playwright than many
}

function replaceTexts(replacements: Record<string, string>): void {
  const target = window as unknown as MaskedWindow; // ours, for the length of one picture
  const kept = (target.__yanshouMasked ??= []);
  const visit = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
      if (node instanceof HTMLCanvasElement) {
        const drawn = (node as DrawnOn).__yanshouTexts ?? []; // as in shownTexts
        if (![...drawn, drawn.join('')].some((text) => Object.hasOwn(replacements, text))) continue;
        const was = node.style.cssText;
        node.style.cssText += ';object-fit:none!important;object-position:-99999px 0!important;background:#000!important';
        kept.push({ holder: node, was, shows: node.style.cssText });
        continue;
      }
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
}
