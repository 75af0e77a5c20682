/** Reading a screen tree: what the app drew, what can be tapped, how it looks. */
import type { Box, ScreenNode } from '../evidence/contract.js';
import type { Screen } from './view.js';
import type { Wording } from './found.js';
import { perObject, wordingOf } from './found.js';

/** Below this a text or picture is not seen by a person. */
export const invisibleOpacity = 0.1;

/** What the app drew, below the fold included; Alipay's own title bar, sheet and dialogs are `shell`. */
export const miniNodes = (screen: Screen): readonly ScreenNode[] => sorted(screen).mini;
export const seenNodes = (screen: Screen): readonly ScreenNode[] => sorted(screen).seen;

/** What carries more than text and looks, whatever its size. */
export const hintedNodes = (screen: Screen): readonly ScreenNode[] => sorted(screen).hinted;

export interface Written { node: ScreenNode; wording: Wording }

/** Every text the app shows, with the node it stands in. */
export const writtenOn = (screen: Screen): readonly Written[] => sorted(screen).written;

/** The texts in which a pattern of the vocabulary is found. */
export function textsSaying(pattern: RegExp, screen: Screen): readonly Written[] {
  const written = writtenOn(screen);
  return written.some(({ wording }) => wording.says(pattern)) ? written.filter(({ wording }) => wording.says(pattern)) : none;
}
const none: readonly Written[] = [];

/** All text the app shows on this screen, folded: a title may be split over several nodes. */
export const foldedText = perObject((screen: Screen): string => writtenOn(screen).map(({ wording }) => wording.folded.text).join(''));

/** Every line that was read in the pixels of an image, with the image. A machine read it: a finding that rests on it asks a person to look. */
export const drawnOn = (screen: Screen): readonly Written[] => sorted(screen).drawn;

/** One walk of the tree for all that ask. */
const sorted = perObject((screen: Screen) => {
  const mini: ScreenNode[] = [];
  const seen: ScreenNode[] = [];
  const written: Written[] = [];
  const drawn: Written[] = [];
  const hinted: ScreenNode[] = [];
  for (const node of screen.tree) {
    if (node.zone !== 'mini') continue;
    if (node.hints !== undefined) hinted.push(node);
    if (node.box.w <= 0 || node.box.h <= 0) continue;
    mini.push(node);
    if (node.opacity < invisibleOpacity) continue;
    seen.push(node);
    if (node.text.trim() !== '') written.push({ node, wording: wordingOf(node.text) });
    for (const line of node.drawn ?? []) drawn.push({ node, wording: wordingOf(line) });
  }
  return { mini, seen, written, drawn, hinted };
});

type ByIndex = readonly (ScreenNode | undefined)[];

/** By `i`, which is where `parent` points. */
export const nodesByIndex = perObject((screen: Screen): ByIndex => {
  const nodes: (ScreenNode | undefined)[] = [];
  for (const node of screen.tree) nodes[node.i] = node;
  return nodes;
});

/** A tree that runs in a ring ends here. */
const deepest = 200;

export interface Unit {
  /** The node that stands for the whole control. */
  node: ScreenNode;
  /** Text of the control and all it holds. */
  text: string;
}

/** A listener on something larger than this share of the viewport is a surface (a mask, a page), not a control. */
const surfaceShare = 0.5;

/**
 * The controls a finger can reach: topmost, in view. A listener makes all it holds tappable, so the outermost tappable node is the control, unless it
 * is a surface: then the buttons, links and inputs it holds are, and whatever with words innermost listens itself.
 */
export const controls = perObject((screen: Screen): readonly Unit[] => controlsOf(screen, false));
/** Disabled buttons among them: a user sees them all the same. Few screens have one. */
export const controlsSeen = perObject((screen: Screen): readonly Unit[] => (miniNodes(screen).some(isDisabledButton) ? controlsOf(screen, true) : controls(screen)));

/** The node itself, or somewhere inside it. */
function isWithin(node: ScreenNode, holder: ScreenNode, byIndex: ByIndex): boolean {
  let at: ScreenNode | undefined = node;
  for (let depth = 0; at && depth <= deepest; depth++) {
    if (at === holder) return true;
    at = byIndex[at.parent];
  }
  return false;
}

