/** Answers the service's questions about layout. */
import type { LayoutQuery, ServiceToRender } from '../protocol.js';
import { recordOf } from './nodes.js';

export function answerLayout({ selector, all, within, what }: LayoutQuery, screen: HTMLElement | undefined): unknown {
  if (!screen) return all ? [] : null;
  if (what === 'viewport') return { width: window.innerWidth, height: window.innerHeight, left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  if (what === 'viewportScroll') return { scrollTop: screen.scrollTop, scrollLeft: screen.scrollLeft, scrollHeight: screen.scrollHeight, scrollWidth: screen.scrollWidth };
  const found = select(screen, selector).filter((element) => within === undefined || within.includes(recordOf(element)?.id ?? 0));
  if (all) return found.map((element) => measure(element, what));
  const [first] = found;
  return first ? measure(first, what) : null;
}

/** A selector the browser refuses finds nothing, as on the platform. */
export function select(screen: HTMLElement, selector: string): HTMLElement[] {
  try {
    return [...screen.querySelectorAll<HTMLElement>(selector.replace(/>>>/g, ' '))];
  } catch {
    return []; // not a selector: `#1a` and the like occur in real programs
  }
}

function measure(element: HTMLElement, what: LayoutQuery['what']): unknown {
  const about = { id: element.id, dataset: { ...element.dataset } };
  if (what === 'scrollOffset') return { ...about, scrollTop: element.scrollTop, scrollLeft: element.scrollLeft, scrollHeight: element.scrollHeight, scrollWidth: element.scrollWidth };
  const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
  return what === 'node' ? { node: recordOf(element)?.id ?? null, ...(element instanceof HTMLCanvasElement ? { canvas: true, width: element.width, height: element.height } : {}) } : { ...about, width, height, left, top, right, bottom };
}

const observers = new Map<number, IntersectionObserver>();

export function observe(message: Extract<ServiceToRender, { type: 'observe' }>, screen: HTMLElement | undefined, tell: (entry: unknown) => void): void {
  const [reference] = message.relativeTo;
  const root = reference?.selector && screen ? select(screen, reference.selector)[0] ?? null : null;
  const { top = 0, right = 0, bottom = 0, left = 0 } = reference?.margins ?? {};
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const box = ({ left: l, top: t, right: r, bottom: b, width, height }: DOMRectReadOnly) => ({ left: l, top: t, right: r, bottom: b, width, height });
      tell({ id: entry.target.id, dataset: {}, time: entry.time, intersectionRatio: entry.intersectionRatio, intersectionRect: box(entry.intersectionRect), boundingClientRect: box(entry.boundingClientRect), relativeRect: entry.rootBounds ? box(entry.rootBounds) : null });
    }
  }, { root, rootMargin: `${top}px ${right}px ${bottom}px ${left}px`, threshold: message.thresholds.filter((value) => value >= 0 && value <= 1) });
  observers.set(message.observer, observer);
  for (const element of screen ? select(screen, message.selector) : []) observer.observe(element);
}

export function unobserve(id: number): void {
  observers.get(id)?.disconnect();
  observers.delete(id);
}
