/** scroll-view, swiper, movable-view, page-container, page-meta: where things lie and how they move. */
import { inner, number, on, text, type Behaviour, type RenderContext } from '../behaviour.js';
import type { NodeRecord } from '../nodes.js';

export const scrollView: Behaviour = {
  init(record, context) {
    let edges = { upper: true, lower: false };
    record.element.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = record.element;
      const { attributes } = record;
      context.emit(record, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
      const sideways = on(attributes['scrollX']) && !on(attributes['scrollY']);
      const [from, rest] = sideways ? [scrollLeft, scrollWidth - clientWidth - scrollLeft] : [scrollTop, scrollHeight - clientHeight - scrollTop];
      const now = { upper: from <= number(attributes['upperThreshold'], 50), lower: rest <= number(attributes['lowerThreshold'], 50) };
      if (now.upper && !edges.upper) context.emit(record, 'scrolltoupper', {});
      if (now.lower && !edges.lower) context.emit(record, 'scrolltolower', {});
      edges = now;
    }, { passive: true });
  },
  update(record, changed, context) {
    const { attributes, element } = record;
    if (changed.has('scrollX') || changed.has('scrollY')) for (const [name, attribute] of [['scroll-x', 'scrollX'], ['scroll-y', 'scrollY']] as const) element.toggleAttribute(name, on(attributes[attribute]));
    if (!['scrollTop', 'scrollLeft', 'scrollIntoView'].some((name) => changed.has(name))) return;
    void context.drawn(record.page).then(() => requestAnimationFrame(() => {
      const behavior = on(attributes['scrollWithAnimation']) ? 'smooth' as const : 'instant' as const;
      if (changed.has('scrollTop')) element.scrollTo({ top: number(attributes['scrollTop'], 0), behavior });
      if (changed.has('scrollLeft')) element.scrollTo({ left: number(attributes['scrollLeft'], 0), behavior });
      const into = text(attributes['scrollIntoView']);
      if (into) element.querySelector(`#${CSS.escape(into)}`)?.scrollIntoView({ behavior });
    }));
  },
};

interface SwiperState { current: number; timer: number; touched: { x: number; y: number } | undefined }
const swipers = new WeakMap<HTMLElement, SwiperState>();

export const swiper: Behaviour = {
  init(record, context) {
    const state: SwiperState = { current: number(record.attributes['current'], 0), timer: 0, touched: undefined };
    swipers.set(record.element, state);
    record.element.append(inner('div', 'dots'));
    record.element.addEventListener('pointerdown', (event) => { state.touched = { x: event.clientX, y: event.clientY }; });
    record.element.addEventListener('pointerup', (event) => swipe(record, state, event, context));
    record.element.addEventListener('pointercancel', () => { state.touched = undefined; });
  },
  update(record, changed, context) {
    const state = swipers.get(record.element);
    if (!state) return;
    const { attributes, element } = record;
    element.toggleAttribute('vertical', on(attributes['vertical']));
    element.style.setProperty('--duration', `${number(attributes['duration'], 500)}ms`);
    if (attributes['indicatorColor'] !== undefined) element.style.setProperty('--dot-color', text(attributes['indicatorColor']));
    if (attributes['indicatorActiveColor'] !== undefined) element.style.setProperty('--dot-active', text(attributes['indicatorActiveColor']));
    if (changed.has('current')) state.current = number(attributes['current'], 0);
    layOut(record, state);
    clearInterval(state.timer);
    if (on(attributes['autoplay'])) state.timer = window.setInterval(() => { if (element.isConnected) turn(record, state, 1, context, 'autoplay'); else clearInterval(state.timer); }, Math.max(300, number(attributes['interval'], 5000)));
  },
  children(record) {
    const state = swipers.get(record.element);
    if (state) layOut(record, state);
  },
};

function swipe(record: NodeRecord, state: SwiperState, event: PointerEvent, context: RenderContext): void {
  const from = state.touched;
  state.touched = undefined;
  if (!from || on(record.attributes['disableTouch'])) return;
  const vertical = on(record.attributes['vertical']);
  const moved = vertical ? event.clientY - from.y : event.clientX - from.x;
  const size = vertical ? record.element.offsetHeight : record.element.offsetWidth;
  if (Math.abs(moved) > size * number(record.attributes['swipeRatio'], 0.2)) turn(record, state, moved < 0 ? 1 : -1, context, 'touch');
}

