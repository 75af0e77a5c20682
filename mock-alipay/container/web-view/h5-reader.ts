/** How the screen tree reads a page of HTML: the same nodes as for AXML, from what browsers know of links, buttons, fields and listeners. */
import type { TreeNode, TreeReader } from '../render/screen-tree.js';
import { keepText, textsOn } from '../render/elements/canvas.js';
import { toReal, type H5Origins } from './origins.js';

const taps = new Set(['click', 'tap', 'touchstart', 'touchend', 'mousedown', 'pointerdown', 'pointerup']);
const heard = new WeakMap<EventTarget, Set<string>>();

/** Remembers who listens to what; called before any script of the page. */
export function watchListeners(): void {
  const { addEventListener: add } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function added(this: EventTarget | undefined, type: string, ...rest: unknown[]) {
    const target = this ?? window;
    heard.set(target, (heard.get(target) ?? new Set()).add(type));
    (add as (...args: unknown[]) => void).call(target, type, ...rest); // all overloads
  } as typeof add;
}

/** What a page's canvases say, as for the mini program's own. */
export function watchCanvasTexts(): void {
  for (const name of ['fillText', 'strokeText'] as const) {
    const { [name]: draw } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype[name] = function drawn(this: CanvasRenderingContext2D, ...args) {
      keepText(this.canvas, args[0]);
      draw.apply(this, args);
    };
  }
}

const native = 'a[href], button, input, textarea, select, label, summary, [role="button"], [onclick]';

/** A library that listens at its root for everything says nothing about taps there. */
function takesTaps(element: Element): boolean {
  if (element.matches(native)) return true;
  if (element instanceof HTMLElement && element.onclick) return true;
  const types = heard.get(element);
  if (types && types.size < 20 && [...types].some((type) => taps.has(type)) && !element.matches('html, body, body > *:only-child')) return true;
  // React keeps handlers on the node.
  const props = Object.entries(element).find(([key]) => key.startsWith('__reactProps$'))?.[1] as { onClick?: unknown } | undefined; // React's own object
  return typeof props?.onClick === 'function' || (getComputedStyle(element).cursor === 'pointer' && getComputedStyle(element.parentElement ?? element).cursor !== 'pointer');
}

const roles = new Map<string, TreeNode['role']>([
  ['a', 'link'], ['button', 'button'], ['textarea', 'input'], ['select', 'input'], ['img', 'image'], ['svg', 'image'], ['canvas', 'canvas'], ['video', 'image'], ['ul', 'list'], ['ol', 'list'], ['iframe', 'web-view'],
]);

function role(element: Element): TreeNode['role'] {
  const written = element.getAttribute('role');
  if (written === 'button' || written === 'link') return written;
  if (element instanceof HTMLInputElement) return /^(checkbox|radio)$/.test(element.type) ? 'checkbox' : /^(button|submit|reset|image)$/.test(element.type) ? 'button' : 'input';
  return roles.get(element.localName) ?? 'group';
}

export function h5Reader(origins: H5Origins): TreeReader {
  return {
    skips: (element) => /^(script|style|noscript|template|head)$/.test(element.localName), owns: () => true, tag: (element) => element.localName, takesTaps, role,
    label: (element) => element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? (element instanceof HTMLCanvasElement ? textsOn(element) : element instanceof HTMLInputElement && role(element) === 'button' ? element.value : element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text ?? '' : element.getAttribute('title') ?? ''),
    disabled: (element) => element.matches(':disabled, [aria-disabled="true"]'),
    hints: (element) => hints(element, origins),
  };
}

function hints(element: Element, origins: H5Origins): Record<string, string> {
  const given = { url: element.getAttribute('href'), src: element.getAttribute('src'), type: element.getAttribute('type'), id: element.id, name: element.getAttribute('name') };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])).map(([key, value]) => [key, toReal(value, origins).slice(0, 500)]));
}
