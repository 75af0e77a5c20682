/** The running program inside the worker: what pages, components and `my` share, and the order in which things happen. */
import { options as preactOptions } from 'preact';
import { createServicePart } from '../automator/service-part.js';
import type { BootInfo, JsapiAnswer } from '../bridge.js';
import type { ProgramInfo } from '../program.js';
import { Questions } from '../questions.js';
import type { HostToService, LayoutQuery, RenderToService } from '../protocol.js';
import { record, type Dictionary, type Method } from './definition.js';
import { dispatchEvent } from './events.js';
import { createFloodGate, type FloodGate } from './flood-gate.js';
import type { Link } from './link.js';
import { plain } from './link.js';
import { createCanvasNode } from './my/canvas-context.js';
import type { MyContext } from './my/context.js';
import { createMy, type My } from './my/create-my.js';
import { actOnTap } from './native-actions.js';
import { EventChannel, PageInstance } from './page.js';
import { changesOf } from './data-path.js';
import type { Owner } from './owner.js';
import { elementWithId } from './remote-tree.js';
import { createReporter, type Reporter } from './report.js';
import { createIntersectionObserver, createSelectorQuery } from './selector-query.js';
import type { Timers } from './timers.js';
import { Units, type Unit } from './units.js';

export interface RuntimeOptions { link: Link; boot: BootInfo; program: ProgramInfo; timers: (onError: (error: unknown) => void) => Timers; microtask: (run: () => void) => void; later: (run: () => void, ms: number) => void }

const floods: Record<string, string> = { call: 'my.* calls', flush: 'renders', note: 'reports' };

export class Runtime {
  readonly units = new Units();
  readonly report: Reporter;
  readonly timers: Timers;
  readonly #my: My;
  readonly #myContext: MyContext;
  readonly #automated: ReturnType<typeof createServicePart>;
  /** Far above what any page does; a program that exceeds it would drown the harness. */
  readonly #gate: FloodGate;
  readonly #pages: PageInstance[] = [];
  readonly #calls = new Map<number, (answer: JsapiAnswer) => void>();
  readonly #queries = new Questions<unknown[]>();
  readonly #observers = new Map<number, (entry: unknown) => void>();
  readonly #dirty = new Set<PageInstance>();
  readonly #broken = new Set<Unit>();
  readonly #after: (() => void)[] = [];
  #app: Dictionary | undefined;
  #entered: unknown;
  #counter = 0;
  #patches = 0;
  #renders = 0;
  readonly hostKey = 'host';