function turn(record: NodeRecord, state: SwiperState, by: number, context: RenderContext, source: string): void {
  const count = slidesOf(record).length;
  const wanted = state.current + by;
  const next = on(record.attributes['circular']) || source === 'autoplay' ? (wanted + count) % Math.max(1, count) : Math.min(count - 1, Math.max(0, wanted));
  if (next === state.current || count === 0) return;
  state.current = next;
  layOut(record, state);
  context.emit(record, 'change', { current: next, isChanging: false, source });
  context.emit(record, 'animationend', { current: next, source });
}

function layOut(record: NodeRecord, state: SwiperState): void {
  const slides = slidesOf(record);
  record.element.style.setProperty('--current', String(state.current));
  slides.forEach((slide, index) => slide.style.setProperty('--index', String(index)));
  const dots = record.element.querySelector(':scope > [data-inner="dots"]');
  dots?.replaceChildren(...(on(record.attributes['indicatorDots']) ? slides.map((_, index) => { const dot = document.createElement('i'); dot.toggleAttribute('on', index === state.current); return dot; }) : []));
}

function slidesOf(record: NodeRecord): HTMLElement[] {
  return [...record.element.children].filter((child): child is HTMLElement => child.localName === 'swiper-item');
}

export const movableView: Behaviour = {
  init(record, context) {
    let from: { x: number; y: number } | undefined;
    const { element } = record;
    element.addEventListener('pointerdown', (event) => {
      if (on(record.attributes['disabled']) || !directionOf(record)) return;
      from = { x: event.clientX - placeOf(element).x, y: event.clientY - placeOf(element).y };
      element.setPointerCapture(event.pointerId);
    });
    element.addEventListener('pointermove', (event) => {
      if (!from) return;
      const { x, y } = place(record, { x: event.clientX - from.x, y: event.clientY - from.y });
      context.emit(record, 'change', { x, y, source: 'touch' });
    });
    element.addEventListener('pointerup', () => {
      if (from) context.emit(record, 'changeend', { ...placeOf(element) });
      from = undefined;
    });
  },
  update(record, changed, context) {
    if (!changed.has('x') && !changed.has('y')) return;
    void context.drawn(record.page).then(() => place(record, { x: number(record.attributes['x'], 0), y: number(record.attributes['y'], 0) }, true));
  },
};
const places = new WeakMap<HTMLElement, { x: number; y: number }>();

function placeOf(element: HTMLElement): { x: number; y: number } {
  return places.get(element) ?? { x: 0, y: 0 };
}

function directionOf(record: NodeRecord): string {
  const direction = text(record.attributes['direction']) || 'none';
  return direction === 'none' ? '' : direction;
}

function place(record: NodeRecord, wanted: { x: number; y: number }, free = false): { x: number; y: number } {
  const { element } = record;
  const area = element.parentElement;
  const direction = free ? 'all' : directionOf(record);
  const was = placeOf(element);
  const clamp = (value: number, size: number): number => Math.min(Math.max(0, value), Math.max(0, size));
  const x = direction === 'vertical' ? was.x : clamp(wanted.x, (area?.clientWidth ?? 0) - element.offsetWidth);
  const y = direction === 'horizontal' ? was.y : clamp(wanted.y, (area?.clientHeight ?? 0) - element.offsetHeight);
  places.set(element, { x, y });
  element.style.transform = `translate(${x}px, ${y}px)`;
  return { x, y };
}

export const pageContainer: Behaviour = {
  update(record, changed, context) {
    if (!changed.has('show')) return;
    const shown = on(record.attributes['show']);
    const was = record.element.hasAttribute('show');
    record.element.toggleAttribute('show', shown);
    if (shown !== was) for (const event of shown ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave']) context.emit(record, event, {});
  },
};

export const pageMeta: Behaviour = {
  update(record, changed, context) {
    const { attributes } = record;
    const screen = context.screenOf(record.page);
    const root = screen?.querySelector<HTMLElement>(':scope > page');
    if (!screen || !root) return;
    const background = attributes['rootBackgroundColor'] ?? attributes['backgroundColor'];
    if (background !== undefined) screen.style.setProperty('--page-background', text(background));
    if (changed.has('pageStyle')) root.style.cssText = text(attributes['pageStyle']).replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * var(--rpx))');
    if (attributes['pageFontSize'] !== undefined) root.style.fontSize = text(attributes['pageFontSize']).replace(/^system$/, '');
    if (attributes['rootFontSize'] !== undefined) document.documentElement.style.fontSize = text(attributes['rootFontSize']).replace(/^system$/, '');
    if (changed.has('scrollTop') && attributes['scrollTop'] !== undefined) requestAnimationFrame(() => screen.scrollTo({ top: Number.parseFloat(text(attributes['scrollTop'])) }));
  },
};

