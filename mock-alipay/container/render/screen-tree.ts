/**
 * What is on the mini program's screen, for the harness: visible nodes with text, role, box, tappable, topmost. The same shape as the
 * evidence contract's ScreenNode, which this room does not import.
 */
import { on, text } from './behaviour.js';
import { listensTo, recordAbove, recordOf, type NodeRecord } from './nodes.js';

export interface TreeNode {
  i: number; parent: number; text: string; role: 'button' | 'link' | 'input' | 'checkbox' | 'image' | 'text' | 'list' | 'canvas' | 'web-view' | 'group'; tag: string;
  box: { x: number; y: number; w: number; h: number }; tappable: boolean; listens?: true; onTop: boolean; inView: boolean; disabled: boolean;
  opacity: number; color: string; background: string; fontSize: number; hints?: Record<string, string>; source?: { file: string; line: number; column: number }; zone: 'mini';
}

/** A screenful holds far less. */
const longestText = 5_000;
let collected: Element[] = [];

/** Elements by their index in the last tree. */
export function collectedNode(index: number): Element | undefined { return collected[index]; }

export function collectScreenTree(screen: HTMLElement | undefined): TreeNode[] {
  collected = [];
  const nodes: TreeNode[] = [];
  if (screen) for (const child of screen.children) walk(child, { parent: -1, opacity: 1, tappable: false, clip: screen.getBoundingClientRect(), ground: getComputedStyle(screen).backgroundColor }, nodes);
  return nodes;
}

interface Above { parent: number; opacity: number; tappable: boolean; clip: Box; /** Only above the page's root: what shows where the page itself paints nothing. */ ground?: string }
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

function walk(element: Element, above: Above, nodes: TreeNode[]): void {
  if (element.hasAttribute('data-inner') && element.localName !== 'iframe') return;
  const style = getComputedStyle(element);
  const opacity = above.opacity * Number(style.opacity);
  if (style.display === 'none') return;
  const record = recordOf(element);
  const listens = takesTaps(element, record);
  const tappable = above.tappable || listens;
  const rect = element.getBoundingClientRect();
  // What nobody sees is told only where it can still be tapped, or would be: a transparent button is a finding, not an absence.
  const seen = style.visibility === 'visible' && opacity > 0;
  const worth = (seen || tappable) && rect.width > 0 && rect.height > 0 && (above.ground !== undefined || worthANode(element, record));
  let { parent } = above;
  if (worth) {
    parent = nodes.length;
    collected.push(element);
    nodes.push(describe(element, { record, style, rect, opacity: seen ? opacity : 0, tappable, listens, above, i: nodes.length }));
  }
  const clip = /hidden|auto|scroll|clip/.test(style.overflowX + style.overflowY) && style.position !== 'fixed' ? intersect(above.clip, rect) : above.clip;
  for (const child of element.children) walk(child, { parent, opacity, tappable, clip }, nodes);
}

interface Seen { record: NodeRecord | undefined; style: CSSStyleDeclaration; rect: DOMRect; opacity: number; tappable: boolean; listens: boolean; above: Above; i: number }

function describe(element: Element, { record, style, rect, opacity, tappable, listens, above, i }: Seen): TreeNode {
  const disabled = on(record?.attributes['disabled']) || element.closest('button[disabled]') !== null;
  const seen = intersect(intersect(above.clip, rect), { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight });
  const hints = hintsOf(element, record, style);
  return {
    i, parent: above.parent, text: textOf(element, record).slice(0, longestText), role: roleOf(element, record), tag: record?.tag ?? element.localName,
    box: { x: round(rect.x), y: round(rect.y), w: round(rect.width), h: round(rect.height) }, tappable: tappable && !disabled, ...(listens ? { listens } : {}), onTop: isOnTop(element, seen),
    inView: seen.right - seen.left > 0.5 && seen.bottom - seen.top > 0.5, disabled,
    opacity: round(opacity), color: style.color, background: backgroundOf(style, above.ground), fontSize: Number.parseFloat(style.fontSize), ...(Object.keys(hints).length ? { hints } : {}), ...sourceOf(record), zone: 'mini',
  };
}

const nativeControls = new Set(['input', 'textarea', 'checkbox', 'radio', 'switch', 'slider', 'picker', 'label', 'navigator', 'contact-button', 'lifestyle', 'web-view']);

