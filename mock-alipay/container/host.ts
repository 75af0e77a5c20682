/** createMiniProgram: runs a compiled program for the shell page. What service and render say comes together here. */
import type { Bridge, BootInfo, Chrome, Entry, JsapiAnswer, JsapiFailure, MiniProgram, Navigation } from './bridge.js';
import { automatorEvent, type AutomatorEvent, type ProgramAnswer, type ProgramRequest, type StackedPage } from './automator/contract.js';
import type { PageRef } from '../journal.js';
import { ownJsapis } from './own-jsapis.js';
import { PageStack, type OpenPage } from './page-stack.js';
import { startParts, type Parts } from './parts.js';
import type { ProgramInfo } from './program.js';
import { Questions } from './questions.js';
import type { RenderToHost, ServiceToHost } from './protocol.js';
import { answerH5 } from './web-view/answer-h5.js';
import type { H5Origins } from './web-view/origins.js';
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
  /** Where this phone finds the ISV's H5 pages: what a <web-view> may show. */
  h5?: H5Origins;
  /** console.* of the mini program, for a developer's eyes. */
  onLog?: (level: string, args: string[]) => void;
}

/** Resolves when App.onLaunch and onShow have run; the first page opens with `launch`. */
export async function createMiniProgram(options: MiniProgramOptions): Promise<MiniProgram> {
  const host = new Host(options, await startParts(options));
  await host.started;
  return host;
}

/** A tap counts as the cause of what its page does for this long: requests in between take time. */
const gestureMs = 5_000;
/** Only a program that is idle answers at once; to any other the caller waits as long as it will for rest. */
const lullMs = 150;
/** Messages by which nothing changed. */
const still: ReadonlySet<string> = new Set<(ServiceToHost | RenderToHost)['type']>(['pong', 'log', 'settled']);

export class Host implements MiniProgram {
  readonly started: Promise<void>;
  readonly #stack: PageStack;
  readonly #replies = new Questions();
  readonly #watchdog: Watchdog;
  /** Page ids outside must differ between programs of one phone. */
  readonly #firstPageId = Math.round(performance.timeOrigin + performance.now()) * 1_000;
  #pendingCalls = 0;
  /** Messages that something happened, and how many batches of patches the service had sent when last asked. */
  #stirs = 0;
  #patches = 0;
  #gesture = { page: 0, at: -Infinity };
  #hidden = false;
  #dead = false;

