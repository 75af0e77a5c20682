/** What ISV code passes to Component(), Page() and Mixin(), merged with its mixins into one definition. */

export type Method = (this: unknown, ...args: unknown[]) => unknown;
export type Dictionary = Record<string, unknown>;

/** Life-cycle functions that all run, mixins first. */
export const componentHooks = ['onInit', 'deriveDataFromProps', 'didMount', 'didUpdate', 'didUnmount', 'onError', 'created', 'attached', 'ready', 'moved', 'detached'] as const;
export const pageHooks = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onPullDownRefresh', 'onReachBottom', 'onPageScroll', 'onTabItemTap', 'onTitleClick', 'onOptionMenuClick', 'onResize'] as const;
export type Hook = (typeof componentHooks)[number] | (typeof pageHooks)[number];

export interface Definition {
  hooks: Partial<Record<Hook, Method[]>>;
  /** One part a mixin, the definition's own last: data of each instance is made anew from all of them. */
  data: (Dictionary | (() => unknown))[];
  props: Dictionary;
  methods: Record<string, Method>;
  observers: [fields: string, listener: Method][];
  pageEvents: Dictionary;
  options: Dictionary;
  relations: Dictionary;
  externalClasses: string[];
  /** Everything else that was written: instance fields. */
  rest: Dictionary;
  mixins: unknown[];
}

export function defineComponent(source: unknown): Definition {
  const definition = emptyDefinition();
  mergeComponent(definition, record(source), 0);
  return definition;
}

/** A page's functions are its methods; mixins may bring data and functions. */
export function definePage(source: unknown): Definition {
  const definition = emptyDefinition();
  mergePage(definition, record(source), 0);
  return definition;
}

function mergeComponent(into: Definition, source: Dictionary, depth: number): void {
  if (depth > 20) return;
  for (const mixin of [...list(source['mixins']), ...list(source['behaviors'])]) {
    into.mixins.push(mixin);
    mergeComponent(into, record(mixin), depth + 1);
  }
  const { data, props, properties, methods, observers, lifetimes, pageEvents, rootEvents, options, relations, externalClasses } = source;
  addData(into, data);
  Object.assign(into.props, record(props), defaultsOf(record(properties)));
  Object.assign(into.methods, record(methods));
  into.observers.push(...observersOf(observers));
  addHooks(into, { ...source, ...record(lifetimes) }, componentHooks);
  Object.assign(into.pageEvents, record(pageEvents), record(rootEvents));
  Object.assign(into.options, record(options));
  Object.assign(into.relations, record(relations));
  into.externalClasses.push(...list(externalClasses).map(String));
  for (const [key, value] of Object.entries(source)) if (!componentKeys.has(key)) into.rest[key] = value;
}

function mergePage(into: Definition, source: Dictionary, depth: number): void {
  if (depth > 20) return;
  for (const mixin of [...list(source['mixins']), ...list(source['behaviors'])]) mergePage(into, record(mixin), depth + 1);
  addData(into, source['data']);
  into.observers.push(...observersOf(source['observers']));
  Object.assign(into.methods, record(source['methods']));
  addHooks(into, source, pageHooks);
  Object.assign(into.options, record(source['options']));
  for (const [key, value] of Object.entries(source)) if (!['data', 'mixins', 'behaviors', 'observers', 'options', 'methods'].includes(key)) into.rest[key] = value;
}

/** The data of a new instance. Shallow: nested objects are shared between instances, as on the platform. */
export function initialData(definition: Definition, report: (error: unknown) => void): Dictionary {
  const data: Dictionary = {};
  for (const part of definition.data) {
    try {
      Object.assign(data, typeof part === 'function' ? part() : part);
    } catch (error) {
      report(error);
    }
  }
  return data;
}

function emptyDefinition(): Definition {
  return { hooks: {}, data: [], props: {}, methods: {}, observers: [], pageEvents: {}, options: {}, relations: {}, externalClasses: [], rest: {}, mixins: [] };
}

function addData(into: Definition, data: unknown): void {
  if (typeof data === 'function') into.data.push(data as () => unknown); // data(){} takes nothing
  else if (typeof data === 'object' && data !== null) into.data.push(data as Dictionary); // an object by the check
}

function addHooks(into: Definition, source: Dictionary, names: readonly Hook[]): void {
  for (const name of names) {
    const hook = source[name];
    if (typeof hook === 'function') (into.hooks[name] ??= []).push(hook as Method); // called with the platform's arguments
  }
}

function observersOf(observers: unknown): [string, Method][] {
  return Object.entries(record(observers)).flatMap(([fields, listener]): [string, Method][] => (typeof listener === 'function' ? [[fields, listener as Method]] : [])); // a function by the check
}

/** WeChat-style `properties: {a: {type, value}}`, which some shared components carry. */
function defaultsOf(properties: Dictionary): Dictionary {
  return Object.fromEntries(Object.entries(properties).flatMap(([name, property]) => ('value' in record(property) ? [[name, record(property)['value']]] : [])));
}

const componentKeys = new Set<string>([...componentHooks.filter((hook) => hook !== 'onError'), 'data', 'props', 'properties', 'methods', 'mixins', 'behaviors', 'observers', 'lifetimes', 'pageEvents', 'rootEvents', 'options', 'relations', 'externalClasses', 'ref']);

export function record(value: unknown): Dictionary {
  return typeof value === 'object' && value !== null ? value as Dictionary : {}; // an object by the check
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