/** Taro's templates give every scroller a listener for every event, whether the app listens or not: that says nothing about taps. */
const scrollers = new Set(['scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view', 'page-container']);
const listensToAll = (record: NodeRecord): boolean => ['tap', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'].every((event) => listensTo(record, event));

function takesTaps(element: Element, record: NodeRecord | undefined): boolean {
  if (!record) return element.closest('yanshou-overlay') !== null && (element.localName === 'li' || element.getAttribute('role') === 'button');
  if (nativeControls.has(record.tag)) return true;
  if (scrollers.has(record.tag) && listensToAll(record)) return false;
  if (record.tag === 'button') return ['tap', 'touchstart', 'touchend'].some((event) => listensTo(record, event)) || record.attributes['formType'] !== undefined || record.attributes['openType'] !== undefined;
  return listensTo(record, 'tap') || listensTo(record, 'longtap');
}

function worthANode(element: Element, record: NodeRecord | undefined): boolean {
  if (ownText(element) !== '') return true;
  if (!record) return element.localName === 'img';
  return roleOf(element, record) !== 'group' || takesTaps(element, record) || getComputedStyle(element).backgroundImage.includes('url(');
}

function roleOf(element: Element, record: NodeRecord | undefined): TreeNode['role'] {
  const tag = record?.tag ?? element.localName;
  const written = text(record?.attributes['role'] ?? record?.attributes['ariaRole'] ?? record?.attributes['aria-role']);
  if (tag === 'button' || written === 'button' || tag === 'contact-button') return 'button';
  if (tag === 'navigator' || written === 'link') return 'link';
  if (tag === 'input' || tag === 'textarea' || tag === 'picker') return 'input';
  if (tag === 'checkbox' || tag === 'radio' || tag === 'switch') return 'checkbox';
  if (tag === 'image' || tag === 'cover-image' || tag === 'img' || written === 'img') return 'image';
  if (tag === 'canvas') return 'canvas';
  if (tag === 'web-view') return 'web-view';
  if (ownText(element) !== '') return 'text';
  return tag === 'scroll-view' || tag === 'swiper' ? 'list' : 'group';
}

function textOf(element: Element, record: NodeRecord | undefined): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return (element.type === 'password' ? '•'.repeat(element.value.length) : element.value) || element.placeholder;
  const label = text(record?.attributes['ariaLabel'] ?? record?.attributes['aria-label'] ?? record?.attributes['alt']) || element.getAttribute('alt') || '';
  return ownText(element) || label;
}

function ownText(element: Element): string {
  let own = '';
  for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) own += node.textContent ?? '';
  return own.trim();
}

const told = ['openType', 'url', 'src', 'type', 'formType', 'scope', 'name', 'id', 'mode', 'publicId', 'target', 'appId', 'path'] as const;

function hintsOf(element: Element, record: NodeRecord | undefined, style: CSSStyleDeclaration): Record<string, string> {
  const hints: Record<string, string> = {};
  for (const name of told) {
    const value = record?.attributes[name];
    if (typeof value === 'string' && value !== '') hints[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] = value.slice(0, 500);
  }
  if (element instanceof HTMLInputElement && element.type === 'password') hints['password'] = 'true';
  if (element instanceof HTMLImageElement && element.src) hints['src'] ??= element.src.slice(0, 500);
  const background = /url\("([^"]+)"\)/.exec(style.backgroundImage)?.[1];
  if (background) hints['background-image'] = background.slice(0, 500);
  return hints;
}

/** Where the compiler says the element was written (compiler/source-place.ts). */
function sourceOf(record: NodeRecord | undefined): Pick<TreeNode, 'source'> {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text(record?.attributes['$at'])) ?? [];
  return file === undefined ? {} : { source: { file, line: Number(line), column: Number(column) } };
}

const nothing = /^(transparent|rgba\(.*, 0\))$/;

/** One colour: where a gradient begins (it lies over the plain one), else the plain one, else (for the page's root) what lies under it. */
function backgroundOf({ backgroundColor, backgroundImage }: CSSStyleDeclaration, ground: string | undefined): string {
  const gradient = backgroundImage.includes('gradient(') ? /rgba?\([^()]*\)/.exec(backgroundImage)?.[0] : undefined;
  return gradient ?? (nothing.test(backgroundColor) ? ground ?? backgroundColor : backgroundColor);
}

/** Hit testing at the centre of what is visible of it. Off screen nothing covers it that we could know of. */
function isOnTop(element: Element, seen: Box): boolean {
  if (seen.right <= seen.left || seen.bottom <= seen.top) return true;
  const hit = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
  if (!hit) return false;
  if (element.contains(hit)) return true;
  // A text inside a tappable box: hitting the box's own element between lines is no cover.
  const owner = recordAbove(hit);
  return hit.contains(element) && owner?.element === hit && getComputedStyle(element).display.startsWith('inline');
}

function intersect(a: Box, b: Box): Box {
  return { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) };
}

const round = (value: number): number => Math.round(value * 10) / 10;
