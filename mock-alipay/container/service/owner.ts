/**
 * What pages and components have in common: data and how it changes, methods by name, the components their template may use.
 * `api` is the object ISV code knows as `this`.
 */
import { readPath, splicePath, writePath } from './data-path.js';
import { record, type Definition, type Dictionary, type Hook, type Method } from './definition.js';
import type { Runtime } from './runtime.js';
import type { PageInstance } from './page.js';
import type { Unit } from './units.js';

let lastId = 0;

export abstract class Owner {
  readonly id = ++lastId;
  readonly api: Dictionary;
  readonly definition: Definition;
  /** Scoped content given between the tags; components only. */
  slots: readonly SlotEntry[] = [];
  data: Dictionary;
  protected previousData: Dictionary | undefined;
  #bound = new Map<string, Method>();
  #batching = 0;
  #callbacks: Method[] = [];

  constructor(readonly runtime: Runtime, readonly unit: Unit, definition: Definition) {
    this.definition = definition;
    this.api = {};
    this.data = {};
  }

  abstract get page(): PageInstance;
  /** Whose template it stands in; a page stands in none. */
  abstract readonly owner: Owner | undefined;
  /** Asks for a render; `done` runs after it. */
  protected abstract invalidate(done: (() => void) | undefined): void;
  /** What the template sees. */
  abstract viewData(): Dictionary;

  setData(changes: unknown, callback?: unknown): void {
    this.#change(callback, (touched) => {
      for (const [path, value] of Object.entries(record(changes))) {
        writePath(this.data, path, value);
        touched.push(path);
      }
    });
  }

  spliceData(changes: unknown, callback?: unknown): void {
    this.#change(callback, (touched) => {
      for (const [path, args] of Object.entries(record(changes))) {
        splicePath(this.data, path, Array.isArray(args) ? args : []);
        touched.push(path);
      }
    });
  }

  batchedUpdates(run: unknown): void {
    this.#batching++;
    try {
      if (typeof run === 'function') run();
    } finally {
      this.#batching--;
      if (this.#batching === 0) this.#render();
    }
  }

  /** A stable function for a function prop: `onPick="pick"` gives the same function on every render. */
  bound(name: string): Method {
    const known = this.#bound.get(name);
    if (known) return known;
    const bound: Method = (...args) => this.callMethod(name, args);
    this.#bound.set(name, bound);
    return bound;
  }

  /** Undefined when there is no such method; errors are reported and go no further. */
  callMethod(name: string, args: unknown[]): unknown {
    const method = this.api[name];
    if (typeof method !== 'function') return undefined;
    return this.guard(() => (method as Method).apply(this.api, args)); // ISV function, called with what the event carries
  }

  hasMethod(name: string): boolean { return typeof this.api[name] === 'function'; }

  runHook(name: Hook, ...args: unknown[]): unknown {
    let result: unknown;
    for (const hook of this.definition.hooks[name] ?? []) result = this.guard(() => hook.apply(this.api, args)) ?? result;
    return result;
  }

  guard<T>(run: () => T): T | undefined {
    try {
      const result = run();
      if (result instanceof Promise) result.catch((error: unknown) => this.runtime.unhandled(error, this.page.path));
      return result;
    } catch (error) {
      this.runtime.report.error(error, this.page.path);
      return undefined;
    }
  }

  notifyObservers(touched: string[], source: Dictionary): void {
    for (const [fields, listener] of this.definition.observers) {
      const paths = fields.split(',').map((field) => field.trim());
      if (!paths.some((path) => touched.some((change) => concerns(path, change)))) continue;
      this.guard(() => listener.apply(this.api, paths.map((path) => readPath(source, path.replace(/\.?\*\*$/, '')))));
    }
  }

  #change(callback: unknown, write: (touched: string[]) => void): void {
    this.previousData ??= { ...this.data };
    const touched: string[] = [];
    write(touched);
    if (this.api['data'] !== this.data) this.data = record(this.api['data']);
    if (typeof callback === 'function') this.#callbacks.push(callback as Method); // called without arguments after the render
    this.runtime.tellData(this, touched);
    this.notifyObservers(touched, this.data);
    this.#render();
  }

  #render(): void {
    if (this.#batching > 0) return;
    const callbacks = this.#callbacks;
    this.#callbacks = [];
    this.invalidate(callbacks.length === 0 ? undefined : () => { for (const callback of callbacks) this.guard(() => callback.call(this.api)); });
  }
}

export type SlotEntry = readonly [name: string, content: (props: Dictionary) => unknown];

/** `a.b` is concerned by a change of `a`, `a.b` and `a.b.c`; `**` by everything. */
function concerns(field: string, change: string): boolean {
  const path = field.replace(/\.?\*\*$/, '');
  if (path === '') return true;
  const normal = change.replace(/\[(\d+)\]/g, '.$1');
  const wanted = path.replace(/\[(\d+)\]/g, '.$1');
  return normal === wanted || wanted.startsWith(`${normal}.`) || normal.startsWith(`${wanted}.`);
}
