/** createMiniProgram: runs a compiled program for the shell page. The page stack lives here; service and render follow. */
import type { Bridge, BootInfo, Chrome, Entry, JsapiAnswer, JsapiFailure, MiniProgram, Navigation } from './bridge.js';
import { chromeOf, isTab } from './chrome.js';
import { automatorEvent, type AutomatorEvent, type ProgramAnswer, type ProgramRequest, type StackedPage } from './automator/contract.js';
import type { PageEntry, PageRef } from '../journal.js';
import { ownJsapis } from './own-jsapis.js';
import { parsePageUrl } from './page-url.js';
import { startParts, type Parts } from './parts.js';
import type { ProgramInfo } from './program.js';
import type { RenderToHost, ServiceToHost } from './protocol.js';
import { startWatchdog, type Watchdog } from './watchdog.js';

export interface MiniProgramOptions {
  /** On the render origin, already pointing at the render page, in the document and visible. */
  frame: HTMLIFrameElement;
  /** ContainerRoutes.servicePath on the shell's own origin. */
  serviceUrl: string;
  bridge: Bridge;
  boot: BootInfo;
  program: ProgramInfo;
  /** Fetches a foreign picture outside the page. Absent: foreign pictures are blocked and journalled. */
  loadImage?: (url: string) => Promise<Blob | undefined>;
  /** console.* of the mini program, for a developer's eyes. */
  onLog?: (level: string, args: string[]) => void;
}

/** Resolves when App.onLaunch and onShow have run; the first page opens with `launch`. */
export async function createMiniProgram(options: MiniProgramOptions): Promise<MiniProgram> {
  const host = new Host(options, await startParts(options));
  await host.started;
  return host;
}

export interface OpenPage extends PageRef { id: number; chrome: Chrome }
const deepest = 10;
/** A tap counts as the cause of what its page does for this long: requests in between take time. */
const gestureMs = 5_000;

export class Host implements MiniProgram {
  readonly started: Promise<void>;
  #stack: OpenPage[] = [];
  #lastPage = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #pendingCalls = 0;
  #gesture = { page: 0, at: -Infinity };
  #replies = new Map<number, (value: unknown) => void>();
  #opened = new Map<number, () => void>();
  #shown = new Map<number, () => void>();
  #counter = 0;
  #hidden = false;
  #dead = false;
  readonly #watchdog: Watchdog;

  constructor(private readonly options: MiniProgramOptions, private readonly parts: Parts) {
    let begin: () => void = () => undefined;
    this.started = new Promise((resolve) => { begin = resolve; });
    parts.onService((message) => { if (message.type === 'started') begin(); this.#fromService(message); });
    parts.onRender((message) => this.#fromRender(message));
    this.#watchdog = startWatchdog({
      ping: (n) => parts.toService({ type: 'ping', n }),
      lost: (seconds) => { this.#serviceLost(seconds); begin(); },
    });
    for (const { feature, name, page, detail } of options.program.unsupported) options.bridge.note({ kind: 'unsupported', feature, name, ...(page === undefined ? {} : { page }), ...(detail === undefined ? {} : { detail }) });
  }

  launch(entry: Entry): Promise<void> {
    return this.#inTurn(async () => {
      const { path, query } = this.#entryPage(entry);
      await this.#change('launch', [], await this.#newPage(path, query));
    });
  }

  navigate(how: Navigation, url: string): Promise<void> {
    const { program } = this.options;
    return this.#inTurn(async () => {
      this.#countNavigation(how);
      const { path, query } = parsePageUrl(url, this.top?.path, this.#decodesQuery());
      const tab = isTab(program, path);
      if (!program.pages.includes(path)) throw failure(how === 'switchTab' ? 1 : 10, `${how}:fail page "${path}" is not found`);
      if (how === 'switchTab' && !tab) throw failure(1, `switchTab:fail can not switch to no-tabBar page`);
      if ((how === 'navigateTo' || how === 'redirectTo') && tab) throw failure(1, `${how}:fail can not ${how} a tabbar page`);
      if (how === 'navigateTo' && this.#stack.length >= deepest) throw failure(1, `navigateTo:fail page stack is limited to ${deepest}`);
      if (how === 'switchTab') return this.#switchTab(path, query);
      const kept = how === 'navigateTo' ? this.#stack : how === 'redirectTo' ? this.#stack.slice(0, -1) : [];
      await this.#change(how, kept, await this.#newPage(path, query));
    });
  }