  constructor(private readonly options: RuntimeOptions) {
    this.report = createReporter(options.link);
    this.#gate = createFloodGate({ call: 500, flush: 300, note: 1000 }, (kind, limit) => {
      options.link.toHost({ type: 'note', record: { kind: 'error', source: 'mini-program', message: `more than ${limit} ${floods[kind] ?? kind} in a second: the rest are refused`, ...(this.path === undefined ? {} : { page: this.path }) } });
    });
    this.report.limit(() => this.#gate.passes('note'));
    this.timers = options.timers((error) => this.report.error(error, this.path));
    this.#myContext = {
      boot: options.boot, program: options.program, report: this.report,
      call: (name, params) => this.call(name, params), guard: (run) => this.guard(run), page: () => this.path, entered: () => this.#entered ?? options.boot.launch,
      selectorQuery: () => this.createSelectorQuery(this.current),
      intersectionObserver: (given) => this.createIntersectionObserver(this.current, given),
      openChannel: (events) => this.#openChannel(events),
      elementOf: (id) => elementWithId(this.current?.root, id), invoke: (node, method, args) => this.#invoke(node, method, args),
      afterRender: (run) => this.afterRender(run), soon: (run) => this.timers.setTimeout(run, 16), notSoon: (id) => this.timers.clear(id),
    };
    this.#my = createMy(this.#myContext);
    this.#automated = createServicePart(this, options.link);
    this.report.onError((message, stack) => {
      this.#callApp('onError', message, stack);
      this.#my.listeners.emit('error', message, stack);
    });
    options.link.onHost((message) => this.#fromHost(message));
    options.link.onRender((message) => this.#fromRender(message));
    // Preact's own queue runs in a microtask; counting it tells the host whether renders are still to come.
    preactOptions.debounceRendering = (run) => { this.#renders++; options.microtask(() => { this.#renders--; run(); this.#flush(); }); };
  }

  get program(): ProgramInfo { return this.options.program; }
  get my(): Dictionary { return this.#my.my; }
  get current(): PageInstance | undefined { return this.#pages[this.#pages.length - 1]; }
  get path(): string | undefined { return this.current?.path; }
  get pages(): readonly PageInstance[] { return this.#pages; }
  getApp = (): Dictionary | undefined => this.#app;

  /** App(…) of app.js. */
  defineApp(source: unknown): void {
    this.#app = record(source);
    this.#app['globalData'] ??= {};
  }

  start(): void {
    this.#app ??= { globalData: {} };
    const { launch } = this.options.boot;
    this.#callApp('onLaunch', structuredClone(launch));
    this.#callApp('onShow', structuredClone(launch));
    this.options.link.toHost({ type: 'started' });
  }

  call(name: string, params: unknown): Promise<JsapiAnswer> {
    if (!this.#gate.passes('call')) return Promise.resolve({ ok: false, error: { error: 4, errorMessage: 'too many calls' } });
    const call = ++this.#counter;
    return new Promise((resolve) => {
      this.#calls.set(call, resolve);
      this.options.link.toHost({ type: 'call', call, name, params: plain(params, new Set()) });
    });
  }

  /** False (and reported once) when the unit's script throws. */
  ready(unit: Unit, page: string): boolean {
    if (this.#broken.has(unit)) return false;
    try {
      return Boolean(unit.definition);
    } catch (error) {
      this.#broken.add(unit);
      this.report.error(error, page);
      return false;
    }
  }

  guard(run: () => unknown): void {
    try { run(); } catch (error) { this.report.error(error, this.path); }
  }

  /** A promise of ISV code that nobody caught. */
  unhandled(error: unknown, page = this.path): void {
    this.#callApp('onUnhandledRejection', { reason: error });
    this.#my.listeners.emit('unhandledrejection', { reason: error });
    this.report.error(error, page);
  }

  scheduleFlush(page: PageInstance): void {
    if (this.#dirty.size === 0) this.options.microtask(() => this.#flush());
    this.#dirty.add(page);
  }

  afterRender(run: () => void): void {
    this.#after.push(run);
    this.options.microtask(() => { for (const callback of this.#after.splice(0)) callback(); });
  }

  tellData(owner: Owner, paths: string[]): void {
    if (this.options.boot.watchData) this.options.link.toHost({ type: 'data', where: owner.unit.id, changes: changesOf(owner.data, paths) });
  }

  createSelectorQuery(page: PageInstance | undefined): object {
    return createSelectorQuery(page, (id, layouts) => this.#ask(id, layouts), ({ node, width, height }) => createCanvasNode(this.#myContext, node, { width, height }));
  }

  createIntersectionObserver(page: PageInstance | undefined, given: Dictionary): object {
    if (!page) return {};
    return createIntersectionObserver(page, given, {
      observe: (on, wish, listener) => {
        const observer = ++this.#counter;
        this.#observers.set(observer, listener);
        this.#flush();
        this.options.link.toRender({ type: 'observe', observer, page: on.pageId, ...wish });
        return observer;
      },
      unobserve: (observer) => {
        this.#observers.delete(observer);
        this.options.link.toRender({ type: 'unobserve', observer });
      },
    });
  }

  /** After renders already asked for: they may make the element. */
  #invoke(node: () => number | undefined, method: string, args: unknown[]): void {
    this.options.microtask(() => {
      this.#flush();
      const id = node();
      if (id !== undefined) this.options.link.toRender({ type: 'invoke', node: id, method, args: plain(args, new Set()) as unknown[] }); // a copy of a list is a list
    });
  }

  #ask(page: number, layouts: LayoutQuery[]): Promise<unknown[]> {
    // After renders already asked for, so that setData followed by a query measures the new layout.
    return this.#queries.ask((query) => this.options.microtask(() => {
      this.#flush();
      this.options.link.toRender({ type: 'query', query, page, layouts });
    }), Infinity).then((results) => results ?? []);
  }

  #flush(): void {
    if (this.#dirty.size === 0) return;
    // A loop of renders that never leaves the microtask queue draws nothing more until it lets go.
    if (!this.#gate.passes('flush')) { this.options.later(() => this.#flush(), 50); return; }
    for (const page of this.#dirty) {
      this.#dirty.delete(page);
      const patches = page.root.take();
      if (patches.length > 0) this.options.link.toRender({ type: 'patches', n: ++this.#patches, page: page.pageId, root: page.root.id, patches });
    }
  }

  #openChannel(events: Dictionary): object {
    const channel = new EventChannel();
    for (const [name, listener] of Object.entries(events)) if (typeof listener === 'function') channel.api.on(name, listener as Method); // a function by the check
    if (this.current) this.current.nextChannel = channel;
    return channel.api;
  }

  #callApp(name: string, ...args: unknown[]): void {
    const hook = this.#app?.[name];
    if (typeof hook !== 'function') return;
    try {
      const result: unknown = (hook as Method).apply(this.#app, args); // a function by the check
      if (result instanceof Promise) result.catch((error: unknown) => this.report.error(error, this.path));
    } catch (error) {
      this.report.error(error, this.path);
    }
  }

  #fromHost(message: HostToService): void {
    switch (message.type) {
      case 'openPage': return this.#openPage(message);
      case 'showPage': return this.#find(message.page)?.show();
      case 'hidePage': return this.#find(message.page)?.hide();
      case 'closePage': return this.#closePage(message.page);
      case 'app': return this.#appEvent(message.event, message.options);
      case 'pageEvent': return this.#pageEvent(message);
      case 'answer': return this.#answer(message.call, message.answer);
      case 'emit': return this.#my.listeners.emit(message.name, message.payload);
      case 'stored': return this.#my.seen(message.name, message.params);
      case 'automate': void this.#automated(message.request).then((answer) => this.options.link.toHost({ type: 'automated', n: message.n, answer })); return;
      case 'ping': return this.options.link.toHost({ type: 'pong', n: message.n });
      case 'settle': return this.options.link.toHost({ type: 'settled', n: message.n, patches: this.#patches, busy: this.#renders + this.#dirty.size + this.#queries.open + this.timers.shorterThan(300) });
    }
  }

  #openPage({ page: id, path, query, opener }: Extract<HostToService, { type: 'openPage' }>): void {
    const unit = this.units.get(path);
    if (unit && this.ready(unit, path)) {
      const openedBy = opener === undefined ? undefined : this.#find(opener);
      const page = new PageInstance(this, unit, { id, path, query, opener: openedBy });
      if (openedBy) openedBy.nextChannel = undefined;
      this.#pages.push(page);
      page.open();
      this.#flush();
    }
    this.options.link.toHost({ type: 'opened', page: id });
  }

  #closePage(id: number): void {
    const page = this.#find(id);
    if (!page) return;
    page.close();
    this.#pages.splice(this.#pages.indexOf(page), 1);
  }

  #appEvent(event: 'onShow' | 'onHide' | 'onPageNotFound', options: unknown): void {
    if (event === 'onShow') this.#entered = structuredClone(options);
    this.#callApp(event, options);
    this.#my.listeners.emit(event === 'onShow' ? 'appshow' : event === 'onHide' ? 'apphide' : 'pagenotfound', options);
  }

  #pageEvent({ page: id, name, payload, reply }: Extract<HostToService, { type: 'pageEvent' }>): void {
    const page = this.#find(id);
    const intercepts = page?.hasEvent(name) ?? false;
    const result = page?.fire(name, payload);
    if (reply !== undefined) this.options.link.toHost({ type: 'reply', reply, result: { handled: intercepts, value: plain(result, new Set()) } });
  }

  #answer(call: number, answer: JsapiAnswer): void {
    const resolve = this.#calls.get(call);
    this.#calls.delete(call);
    resolve?.(answer);
  }

  #fromRender(message: RenderToService): void {
    switch (message.type) {
      case 'event': {
        const page = this.#find(message.page);
        const path = dispatchEvent(message.event);
        if (page && message.event.name === 'tap' && path.length > 0) actOnTap(this, page, path);
        return;
      }
      case 'queried': return this.#queries.settle(message.query, message.results);
      case 'observed': return this.#observers.get(message.observer)?.(message.entry);
      case 'pageScroll': { this.#find(message.page)?.fire('onPageScroll', { scrollTop: message.scrollTop, scrollHeight: message.scrollHeight }); return; }
      case 'reachBottom': { this.#find(message.page)?.fire('onReachBottom', undefined); return; }
      case 'pullRefresh': { this.#find(message.page)?.fire('onPullDownRefresh', { from: 'manual' }); return; }
    }
  }

  #find(id: number): PageInstance | undefined { return this.#pages.find((page) => page.pageId === id); }
}
