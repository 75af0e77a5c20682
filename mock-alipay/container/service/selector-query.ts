/** my.createSelectorQuery and createIntersectionObserver: questions about layout, answered by the render. */
import type { LayoutQuery } from '../protocol.js';
import { record, type Dictionary, type Method } from './definition.js';
import type { PageInstance } from './page.js';

export type AskRender = (page: number, layouts: LayoutQuery[]) => Promise<unknown[]>;

export function createSelectorQuery(page: PageInstance | undefined, ask: AskRender): object {
  const layouts: LayoutQuery[] = [];
  const callbacks: (Method | undefined)[] = [];
  let current: Pick<LayoutQuery, 'selector' | 'all'> = { selector: '', all: false };
  const choose = (selector: unknown, all: boolean): object => { current = { selector: String(selector), all }; return query; };
  const add = (what: LayoutQuery['what'], callback: unknown): object => {
    layouts.push({ ...current, what });
    callbacks.push(typeof callback === 'function' ? callback as Method : undefined); // called with the result
    return query;
  };
  const query = {
    in: () => query,
    select: (selector: unknown) => choose(selector, false),
    selectAll: (selector: unknown) => choose(selector, true),
    selectViewport: () => choose('viewport', false),
    boundingClientRect: (callback?: unknown) => add(current.selector === 'viewport' ? 'viewport' : 'boundingClientRect', callback),
    scrollOffset: (callback?: unknown) => add(current.selector === 'viewport' ? 'viewportScroll' : 'scrollOffset', callback),
    node: (callback?: unknown) => add('node', callback),
    fields: (_fields: unknown, callback?: unknown) => add('boundingClientRect', callback),
    exec: (callback?: unknown) => { void answer(callback); return query; },
  };
  const answer = async (callback: unknown): Promise<void> => {
    const results = page ? await ask(page.pageId, layouts) : layouts.map(() => null);
    results.forEach((result, at) => page?.guard(() => callbacks[at]?.(result)));
    if (typeof callback === 'function') page?.guard(() => { (callback as Method)(results); }); // ISV's callback
  };
  return query;
}

export interface ObserverLink {
  observe(page: PageInstance, options: { selector: string; relativeTo: { selector: string | null; margins: Record<string, number> }[]; thresholds: number[] }, listener: (entry: unknown) => void): number;
  unobserve(observer: number): void;
}

export function createIntersectionObserver(page: PageInstance, options: Dictionary, link: ObserverLink): object {
  const relativeTo: { selector: string | null; margins: Record<string, number> }[] = [];
  const observers: number[] = [];
  const thresholds = Array.isArray(options['thresholds']) ? options['thresholds'].map(Number) : [0];
  const observer = {
    relativeTo: (selector: unknown, margins: unknown = {}) => { relativeTo.push({ selector: String(selector), margins: numbers(margins) }); return observer; },
    relativeToViewport: (margins: unknown = {}) => { relativeTo.push({ selector: null, margins: numbers(margins) }); return observer; },
    observe: (selector: unknown, callback: unknown) => {
      observers.push(link.observe(page, { selector: String(selector), relativeTo, thresholds }, (entry) => page.guard(() => { if (typeof callback === 'function') (callback as Method)(entry); }))); // ISV's callback
    },
    disconnect: () => { for (const id of observers.splice(0)) link.unobserve(id); },
  };
  return observer;
}

function numbers(value: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(record(value)).map(([key, number]) => [key, Number(number)]));
}