  navigateBack(delta: number): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#stack.length <= 1) return false;
      const steps = Math.max(1, Math.floor(Number(delta) || 1));
      const kept = this.#stack.slice(0, Math.max(1, this.#stack.length - steps));
      await this.#change('navigateBack', kept, undefined);
      return true;
    });
  }

  async pressBack(): Promise<'page' | 'root' | 'intercepted'> {
    const answer = await this.pageEvent('onBack', { from: 'back' });
    if (answer.value === true) return 'intercepted';
    if (this.#stack.length <= 1) return 'root';
    await this.navigateBack(1);
    return 'page';
  }

  stack(): PageRef[] { return this.#stack.map(({ path, query }) => ({ path, query: { ...query } })); }
  get top(): OpenPage | undefined { return this.#stack[this.#stack.length - 1]; }

  setNavigationBar(change: Partial<Chrome>): void {
    if (!this.top) return;
    Object.assign(this.top.chrome, change);
    this.#drawChrome();
  }

  emit(name: string, payload: unknown): void { this.parts.toService({ type: 'emit', name, payload }); }

  hide(): void {
    if (this.#hidden) return;
    this.#hidden = true;
    if (this.top) this.parts.toService({ type: 'hidePage', page: this.top.id });
    this.parts.toService({ type: 'app', event: 'onHide', options: {} });
  }

  /** A hot start. With a path the app opens on that page, as Alipay does for an app in the background. */
  show(entry: Entry): void {
    this.#hidden = false;
    const { path, query = {}, appQuery, scene, referrerInfo } = entry;
    this.parts.toService({ type: 'app', event: 'onShow', options: { path: path ?? this.top?.path ?? '', query: appQuery ?? query, scene, ...(referrerInfo === undefined ? {} : { referrerInfo }) } });
    if (path === undefined || path === '') {
      if (this.top) this.parts.toService({ type: 'showPage', page: this.top.id });
      return;
    }
    const target = this.#entryPage(entry);
    void this.#inTurn(async () => this.#change('reLaunch', [], await this.#newPage(target.path, target.query)));
  }

  async settled(limitMs: number): Promise<boolean> {
    const deadline = performance.now() + limitMs;
    let quiet = 0;
    while (performance.now() < deadline) {
      if (this.#dead) return false;
      quiet = (await this.#isQuiet(deadline - performance.now())) ? quiet + 1 : 0;
      if (quiet < 2) continue;
      this.#navigations = []; // whoever redirects without end never comes to rest
      return true;
    }
    return false;
  }

  /** A program that is busy with its user may take long; one that is dead answers at once. */
  async automate(request: ProgramRequest): Promise<ProgramAnswer> {
    if (request.op === 'stack') return { ok: true, result: this.#stack.map(({ id, path, query }): StackedPage => ({ id, pageId: this.#firstPageId + id, path, query })) };
    if (request.op === 'home') return { ok: true, result: this.options.program.pages[0] ?? '' };
    const answer = this.#dead ? undefined : await this.#unlessLost(this.#ask((n) => this.parts.toService({ type: 'automate', n, request }), Infinity));
    return (answer as ProgramAnswer | undefined) ?? { ok: false, message: 'the mini program has ended' }; // the service's own reply
  }
  /** Page ids outside must differ between programs of one phone. */
  readonly #firstPageId = Math.round(performance.timeOrigin + performance.now()) * 1_000;

  destroy(): void {
    this.#dead = true;
    this.#watchdog.stop();
    this.parts.close();
  }

  /** Calls a page's function or `events` listener. `handled` = it has one. */
  async pageEvent(name: string, payload: unknown): Promise<{ handled: boolean; value: unknown }> {
    const { top } = this;
    if (!top) return { handled: false, value: undefined };
    const answer = await this.#ask((reply) => this.parts.toService({ type: 'pageEvent', page: top.id, name, payload, reply }));
    return typeof answer === 'object' && answer !== null ? answer as { handled: boolean; value: unknown } : { handled: false, value: undefined }; // the service's own reply
  }

  scrollTo(top: number, duration: number): void { if (this.top) this.parts.toRender({ type: 'scrollTo', page: this.top.id, top, duration }); }

  // --- navigation

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #newPage(path: string, query: Record<string, string>): Promise<OpenPage> {
    const id = ++this.#lastPage;
    const { program } = this.options;
    const config = program.pageConfigs[path] ?? {};
    this.parts.toRender({
      type: 'openPage', page: id, path, style: `${program.base}/styles/${path}.css`, background: typeof config.backgroundColor === 'string' ? config.backgroundColor : '#ffffff',
      pullRefresh: config.pullRefresh === true || config.pullRefresh === 'true', reachBottom: Number(config.onReachBottomDistance ?? 50) || 50,
    });
    return { id, path, query, chrome: chromeOf(program, path, 1) };
  }

  /** Leaves `kept` below and `next` (or the last kept page) on top; the rest is closed. */
  async #change(action: PageEntry['action'], kept: OpenPage[], next: OpenPage | undefined): Promise<void> {
    const before = this.top;
    // A fresh start closes the tabs that wait in the background, too.
    const background = action === 'reLaunch' || action === 'launch' ? [...this.#tabs.values()] : [];
    const closing = [...new Set([...background, ...this.#stack])].filter((page) => !kept.includes(page));
    for (const page of closing) if (this.#isKeptTab(page)) this.#tabs.delete(page.path);
    this.#stack = next && !kept.includes(next) ? [...kept, next] : [...kept];
    const after = this.top;
    if (!after) return;
    this.#stack.forEach((page, index) => { page.chrome.canGoBack = index > 0; });
    this.options.bridge.note({ kind: 'page', action, stack: this.stack() });
    if (before && before !== after && kept.includes(before)) this.parts.toService({ type: 'hidePage', page: before.id });
    for (const page of closing.reverse()) this.parts.toService({ type: 'closePage', page: page.id });
    if (next) await this.#open(next, before);
    else this.parts.toService({ type: 'showPage', page: after.id });
    this.#drawChrome();
    await this.#show(after);
    for (const page of closing) this.parts.toRender({ type: 'closePage', page: page.id });
  }

  #open(page: OpenPage, opener: OpenPage | undefined): Promise<void> {
    this.parts.toService({ type: 'openPage', page: page.id, path: page.path, query: page.query, ...(opener ? { opener: opener.id } : {}) });
    return this.#unlessLost(new Promise((resolve) => { this.#opened.set(page.id, resolve); }));
  }

  #show(page: OpenPage): Promise<void> {
    this.parts.toRender({ type: 'showPage', page: page.id });
    return this.#unlessLost(new Promise((resolve) => { this.#shown.set(page.id, resolve); }));
  }

  /** Tab pages stay alive: switching back shows the old one with its state. */
  #tabs = new Map<string, OpenPage>();
  async #switchTab(path: string, query: Record<string, string>): Promise<void> {
    const current = this.#stack[0];
    if (current && isTab(this.options.program, current.path)) this.#tabs.set(current.path, current);
    const known = this.#tabs.get(path);
    const before = this.top;
    const next = known ?? await this.#newPage(path, query);
    this.#tabs.set(path, next);
    const closing = this.#stack.filter((page) => page !== next && !this.#isKeptTab(page));
    this.#stack = [next];
    next.chrome.canGoBack = false;
    this.options.bridge.note({ kind: 'page', action: 'switchTab', stack: this.stack() });
    if (before && before !== next && this.#isKeptTab(before)) this.parts.toService({ type: 'hidePage', page: before.id });
    for (const page of closing.reverse()) this.parts.toService({ type: 'closePage', page: page.id });
    if (!known) await this.#open(next, undefined);
    else if (before !== next) this.parts.toService({ type: 'showPage', page: next.id });
    this.#drawChrome();
    await this.#show(next);
    for (const page of closing) this.parts.toRender({ type: 'closePage', page: page.id });
    void this.pageEvent('onTabItemTap', { from: 'API', pagePath: path, index: next.chrome.tabBar?.selected ?? 0, text: next.chrome.tabBar?.items[next.chrome.tabBar.selected]?.name ?? '' });
  }

  /** Pages that send the user on and on: no person taps twenty times in five seconds. */
  #countNavigation(how: Navigation): void {
    const now = performance.now();
    this.#navigations = [...this.#navigations.filter((at) => now - at < 5_000), now];
    if (this.#navigations.length <= 20) return;
    this.options.bridge.note({ kind: 'error', source: 'mini-program', message: 'more than 20 page changes in 5 s: the mini program redirects without end; this one is refused', ...this.#where() });
    throw failure(4, `${how}:fail too many page changes`);
  }
  #navigations: number[] = [];

  #isKeptTab(page: OpenPage): boolean { return this.#tabs.get(page.path) === page; }

  #entryPage({ path = '', query = {} }: Entry): { path: string; query: Record<string, string> } {
    const { program, bridge } = this.options;
    const wanted = parsePageUrl(path, undefined, this.#decodesQuery());
    const home = program.pages[0] ?? '';
    if (wanted.path === '' || program.pages.includes(wanted.path)) return { path: wanted.path || home, query: { ...wanted.query, ...query } };
    bridge.note({ kind: 'error', source: 'mini-program', page: wanted.path, message: `the page "${wanted.path}" is not in app.json; the home page opens instead` });
    this.parts.toService({ type: 'app', event: 'onPageNotFound', options: { path: wanted.path, query, isEntryPage: true } });
    return { path: home, query: {} };
  }

  #decodesQuery(): boolean {
    const behavior = this.options.program.appJson['behavior'];
    return !(typeof behavior === 'object' && behavior !== null && 'decodeQuery' in behavior && behavior.decodeQuery === 'disable');
  }

  #drawChrome(): void { if (this.top) this.options.bridge.chrome({ ...this.top.chrome }); }

  // --- messages

  #fromService(message: ServiceToHost): void {
    switch (message.type) {
      case 'started': return;
      case 'opened': return settle(this.#opened, message.page);
      case 'call': void this.#call(message.name, message.params).then((answer) => this.parts.toService({ type: 'answer', call: message.call, answer })); return;
      case 'note': if (message.record.kind === 'error') tellAutomator({ event: 'exception', message: message.record.message, stack: message.record.stack ?? '' }); return this.options.bridge.note(message.record);
      case 'reply': return settle(this.#replies, message.reply, message.result);
      case 'pong': return this.#watchdog.pong(message.n);
      case 'log': tellAutomator({ event: 'log', level: message.level, args: message.args }); return this.options.onLog?.(message.level, message.args);
      case 'automated': return settle(this.#replies, message.n, message.answer);
      case 'automator': return tellAutomator(message.event);
      case 'settled': return settle(this.#replies, message.n, message);
    }
  }

  #fromRender(message: RenderToHost): void {
    const { bridge } = this.options;
    switch (message.type) {
      case 'gesture': this.#gesture = { page: message.page, at: performance.now() }; return;
      case 'shown': return settle(this.#shown, message.page);
      case 'settled': return settle(this.#replies, message.n, message);
      case 'blocked': return bridge.note({ kind: 'http', via: message.via, method: 'GET', url: message.url, blocked: 'the page may not load this by itself', ...this.#where() });
      case 'unsupported': return bridge.note({ kind: 'unsupported', feature: 'tag', name: message.name, detail: message.detail, ...this.#where(message.page) });
      case 'image': void this.#loadImage(message.url); return;
    }
  }

  async #call(name: string, params: unknown): Promise<JsapiAnswer> {
    const gesture = this.#gesture.page === this.top?.id && performance.now() - this.#gesture.at < gestureMs;
    this.#pendingCalls++;
    try {
      const own = ownJsapis[name];
      if (own) return await own(this, params, (record) => this.options.bridge.note({ ...record, gesture, ...this.#where() }));
      return await this.options.bridge.call({ name, params, gesture, ...this.#where() });
    } catch (error) {
      return { ok: false, error: isFailure(error) ? error : { error: 3, errorMessage: error instanceof Error ? error.message : String(error) } };
    } finally {
      this.#pendingCalls--;
    }
  }

  async #loadImage(url: string): Promise<void> {
    const { loadImage, bridge } = this.options;
    if (!loadImage) bridge.note({ kind: 'http', via: 'image', method: 'GET', url: url.slice(0, 2000), blocked: 'foreign pictures are not loaded', ...this.#where() });
    const blob = await loadImage?.(url).catch(() => undefined); // whoever fetched it has journalled why it failed
    this.parts.toRender({ type: 'image', url, blob });
  }

  #where(id?: number): { page?: string } {
    const page = id === undefined ? this.top : this.#stack.find((open) => open.id === id) ?? this.top;
    return page ? { page: page.path } : {};
  }

  // --- rest and loss

  async #isQuiet(limitMs: number): Promise<boolean> {
    const service = await this.#ask((n) => this.parts.toService({ type: 'settle', n }), limitMs);
    const { busy = 1, patches = 0 } = (service ?? {}) as { busy?: number; patches?: number }; // the service's own reply, or nothing in time
    const render = await this.#ask((n) => this.parts.toRender({ type: 'settle', n, patches }), limitMs);
    const { busy: drawing = 1 } = (render ?? {}) as { busy?: number }; // the render's own reply, or nothing in time
    return busy === 0 && drawing === 0 && this.#pendingCalls === 0;
  }

  #ask(send: (n: number) => void, limitMs = 5_000): Promise<unknown> {
    const n = ++this.#counter;
    return new Promise((resolve) => {
      const timer = limitMs === Infinity ? undefined : setTimeout(() => settle(this.#replies, n), Math.max(0, limitMs));
      this.#replies.set(n, (value) => { clearTimeout(timer); resolve(value); });
      send(n);
    });
  }

  async #unlessLost<T>(work: Promise<T>): Promise<T | undefined> {
    return this.#dead ? undefined : (await Promise.race([work, this.#watchdog.whenLost])) ?? undefined;
  }

  /** The worker answers no more: an endless loop. It is ended, the view stays, the harness goes on. */
  #serviceLost(seconds: number): void {
    this.#dead = true;
    this.options.bridge.note({ kind: 'error', source: 'mini-program', message: `the mini program did not answer for ${seconds} s (an endless loop?) and was ended`, ...this.#where() });
    this.parts.stopService();
    for (const pending of [this.#opened, this.#replies]) for (const key of [...pending.keys()]) settle(pending, key);
  }
}

function settle<T>(waiting: Map<number, (value: T) => void>, key: number, value?: T): void {
  const resolve = waiting.get(key);
  waiting.delete(key);
  resolve?.(value as T); // whoever waits takes undefined for "no answer"
}

function tellAutomator(detail: AutomatorEvent): void { window.dispatchEvent(new CustomEvent(automatorEvent, { detail })); }

function failure(error: number | string, errorMessage: string): JsapiFailure { return { error, errorMessage }; }

function isFailure(error: unknown): error is JsapiFailure {
  return typeof error === 'object' && error !== null && 'error' in error && 'errorMessage' in error;
}
