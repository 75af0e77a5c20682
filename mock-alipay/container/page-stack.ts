/** The page stack: which pages are open, in what order they are opened, shown and closed. Service and render follow. */
import type { Chrome, Entry, JsapiFailure, Navigation } from './bridge.js';
import { chromeOf, isTab } from './chrome.js';
import type { JournalRecord, PageEntry, PageRef } from '../journal.js';
import { parsePageUrl } from './page-url.js';
import type { Parts } from './parts.js';
import type { ProgramInfo } from './program.js';
import { Questions } from './questions.js';

export interface OpenPage extends PageRef { id: number; chrome: Chrome }

export interface PageStackOptions {
  program: ProgramInfo; parts: Pick<Parts, 'toService' | 'toRender'>;
  note(record: JournalRecord): void;
  draw(chrome: Chrome): void;
  /** Undefined once the service is lost. */
  unlessLost<T>(work: Promise<T>): Promise<T | undefined>;
  /** The user, or the app, switched to this tab. */
  tabbed(payload: unknown): void;
}

const deepest = 10;
/** Pages that send the user on and on: no person taps twenty times in five seconds. */
const endless = { times: 20, withinMs: 5_000 };

export class PageStack {
  #pages: OpenPage[] = [];
  #lastPage = 0;
  #queue: Promise<unknown> = Promise.resolve();
  /** Tab pages stay alive: switching back shows the old one with its state. */
  readonly #tabs = new Map<string, OpenPage>();
  #navigations: number[] = [];
  readonly #opened = new Questions<void>();
  readonly #shown = new Questions<void>();

  constructor(private readonly options: PageStackOptions) {}

  get top(): OpenPage | undefined { return this.#pages[this.#pages.length - 1]; }
  get pages(): readonly OpenPage[] { return this.#pages; }
  refs(): PageRef[] { return this.#pages.map(({ path, query }) => ({ path, query: { ...query } })); }

  opened(page: number): void { this.#opened.settle(page); }
  shown(page: number): void { this.#shown.settle(page); }
  /** Whoever redirects without end never comes to rest. */
  rested(): void { this.#navigations = []; }
  giveUp(): void { this.#opened.giveUp(); }

  /** Opens the page that an entry names on an empty stack. */
  start(action: 'launch' | 'reLaunch', entry: Entry): Promise<void> {
    return this.#inTurn(async () => {
      const { path, query } = this.#entryPage(entry);
      await this.#change(action, [], await this.#newPage(path, query));
    });
  }

  navigate(how: Navigation, url: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#countNavigation(how);
      const { path, query } = parsePageUrl(url, this.top?.path, this.#decodesQuery());
      this.#refuse(how, path);
      if (how === 'switchTab') return this.#switchTab(path, query);
      const kept = how === 'navigateTo' ? this.#pages : how === 'redirectTo' ? this.#pages.slice(0, -1) : [];
      await this.#change(how, kept, await this.#newPage(path, query));
    });
  }

  /** False when there was nothing to go back to. */
  back(delta: number): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#pages.length <= 1) return false;
      const steps = Math.max(1, Math.floor(Number(delta) || 1));
      await this.#change('navigateBack', this.#pages.slice(0, Math.max(1, this.#pages.length - steps)), undefined);
      return true;
    });
  }

  drawChrome(): void { if (this.top) this.options.draw({ ...this.top.chrome }); }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #refuse(how: Navigation, path: string): void {
    const { program } = this.options;
    const tab = isTab(program, path);
    if (!program.pages.includes(path)) throw failure(how === 'switchTab' ? 1 : 10, `${how}:fail page "${path}" is not found`);
    if (how === 'switchTab' && !tab) throw failure(1, `switchTab:fail can not switch to no-tabBar page`);
    if ((how === 'navigateTo' || how === 'redirectTo') && tab) throw failure(1, `${how}:fail can not ${how} a tabbar page`);
    if (how === 'navigateTo' && this.#pages.length >= deepest) throw failure(1, `navigateTo:fail page stack is limited to ${deepest}`);
  }

  async #newPage(path: string, query: Record<string, string>): Promise<OpenPage> {
    const id = ++this.#lastPage;
    const { program, parts } = this.options;
    const config = program.pageConfigs[path] ?? {};
    parts.toRender({
      type: 'openPage', page: id, path, style: `${program.base}/styles/${path}.css`, background: typeof config.backgroundColor === 'string' ? config.backgroundColor : '#ffffff',
      pullRefresh: config.pullRefresh === true || config.pullRefresh === 'true', reachBottom: Number(config.onReachBottomDistance ?? 50) || 50,
    });
    return { id, path, query, chrome: chromeOf(program, path, 1) };
  }

