/** my.createSelectorQuery and createIntersectionObserver: questions about layout, answered by the render. */
import type { LayoutFields, LayoutQuery, ObserverWish } from '../protocol.js';
import { record, type Dictionary, type Method } from './definition.js';
import type { PageInstance } from './page.js';
import { connectedElements } from './remote-tree.js';

export type AskRender = (page: number, layouts: LayoutQuery[]) => Promise<unknown[]>;

/** A canvas as the view found it. */
export interface FoundCanvas { node: number; width: number; height: number }

export function createSelectorQuery(page: PageInstance | undefined, ask: AskRender, canvasNode: (found: FoundCanvas) => object): object {
  const layouts: LayoutQuery[] = [];
  const callbacks: (Method | undefined)[] = [];
  /** What .in() had named when each question was asked. */
  const scopes: unknown[] = [];
  let within: unknown;
  let current: Pick<LayoutQuery, 'selector' | 'all'> = { selector: '', all: false };
  const choose = (selector: unknown, all: boolean): object => { current = { selector: String(selector), all }; return query; };
  const add = (what: LayoutQuery['what'], callback: unknown, fields?: LayoutFields): object => {
    layouts.push({ ...current, what, ...(fields ? { fields } : {}) });
    query.actions.push({ ...current, what });
    scopes.push(within);
    callbacks.push(typeof callback === 'function' ? callback as Method : undefined); // called with the result
    return query;
  };
  const query = {
    /** One for each question, in order: uni-app's runtime keeps its own callbacks on them. */
    actions: [] as Dictionary[],
    in: (component: unknown) => { within = component; return query; },
    select: (selector: unknown) => choose(selector, false),
    selectAll: (selector: unknown) => choose(selector, true),
    selectViewport: () => choose('viewport', false),
    boundingClientRect: (callback?: unknown) => add(current.selector === 'viewport' ? 'viewport' : 'boundingClientRect', callback),
    scrollOffset: (callback?: unknown) => add(current.selector === 'viewport' ? 'viewportScroll' : 'scrollOffset', callback),
    node: (callback?: unknown) => add('node', callback),
    fields: (fields: unknown, callback?: unknown) => add('fields', callback, record(fields)),
    exec: (callback?: unknown) => { void answer(callback); return query; },
  };
  const answer = async (callback: unknown): Promise<void> => {
    await null; // renders already asked for come first: they may make the elements that are asked for
    const answers = page ? await ask(page.pageId, layouts.map((layout, at) => ({ ...layout, ...elementsOf(page, scopes[at]) }))) : layouts.map(() => null);
    const results = answers.map((answer) => (record(answer)['canvas'] === true ? { ...record(answer), node: canvasNode(record(answer) as unknown as FoundCanvas) } : answer)); // render/layout.ts says so of a canvas
    results.forEach((result, at) => page?.guard(() => callbacks[at]?.(result)));
    if (typeof callback === 'function') page?.guard(() => { (callback as Method)(results); }); // ISV's callback
  };
  return query;
}

/** Ids of the elements that a component's own template wrote; a page, or what is no component, is the whole page. */
function elementsOf(page: PageInstance, api: unknown): Pick<LayoutQuery, 'within'> {
  const component = api === undefined ? undefined : [...page.components].find((one) => one.api === api);
  return component ? { within: [...connectedElements.values()].filter(({ owner }) => owner === component).map(({ id }) => id) } : {};
}

export interface ObserverLink {
  observe(page: PageInstance, wish: ObserverWish, listener: (entry: unknown) => void): number;
  unobserve(observer: number): void;
}

export function createIntersectionObserver(page: PageInstance, options: Dictionary, link: ObserverLink): object {
  const relativeTo: ObserverWish['relativeTo'] = [];
  const observers: number[] = [];
  const thresholds = Array.isArray(options['thresholds']) ? options['thresholds'].map(Number) : [0];
  const observer = {
    relativeTo: (selector: unknown, margins: unknown = {}) => { relativeTo.push({ selector: String(selector), margins: numbers(margins) }); return observer; },
    relativeToViewport: (margins: unknown = {}) => { relativeTo.push({ selector: null, margins: numbers(margins) }); return observer; },
    observe: (selector: unknown, callback: unknown) => {
      observers.push(link.observe(page, { selector: String(selector), relativeTo, thresholds, selectAll: options['selectAll'] === true, initialRatio: Number(options['initialRatio']) || 0 }, (entry) => page.guard(() => { if (typeof callback === 'function') (callback as Method)(entry); }))); // ISV's callback
    },
    disconnect: () => { for (const id of observers.splice(0)) link.unobserve(id); },
  };
  return observer;
}

function numbers(value: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(record(value)).map(([key, number]) => [key, Number(number)]));
}
