/** One open page: its data, its tree, its life cycle. The host decides when it opens, shows, hides and closes. */
import { Component as PreactComponent, createElement, render as renderTree, type ComponentChild } from 'preact';
import { routerOf, type ComponentInstance } from './component.js';
import { initialData, record, type Dictionary, type Method } from './definition.js';
import { Owner } from './owner.js';
import { longestText, PageRoot } from './remote-tree.js';
import type { Runtime } from './runtime.js';
import { selectComponents } from './select-component.js';
import type { Unit } from './units.js';

/** More elements than any phone would draw. */
const mostNodes = 60_000;

export interface PageOpening { id: number; path: string; query: Record<string, string>; opener: PageInstance | undefined }

export class PageInstance extends Owner {
  readonly owner = undefined;
  readonly components = new Set<ComponentInstance>();
  readonly path: string;
  readonly pageId: number;
  readonly query: Record<string, string>;
  readonly root: PageRoot;
  readonly channel: EventChannel;
  #host: PageHost | undefined;
  #alive = true;

  constructor(runtime: Runtime, unit: Unit, opening: PageOpening) {
    super(runtime, unit, unit.definition);
    this.path = opening.path;
    this.pageId = opening.id;
    this.query = opening.query;
    this.channel = opening.opener?.nextChannel ?? new EventChannel();
    this.root = new PageRoot({
      mostNodes, schedule: () => runtime.scheduleFlush(this),
      tooLong: () => runtime.report.unsupported('other', `text longer than ${longestText} characters`, this.path, 'shown cut'),
      tooManyNodes: () => runtime.report.error(new Error(`the page has more than ${mostNodes} elements and is no longer drawn`), this.path),
    });
  }

  /** What my.navigateTo's success hands out before the opened page exists. */
  nextChannel: EventChannel | undefined;

  get page(): PageInstance { return this; }

  open(): void {
    this.data = initialData(this.definition, (error) => this.runtime.report.error(error, this.path));
    Object.assign(this.api, this.definition.rest, this.definition.methods, this.#platformApi(), { data: this.data });
    this.runHook('onLoad', { ...this.query });
    this.show();
    this.guard(() => renderTree(createElement(PageHost, { page: this, attach: (host) => { this.#host = host; } }), this.root as unknown as Element)); // RemoteElement has what Preact calls
    this.runtime.afterRender(() => { if (this.#alive) this.runHook('onReady'); });
  }

  show(): void {
    this.runHook('onShow');
    this.#tellComponents('onShow');
  }

  hide(): void {
    this.runHook('onHide');
    this.#tellComponents('onHide');
  }

  close(): void {
    if (!this.#alive) return;
    this.runHook('onUnload');
    this.#alive = false;
    this.guard(() => renderTree(null, this.root as unknown as Element)); // as above: unmounts, so that didUnmount runs
    this.root.take();
    this.root.close();
  }

  /** Title tap, pull-down, back: page function first, then `events`, then components' pageEvents. The answer is the last value other than undefined. */
  fire(name: string, payload: unknown): unknown {
    const events = record(this.definition.rest['events']);
    const direct = this.callIfThere(name, payload);
    const listener = events[name];
    const listened = typeof listener === 'function' ? this.guard(() => (listener as Method).call(this.api, payload)) : undefined; // a function by the check
    this.#tellComponents(name, payload);
    return listened ?? direct;
  }

  hasEvent(name: string): boolean {
    return typeof record(this.definition.rest['events'])[name] === 'function' || this.hasMethod(name);
  }

  callIfThere(name: string, ...args: unknown[]): unknown {
    return this.definition.hooks[name as 'onShow'] ? this.runHook(name as 'onShow', ...args) : this.callMethod(name, args); // a hook's name by the check
  }

  viewData(): Dictionary { return this.data; }

  renderView(): ComponentChild {
    return this.guard(() => this.unit.render(this.viewData(), this)) as ComponentChild; // template code gives Preact children
  }

  protected invalidate(done: (() => void) | undefined): void {
    this.previousData = undefined;
    if (!this.#alive) return;
    if (this.#host) this.#host.setState({}, done);
    else if (done) this.runtime.afterRender(done);
  }

  #tellComponents(name: string, payload?: unknown): void {
    for (const component of this.components) {
      const listener = component.definition.pageEvents[name];
      if (typeof listener === 'function') component.guard(() => (listener as Method).call(component.api, payload)); // a function by the check
    }
  }

  #platformApi(): Dictionary {
    const { runtime } = this;
    return {
      route: this.path, is: this.path, $id: this.pageId, $viewId: String(this.pageId), options: { ...this.query },
      setData: (changes: unknown, callback?: unknown) => this.setData(changes, callback),
      $spliceData: (changes: unknown, callback?: unknown) => this.spliceData(changes, callback),
      $batchedUpdates: (run: unknown) => this.batchedUpdates(run),
      createSelectorQuery: () => runtime.createSelectorQuery(this),
      createIntersectionObserver: (options: unknown) => runtime.createIntersectionObserver(this, record(options)),
      $selectComponent: (selector: unknown) => selectComponents(this, String(selector))[0]?.api ?? null,
      $selectAllComponents: (selector: unknown) => selectComponents(this, String(selector)).map((component) => component.api),
      getOpenerEventChannel: () => this.channel.api, getTabBar: () => null,
      setUpdatePerformanceListener: () => undefined,
      router: routerOf(runtime.my), pageRouter: routerOf(runtime.my),
    };
  }
}

interface PageHostProps { page: PageInstance; attach: (host: PageHost) => void }

class PageHost extends PreactComponent<PageHostProps> {
  constructor(props: PageHostProps) {
    super(props);
    props.attach(this);
  }
  override render(): ComponentChild { return this.props.page.renderView(); }
}

/** Between a page and the one it opened. What is emitted before anyone listens waits. */
export class EventChannel {
  readonly #listeners = new Map<string, Set<Method>>();
  readonly #waiting = new Map<string, unknown[][]>();

  readonly api = {
    on: (name: string, listener: Method): void => this.#on(name, listener),
    once: (name: string, listener: Method): void => {
      const once: Method = (...args) => { this.#listeners.get(name)?.delete(once); return listener(...args); };
      this.#on(name, once);
    },
    off: (name: string, listener?: Method): void => { if (listener) this.#listeners.get(name)?.delete(listener); else this.#listeners.delete(name); },
    emit: (name: string, ...args: unknown[]): void => this.#emit(name, args),
  };

  #on(name: string, listener: Method): void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.delete(name);
    for (const args of waiting) listener(...args);
  }

  #emit(name: string, args: unknown[]): void {
    const listeners = this.#listeners.get(name);
    if (listeners?.size) for (const listener of [...listeners]) listener(...args);
    else this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), args]);
  }
}