  /** Leaves `kept` below and `next` (or the last kept page) on top; the rest is closed. */
  async #change(action: PageEntry['action'], kept: readonly OpenPage[], next: OpenPage | undefined): Promise<void> {
    const before = this.top;
    // A fresh start closes the tabs that wait in the background, too.
    const background = action === 'reLaunch' || action === 'launch' ? [...this.#tabs.values()] : [];
    const closing = [...new Set([...background, ...this.#pages])].filter((page) => !kept.includes(page));
    for (const page of closing) if (this.#isKeptTab(page)) this.#tabs.delete(page.path);
    this.#pages = next && !kept.includes(next) ? [...kept, next] : [...kept];
    const after = this.top;
    if (!after) return;
    this.#pages.forEach((page, index) => { page.chrome.canGoBack = index > 0; });
    this.options.note({ kind: 'page', action, stack: this.refs() });
    this.#leave(before !== after && before && kept.includes(before) ? before : undefined, closing);
    await this.#arrive(after, { isNew: next !== undefined, opener: before, closing });
  }

  async #switchTab(path: string, query: Record<string, string>): Promise<void> {
    const current = this.#pages[0];
    if (current && isTab(this.options.program, current.path)) this.#tabs.set(current.path, current);
    const known = this.#tabs.get(path);
    const before = this.top;
    const next = known ?? await this.#newPage(path, query);
    this.#tabs.set(path, next);
    const closing = this.#pages.filter((page) => page !== next && !this.#isKeptTab(page));
    this.#pages = [next];
    next.chrome.canGoBack = false;
    this.options.note({ kind: 'page', action: 'switchTab', stack: this.refs() });
    this.#leave(before !== next && before && this.#isKeptTab(before) ? before : undefined, closing);
    await this.#arrive(next, { isNew: known === undefined, opener: undefined, closing, stays: before === next });
    const { tabBar } = next.chrome;
    this.options.tabbed({ from: 'API', pagePath: path, index: tabBar?.selected ?? 0, text: tabBar?.items[tabBar.selected]?.name ?? '' });
  }

  #leave(hidden: OpenPage | undefined, closing: OpenPage[]): void {
    const { toService } = this.options.parts;
    if (hidden) toService({ type: 'hidePage', page: hidden.id });
    for (const page of [...closing].reverse()) toService({ type: 'closePage', page: page.id });
  }

  async #arrive(page: OpenPage, { isNew, opener, closing, stays = false }: { isNew: boolean; opener: OpenPage | undefined; closing: OpenPage[]; stays?: boolean }): Promise<void> {
    const { toService, toRender } = this.options.parts;
    if (isNew) await this.#open(page, opener);
    else if (!stays) toService({ type: 'showPage', page: page.id });
    this.drawChrome();
    toRender({ type: 'showPage', page: page.id });
    await this.options.unlessLost(this.#shown.answerTo(page.id));
    for (const { id } of closing) toRender({ type: 'closePage', page: id });
  }

  #open(page: OpenPage, opener: OpenPage | undefined): Promise<void> {
    this.options.parts.toService({ type: 'openPage', page: page.id, path: page.path, query: page.query, ...(opener ? { opener: opener.id } : {}) });
    return this.options.unlessLost(this.#opened.answerTo(page.id));
  }

  #countNavigation(how: Navigation): void {
    const now = performance.now();
    this.#navigations = [...this.#navigations.filter((at) => now - at < endless.withinMs), now];
    if (this.#navigations.length <= endless.times) return;
    this.options.note({ kind: 'error', source: 'mini-program', message: 'more than 20 page changes in 5 s: the mini program redirects without end; this one is refused', ...(this.top ? { page: this.top.path } : {}) });
    throw failure(4, `${how}:fail too many page changes`);
  }

  #isKeptTab(page: OpenPage): boolean { return this.#tabs.get(page.path) === page; }

  #entryPage({ path = '', query = {} }: Entry): { path: string; query: Record<string, string> } {
    const { program, note, parts } = this.options;
    const wanted = parsePageUrl(path, undefined, this.#decodesQuery());
    const home = program.pages[0] ?? '';
    if (wanted.path === '' || program.pages.includes(wanted.path)) return { path: wanted.path || home, query: { ...wanted.query, ...query } };
    note({ kind: 'error', source: 'mini-program', page: wanted.path, message: `the page "${wanted.path}" is not in app.json; the home page opens instead` });
    parts.toService({ type: 'app', event: 'onPageNotFound', options: { path: wanted.path, query, isEntryPage: true } });
    return { path: home, query: {} };
  }

  #decodesQuery(): boolean {
    const { behavior } = this.options.program.appJson;
    return !(typeof behavior === 'object' && behavior !== null && 'decodeQuery' in behavior && behavior.decodeQuery === 'disable');
  }
}

function failure(error: number | string, errorMessage: string): JsapiFailure { return { error, errorMessage }; }
