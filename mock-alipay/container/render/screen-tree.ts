/**
 * What is on the screen, for the harness: visible nodes with text, role, box, tappable, topmost. The same shape as the evidence contract's ScreenNode,
 * which this room does not import. What an element means is a reader's business: AXML's (mini-tree.ts) or an H5 page's (../web-view/h5-reader.ts).
 */

export interface TreeNode {
  i: number; parent: number; text: string; role: 'button' | 'link' | 'input' | 'checkbox' | 'image' | 'text' | 'list' | 'canvas' | 'web-view' | 'group'; tag: string;
  box: { x: number; y: number; w: number; h: number }; tappable: boolean; listens?: true; onTop: boolean; inView: boolean; disabled: boolean;
  opacity: number; color: string; background: string; fontSize: number; hints?: Record<string, string>; source?: { file: string; line: number; column: number }; zone: 'mini';
}

/** What one kind of page means by its elements. */
export interface TreeReader {
  /** Neither it nor what is in it belongs to the page. */
  skips(element: Element): boolean;
  /** The page wrote it; what a component adds of its own it did not. */
  owns(element: Element): boolean;
  tag(element: Element): string;
  takesTaps(element: Element): boolean;
  role(element: Element): TreeNode['role'];
  /** Text of an element that has none of its own. */
  label(element: Element): string;
  disabled(element: Element): boolean;
  hints(element: Element): Record<string, string>;
  /** What the page calls a picture that a style draws. */
  pictureName?(url: string): string;
  /** Where the ISV wrote it. */
  source?(element: Element): TreeNode['source'];
}

export interface TreeCollector { /** Every child of this one, from `ground` up. */ collect(root: Element): TreeNode[]; /** Elements by their index in the last tree. */ nodeAt(index: number): Element | undefined }

/** A screenful holds far less. */
const longestText = 5_000;

export function createTreeCollector(reader: TreeReader): TreeCollector {
  let collected: Element[] = [];
  return {
    nodeAt: (index) => collected[index],
    collect: (root) => {
      const walk: Walk = { reader, nodes: [], elements: [] };
      const clip = root === document.documentElement ? { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight } : root.getBoundingClientRect();
      for (const child of root.children) visit(child, { parent: -1, opacity: 1, tappable: false, clip, ground: getComputedStyle(root).backgroundColor }, walk);
      collected = walk.elements;
      return walk.nodes;
    },
  };
}

interface Walk { reader: TreeReader; nodes: TreeNode[]; elements: Element[] }
interface Above { parent: number; opacity: number; tappable: boolean; clip: Box; /** Only above the page's root: what shows where the page itself paints nothing. */ ground?: string }
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

function visit(element: Element, above: Above, walk: Walk): void {
  const { reader, nodes, elements } = walk;
  if (reader.skips(element)) return;
  const style = getComputedStyle(element);
  const opacity = above.opacity * Number(style.opacity);
  if (style.display === 'none') return;
  const listens = reader.takesTaps(element);
  const tappable = above.tappable || listens;
  const rect = element.getBoundingClientRect();
  // What nobody sees is told only where it can still be tapped, or would be: a transparent button is a finding, not an absence.
  const seen = style.visibility === 'visible' && opacity > 0;
  const worth = (seen || tappable) && rect.width > 0 && rect.height > 0 && (above.ground !== undefined || worthANode(element, style, reader));
  let { parent } = above;
  if (worth) {
    parent = nodes.length;
    elements.push(element);
    nodes.push(describe(element, { reader, style, rect, opacity: seen ? opacity : 0, tappable, listens, above, i: nodes.length }));
  }
  const clip = /hidden|auto|scroll|clip/.test(style.overflowX + style.overflowY) && style.position !== 'fixed' ? intersect(above.clip, rect) : above.clip;
  for (const child of element.children) visit(child, { parent, opacity, tappable, clip }, walk);
}