function controlsOf(screen: Screen, includeDisabled: boolean): Unit[] {
  const byIndex = nodesByIndex(screen);
  const viewport = screen.viewport.w * screen.viewport.h;
  const isSurface = (node: ScreenNode): boolean => node.box.w * node.box.h > surfaceShare * viewport;
  const reachable = miniNodes(screen).filter((node) => node.inView && isControl(node, includeDisabled));
  // A panel that only keeps taps from the mask behind it listens too, and holds the controls.
  // Libraries' icons listen by default: without words that says nothing.
  const speaks = (node: ScreenNode): boolean => node.listens === true && textUnder(node, screen) !== '';
  const holders = new Set(reachable.filter((node) => speaks(node) || (actsByRole(node) && node.role !== 'checkbox')).flatMap((node) => ancestors(node, byIndex)));
  const actsItself = (node: ScreenNode): boolean => actsByRole(node) || node.tag === 'label' || (speaks(node) && !holders.has(node));
  const outermost = new Map<number, ScreenNode>();
  for (const node of reachable) {
    const top = outermostControl(node, byIndex, isSurface, actsItself);
    if (top) outermost.set(top.i, top);
  }
  return [...outermost.values()].filter((node) => touches(node, reachable, byIndex)).map((node) => ({ node, text: textUnder(node, screen) }));
}

const isControl = (node: ScreenNode, includeDisabled: boolean): boolean =>
  (node.tappable && !node.disabled) || node.role === 'input' || (includeDisabled && isDisabledButton(node));

const isDisabledButton = (node: ScreenNode): boolean => node.disabled && node.role === 'button';

const actsByRole = (node: ScreenNode): boolean => ['button', 'link', 'input', 'checkbox'].includes(node.role);

function outermostControl(node: ScreenNode, byIndex: ByIndex, isSurface: (node: ScreenNode) => boolean, actsItself: (node: ScreenNode) => boolean): ScreenNode | undefined {
  let found = isSurface(node) ? undefined : node;
  let underSurface = isSurface(node);
  for (const up of ancestors(node, byIndex)) {
    if (!up.tappable && !isDisabledButton(up)) continue;
    if (isSurface(up)) underSurface = true;
    else found = up;
  }
  if (!underSurface) return found;
  // Everything on a listening surface is tappable; only what looks like a control or listens itself is one. A tick and its label are one control.
  const chain = [node, ...ancestors(node, byIndex)].filter((each) => !isSurface(each) && actsItself(each));
  return chain.at(-1);
}

export function ancestors(node: ScreenNode, byIndex: ByIndex): ScreenNode[] {
  const up: ScreenNode[] = [];
  for (let at = byIndex[node.parent]; at && up.length < deepest; at = byIndex[at.parent]) up.push(at);
  return up;
}

/** The control or something in it is topmost at its centre (a label covers the centre of its own button). */
function touches(node: ScreenNode, reachable: readonly ScreenNode[], byIndex: ByIndex): boolean {
  return node.onTop || reachable.some((each) => each.onTop && isWithin(each, node, byIndex));
}

/** Text of a node and of all it holds, in the order of the tree. */
export const textUnder = (node: ScreenNode, screen: Screen): string => (textsHeld(screen)[node.i] ?? []).join(' ').trim();

/** Each text under every node that holds it. */
const textsHeld = perObject((screen: Screen): readonly (readonly string[] | undefined)[] => {
  const byIndex = nodesByIndex(screen);
  const held: (string[] | undefined)[] = [];
  for (const node of screen.tree) {
    if (node.text === '') continue;
    const way: number[] = [];
    let at: ScreenNode | undefined = node;
    for (let up = 0; at && up <= deepest; up++, at = byIndex[at.parent]) {
      if (way.includes(at.i)) continue;
      way.push(at.i);
      const texts = held[at.i];
      if (texts) texts.push(node.text);
      else held[at.i] = [node.text];
    }
  }
  return held;
});

/** The control that a tap of the journey hit. */
export function controlAt(units: readonly Unit[], box: Box | undefined): Unit | undefined {
  if (!box) return undefined;
  const x = box.x + box.w / 2;
  const y = box.y + box.h / 2;
  return units.find(({ node }) => x >= node.box.x && x <= node.box.x + node.box.w && y >= node.box.y && y <= node.box.y + node.box.h);
}