  constructor(private readonly options: MiniProgramOptions, private readonly parts: Parts) {
    const { bridge, program } = options;
    let begin: () => void = () => undefined;
    this.started = new Promise((resolve) => { begin = resolve; });
    this.#stack = new PageStack({
      program, parts, note: (record) => bridge.note(record), draw: (chrome) => bridge.chrome(chrome), unlessLost: (work) => this.#unlessLost(work),
      tabbed: (payload) => { void this.pageEvent('onTabItemTap', payload); },
    });
    parts.onService((message) => { if (message.type === 'started') begin(); this.#fromService(message); });
    parts.onRender((message) => this.#fromRender(message));
    this.#watchdog = startWatchdog({
      ping: (n) => parts.toService({ type: 'ping', n }),
      lost: (seconds) => { this.#serviceLost(seconds); begin(); },
    });
    for (const { feature, name, page, detail } of program.unsupported) bridge.note({ kind: 'unsupported', feature, name, ...(page === undefined ? {} : { page }), ...(detail === undefined ? {} : { detail }) });
  }

  get top(): OpenPage | undefined { return this.#stack.top; }
  stack(): PageRef[] { return this.#stack.refs(); }
  launch(entry: Entry): Promise<void> { return this.#stack.start('launch', entry); }
  navigate(how: Navigation, url: string): Promise<void> { return this.#stack.navigate(how, url); }
  navigateBack(delta: number): Promise<boolean> { return this.#stack.back(delta); }

  async pressBack(): Promise<'page' | 'root' | 'intercepted'> {
    const answer = await this.pageEvent('onBack', { from: 'back' });
    if (answer.value === true) return 'intercepted';
    return await this.navigateBack(1) ? 'page' : 'root';
  }

  setNavigationBar(change: Partial<Chrome>): void {
    if (!this.top) return;
    Object.assign(this.top.chrome, change);
    this.#stack.drawChrome();
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
    if (path) void this.#stack.start('reLaunch', entry);
    else if (this.top) this.parts.toService({ type: 'showPage', page: this.top.id });
  }

  async settled(limitMs: number): Promise<boolean> {
    const deadline = performance.now() + limitMs;
    let quiet = 0;
    while (performance.now() < deadline) {
      if (this.#dead) return false;
      quiet = (await this.#isQuiet(deadline - performance.now())) ? quiet + 1 : 0;
      if (quiet < 2) continue;
      this.#stack.rested();
      return true;
    }
    return false;
  }

  async lull(): Promise<boolean> { return !this.#dead && (await this.#isIdle(lullMs, { atOnce: true })); }

  activity(): string { return `${this.#stirs} ${this.#patches} ${this.#pendingCalls}`; }

  /** A program that is busy with its user may take long; one that is dead answers at once. */
  async automate(request: ProgramRequest): Promise<ProgramAnswer> {
    if (request.op === 'stack') return { ok: true, result: this.#stack.pages.map(({ id, path, query }): StackedPage => ({ id, pageId: this.#firstPageId + id, path, query })) };
    if (request.op === 'home') return { ok: true, result: this.options.program.pages[0] ?? '' };
    const answer = await this.#unlessLost(this.#dead ? Promise.resolve(undefined) : this.#replies.ask((n) => this.parts.toService({ type: 'automate', n, request }), Infinity));
    return (answer as ProgramAnswer | undefined) ?? { ok: false, message: 'the mini program has ended' }; // the service's own reply
  }

  destroy(): void {
    this.#dead = true;
    this.#watchdog.stop();
    this.parts.close();
  }

  /** Calls a page's function or `events` listener. `handled` = it has one. */
  async pageEvent(name: string, payload: unknown): Promise<{ handled: boolean; value: unknown }> {
    const { top } = this;
    if (!top) return { handled: false, value: undefined };
    const answer = await this.#replies.ask((reply) => this.parts.toService({ type: 'pageEvent', page: top.id, name, payload, reply }));
    return typeof answer === 'object' && answer !== null ? answer as { handled: boolean; value: unknown } : { handled: false, value: undefined }; // the service's own reply
  }

  scrollTo(top: number, duration: number): void { if (this.top) this.parts.toRender({ type: 'scrollTo', page: this.top.id, top, duration }); }

  #fromService(message: ServiceToHost): void {
    if (!still.has(message.type)) this.#stirs++;
    switch (message.type) {
      case 'started': return;
      case 'opened': return this.#stack.opened(message.page);
      case 'call': void this.#call(message.name, message.params).then((answer) => this.parts.toService({ type: 'answer', call: message.call, answer })); return;
      case 'note': if (message.record.kind === 'error') tellAutomator({ event: 'exception', message: message.record.message, stack: message.record.stack ?? '' }); return this.options.bridge.note(message.record);
      case 'reply': return this.#replies.settle(message.reply, message.result);
      case 'pong': return this.#watchdog.pong(message.n);
      case 'log': tellAutomator({ event: 'log', level: message.level, args: message.args }); return this.options.onLog?.(message.level, message.args);
      case 'data': return this.options.onLog?.('setData', [message.where, message.changes]);
      case 'automated': return this.#replies.settle(message.n, message.answer);
      case 'automator': return tellAutomator(message.event);
      case 'settled': return this.#replies.settle(message.n, message);
    }
  }

  #fromRender(message: RenderToHost): void {
    const { bridge } = this.options;
    if (!still.has(message.type)) this.#stirs++;
    switch (message.type) {
      case 'gesture': this.#gesture = { page: message.page, at: performance.now() }; return;
      case 'shown': return this.#stack.shown(message.page);
      case 'settled': return this.#replies.settle(message.n, message);
      case 'blocked': return bridge.note({ kind: 'http', via: message.via, method: 'GET', url: message.url, blocked: 'the page may not load this by itself', ...this.#where() });
      case 'unsupported': return bridge.note({ kind: 'unsupported', feature: 'tag', name: message.name, detail: message.detail, ...this.#where(message.page) });
      case 'image': void this.#loadImage(message.url); return;
      case 'h5Call': void this.#callFromH5(message); return;
      case 'h5Error': return bridge.note({ kind: 'error', source: 'mini-program', message: `web-view: ${message.message}`, stack: message.stack, ...this.#where(message.page) });
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

  async #callFromH5({ n, page, name, params, gesture }: Extract<RenderToHost, { type: 'h5Call' }>): Promise<void> {
    if (gesture) this.#gesture = { page, at: performance.now() };
    const answer = await answerH5(name, params, { call: (jsapi, given) => this.#call(jsapi, given), note: (record) => this.options.bridge.note({ ...record, ...this.#where(page) }), stored: (jsapi, given) => this.parts.toService({ type: 'stored', name: jsapi, params: given }) });
    this.parts.toRender({ type: 'h5Answer', n, answer });
  }

  async #loadImage(url: string): Promise<void> {
    const { loadImage, bridge } = this.options;
    if (!loadImage) bridge.note({ kind: 'http', via: 'image', method: 'GET', url: url.slice(0, 2000), blocked: 'foreign pictures are not loaded', ...this.#where() });
    const blob = await loadImage?.(url).catch(() => undefined); // whoever fetched it has journalled why it failed
    this.parts.toRender({ type: 'image', url, blob });
  }

  #where(id?: number): { page?: string } {
    const page = id === undefined ? this.top : this.#stack.pages.find((open) => open.id === id) ?? this.top;
    return page ? { page: page.path } : {};
  }

  // --- rest and loss

  async #isQuiet(limitMs: number): Promise<boolean> { return (await this.#isIdle(limitMs)) && this.#pendingCalls === 0; }

  async #isIdle(limitMs: number, how: { atOnce?: true } = {}): Promise<boolean> {
    const service = await this.#replies.ask((n) => this.parts.toService({ type: 'settle', n }), limitMs);
    const { busy = 1, patches = 0 } = (service ?? {}) as { busy?: number; patches?: number }; // the service's own reply, or nothing in time
    this.#patches = patches;
    const render = await this.#replies.ask((n) => this.parts.toRender({ type: 'settle', n, patches, ...how }), limitMs);
    const { busy: drawing = 1 } = (render ?? {}) as { busy?: number }; // the render's own reply, or nothing in time
    return busy === 0 && drawing === 0;
  }

  async #unlessLost<T>(work: Promise<T>): Promise<T | undefined> {
    return this.#dead ? undefined : (await Promise.race([work, this.#watchdog.whenLost])) ?? undefined;
  }

  /** The worker answers no more: an endless loop. It is ended, the view stays, the harness goes on. */
  #serviceLost(seconds: number): void {
    this.#dead = true;
    this.options.bridge.note({ kind: 'error', source: 'mini-program', message: `the mini program did not answer for ${seconds} s (an endless loop?) and was ended`, ...this.#where() });
    this.parts.stopService();
    this.#stack.giveUp();
    this.#replies.giveUp();
  }
}

function tellAutomator(detail: AutomatorEvent): void { window.dispatchEvent(new CustomEvent(automatorEvent, { detail })); }

function isFailure(error: unknown): error is JsapiFailure {
  return typeof error === 'object' && error !== null && 'error' in error && 'errorMessage' in error;
}
