/** Answers the service's questions about layout. */
import { datasetOf } from '../dataset.js';
import type { LayoutFields, LayoutQuery, ServiceToRender } from '../protocol.js';
import { recordOf } from './nodes.js';

export function answerLayout({ selector, all, within, what, fields = {} }: LayoutQuery, screen: HTMLElement | undefined): unknown {
  if (!screen) return all ? [] : null;
  if (what === 'viewport') return { width: window.innerWidth, height: window.innerHeight, left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  if (what === 'viewportScroll') return scrollOf(screen);
  if (what === 'fields' && selector === 'viewport') return fieldsOf(screen, fields);
  const found = select(screen, selector).filter((element) => within === undefined || within.includes(recordOf(element)?.id ?? 0));
  const answer = (element: HTMLElement): unknown => (what === 'fields' ? fieldsOf(element, fields) : measure(element, what));
  if (all) return found.map(answer);
  const [first] = found;
  return first ? answer(first) : null;
}

/** A selector the browser refuses finds nothing, as on the platform. */
export function select(screen: HTMLElement, selector: string): HTMLElement[] {
  try {
    return [...screen.querySelectorAll<HTMLElement>(selector.replace(/>>>/g, ' '))];
  } catch {
    return []; // not a selector: `#1a` and the like occur in real programs
  }
}

function measure(element: HTMLElement, what: LayoutQuery['what']): object {
  if (what === 'node') return nodeOf(element);
  return { ...aboutOf(element), ...(what === 'scrollOffset' ? scrollOf(element) : boxOf(element.getBoundingClientRect())) };
}

/** What .fields() asked for and nothing else. */
function fieldsOf(element: HTMLElement, { id, dataset, rect, size, scrollOffset, node, properties = [], computedStyle = [] }: LayoutFields): object {
  const about = aboutOf(element), { width, height, ...edges } = boxOf(element.getBoundingClientRect());
  const attributes = recordOf(element)?.attributes ?? {}, style = getComputedStyle(element);
  return {
    ...(id ? { id: about.id } : {}), ...(dataset ? { dataset: about.dataset } : {}), ...(rect ? edges : {}), ...(size ? { width, height } : {}), ...(scrollOffset ? scrollOf(element) : {}), ...(node ? nodeOf(element) : {}),
    ...Object.fromEntries([...properties.map((name) => [name, attributes[name]]), ...computedStyle.map((name) => [name, style.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))])]),
  };
}

const aboutOf = (element: Element): { id: string; dataset: object } => ({ id: element.id, dataset: datasetOf(recordOf(element) ?? { attributes: {} }) });
const boxOf = ({ width, height, left, top, right, bottom }: DOMRectReadOnly): { width: number; height: number; left: number; top: number; right: number; bottom: number } => ({ width, height, left, top, right, bottom });
const scrollOf = ({ scrollTop, scrollLeft, scrollHeight, scrollWidth }: Element): object => ({ scrollTop, scrollLeft, scrollHeight, scrollWidth });
const nodeOf = (element: HTMLElement): object => ({ node: recordOf(element)?.id ?? null, ...(element instanceof HTMLCanvasElement ? { canvas: true, width: element.width, height: element.height } : {}) });

const observers = new Map<number, IntersectionObserver>();

export function observe(message: Extract<ServiceToRender, { type: 'observe' }>, screen: HTMLElement | undefined, tell: (entry: unknown) => void): void {
  const [reference] = message.relativeTo;
  const root = reference?.selector && screen ? select(screen, reference.selector)[0] ?? null : null;
  const { top = 0, right = 0, bottom = 0, left = 0 } = reference?.margins ?? {};
  /** Nothing is told of an element while its ratio is what the program took as given. */
  const told = new WeakSet<Element>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, time, intersectionRatio, intersectionRect, boundingClientRect, rootBounds } of entries) {
      if (!told.has(target) && intersectionRatio === message.initialRatio) continue;
      told.add(target);
      tell({ ...aboutOf(target), time, intersectionRatio, intersectionRect: boxOf(intersectionRect), boundingClientRect: boxOf(boundingClientRect), relativeRect: rootBounds && boxOf(rootBounds) });
    }
    // Margins count only where a root is named: this frame's document, not the page that holds the frame.
  }, { root: root ?? document, rootMargin: `${top}px ${right}px ${bottom}px ${left}px`, threshold: message.thresholds.filter((value) => value >= 0 && value <= 1) });
  observers.set(message.observer, observer);
  const found = screen ? select(screen, message.selector) : [];
  for (const element of message.selectAll ? found : found.slice(0, 1)) observer.observe(element);
}

export function unobserve(id: number): void {
  observers.get(id)?.disconnect();
  observers.delete(id);
}