interface Seen { reader: TreeReader; style: CSSStyleDeclaration; rect: DOMRect; opacity: number; tappable: boolean; listens: boolean; above: Above; i: number }

function describe(element: Element, { reader, style, rect, opacity, tappable, listens, above, i }: Seen): TreeNode {
  const disabled = reader.disabled(element);
  const seen = intersect(intersect(above.clip, rect), { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight });
  const hints = hintsOf(element, style, reader);
  const source = reader.source?.(element);
  return {
    i, parent: above.parent, text: textOf(element, reader).slice(0, longestText), role: roleOf(element, reader), tag: reader.tag(element),
    box: { x: round(rect.x), y: round(rect.y), w: round(rect.width), h: round(rect.height) }, tappable: tappable && !disabled, ...(listens ? { listens } : {}), onTop: isOnTop(element, seen, reader),
    inView: seen.right - seen.left > 0.5 && seen.bottom - seen.top > 0.5, disabled,
    opacity: round(opacity), color: style.color, background: backgroundOf(style, above.ground), fontSize: Number.parseFloat(style.fontSize), ...(Object.keys(hints).length ? { hints } : {}), ...(source ? { source } : {}), zone: 'mini',
  };
}

function worthANode(element: Element, style: CSSStyleDeclaration, reader: TreeReader): boolean {
  if (ownText(element) !== '') return true;
  if (!reader.owns(element)) return element.localName === 'img';
  return reader.role(element) !== 'group' || reader.takesTaps(element) || style.backgroundImage.includes('url(');
}

/** What is nothing in particular is a text where it holds one. */
function roleOf(element: Element, reader: TreeReader): TreeNode['role'] {
  const role = reader.role(element);
  return (role === 'group' || role === 'list') && ownText(element) !== '' ? 'text' : role;
}

const notTyped = /^(checkbox|radio|button|submit|reset|image|file)$/;

function textOf(element: Element, reader: TreeReader): string {
  if (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !notTyped.test(element.type))) return (element.type === 'password' ? '•'.repeat(element.value.length) : element.value) || element.placeholder;
  return ownText(element) || reader.label(element);
}

function ownText(element: Element): string {
  let own = '';
  for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) own += node.textContent ?? '';
  return own.trim();
}

function hintsOf(element: Element, style: CSSStyleDeclaration, reader: TreeReader): Record<string, string> {
  const hints = reader.hints(element);
  if (element instanceof HTMLInputElement && element.type === 'password') hints['password'] = 'true';
  if (element instanceof HTMLImageElement && element.src) hints['src'] ??= element.src.slice(0, 500);
  const background = /url\("([^"]+)"\)/.exec(style.backgroundImage)?.[1];
  if (background) hints['background-image'] = (reader.pictureName?.(background) ?? background).slice(0, 500);
  return hints;
}

const nothing = /^(transparent|rgba\(.*, 0\))$/;

/** One colour: where a gradient begins (it lies over the plain one), else the plain one, else (for the page's root) what lies under it. */
function backgroundOf({ backgroundColor, backgroundImage }: CSSStyleDeclaration, ground: string | undefined): string {
  const gradient = backgroundImage.includes('gradient(') ? /rgba?\([^()]*\)/.exec(backgroundImage)?.[0] : undefined;
  return gradient ?? (nothing.test(backgroundColor) ? ground ?? backgroundColor : backgroundColor);
}

/** Hit testing at the centre of what is visible of it. Off screen nothing covers it that we could know of. */
function isOnTop(element: Element, seen: Box, reader: TreeReader): boolean {
  if (seen.right <= seen.left || seen.bottom <= seen.top) return true;
  const hit = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
  if (!hit) return false;
  if (element.contains(hit)) return true;
  // A text inside a tappable box: hitting the box's own element between lines is no cover.
  return hit.contains(element) && reader.owns(hit) && getComputedStyle(element).display.startsWith('inline');
}

function intersect(a: Box, b: Box): Box {
  return { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) };
}

const round = (value: number): number => Math.round(value * 10) / 10;
