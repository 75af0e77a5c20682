/** The phone as the user holds it: which surface is on screen, the mini program that runs, and how the user comes and goes. */
import type { Bridge, BootInfo, Chrome, Entry, JsapiAnswer, JsapiCall, MiniProgram } from '../../container/bridge.js';
import type { ExitEntry, JournalRecord, PageRef } from '../../journal.js';
import { journalled } from '../jsapi/journalled.js';
import type { Boot, ShownJob } from '../rpc-contract.js';
import type { Connection } from './connection.js';
import { createDialogs } from './dialogs.js';
import type { Dialogs } from './dialogs.js';
import { readJobUrl } from './job-url.js';
import { showSheet } from './sheets.js';
import type { SheetAction, SheetRequest } from './sheets.js';
import { createStore } from './state.js';
import type { Home, Store } from './state.js';

/** Starts the container; injected, so that the phone can be tried with any program. */
export type StartProgram = (options: { bridge: Bridge; boot: BootInfo }) => Promise<MiniProgram>;
export type CallJsapi = (call: JsapiCall, phone: Phone, program: MiniProgram) => Promise<JsapiAnswer>;

export interface Place extends PageRef { cameFrom: Home }

export interface PhoneOptions { connection: Connection; boot: Boot; startProgram: StartProgram; callJsapi: CallJsapi; jsapis: string[]; systemInfo: Record<string, unknown> }

export class Phone {
  readonly store: Store = createStore();
  readonly dialogs: Dialogs;
  readonly storage: Map<string, unknown>;
  readonly permissions: Set<string>;
  clipboard = '';
  /** Where a user who leaves the mini program is taken. */
  cameFrom: Home = 'alipay-employment';
  /** my.enableAlertBeforeUnload: the page at this depth asks before the title bar's back leaves it. */
  askBeforeBack: { depth: number; message: string } | undefined;
  #program: MiniProgram | undefined;
  #creating: Promise<MiniProgram> | undefined;
  #moving: Promise<void> = Promise.resolve();
  #onChrome: (() => void) | undefined;

  constructor(readonly options: PhoneOptions) {
    this.dialogs = createDialogs(this.store, (record) => this.note(record));
    this.storage = new Map(Object.entries(options.boot.storage));
    this.permissions = new Set(options.boot.permissions);
    options.connection.onChanged((what) => { if (what !== 'program') void this.refresh(); });
  }

  get boot(): Boot { return this.options.boot; }
  get ask(): Connection['ask'] { return this.options.connection.ask; }
  get program(): MiniProgram | undefined { return this.#program; }
  /** Resolves once the last entry or the last way back is through. */
  get moved(): Promise<void> { return this.#moving; }

  note(record: JournalRecord): void { this.options.connection.note(record); }

  async refresh(): Promise<void> {
    const [jobs, applications] = await Promise.all([this.ask('jobs', {}), this.ask('applications', {})]);
    this.store.change({ jobs, applications });
  }

  show(surface: Home | 'mine'): void {
    this.store.change({ surface, elsewhere: undefined, menuOpen: false });
    void this.refresh();
  }

  openJob(job: ShownJob): void {
    const reading = readJobUrl(job.url, this.boot.app.appId);
    if ('fault' in reading) {
      this.note({ kind: 'error', source: 'mini-program', message: `岗位 ${job.outJobId} 打不开：${reading.fault}` });
      void this.dialogs.toast({ text: '岗位链接无法打开', type: 'fail', durationMs: 2000 });
      return;
    }
    const referrerInfo = { appId: this.boot.behaviour.employmentAppId, extraData: {} };
    this.#enter({ ...reading, scene: 1205, referrerInfo }, 'alipay-employment');
  }

  openOwn(): void {
    const [path = '', query = ''] = this.boot.app.home.split('?');
    this.#enter({ path, query: Object.fromEntries(new URLSearchParams(query)), scene: this.boot.behaviour.ownScene }, 'alipay');
  }

  /** Where the user is in the mini program, if he is in it. */
  place(): Place | undefined {
    const page = this.stack().at(-1);
    return page && this.store.state.surface === 'mini-program' ? { ...page, cameFrom: this.cameFrom } : undefined;
  }

  returnTo({ path, query, cameFrom }: Place): void {
    const { employmentAppId, ownScene } = this.boot.behaviour;
    const entry = cameFrom === 'alipay-employment' ? { scene: 1205, referrerInfo: { appId: employmentAppId, extraData: {} } } : { scene: ownScene };
    this.#enter({ path, query, ...entry }, cameFrom);
  }

  async pressBack(): Promise<void> {
    const { surface } = this.store.state;
    if (surface !== 'mini-program') return this.show(surface === 'mine' ? 'alipay-employment' : 'alipay');
    if (await this.#staysOnPage()) return;
    this.#moving = this.#moving.then(() => this.#goBack()).catch((error: unknown) => this.#noteTrouble('返回', error));
    await this.#moving;
  }

  async #goBack(): Promise<void> {
    if ((await this.#program?.pressBack()) === 'root') this.leave({ via: 'back' });
  }

  #noteTrouble(doing: string, error: unknown): void {
    const { message, stack } = error instanceof Error ? error : new Error(JSON.stringify(error));
    this.note({ kind: 'error', source: 'container', message: `${doing}没有成功：${message}`, ...(stack === undefined ? {} : { stack }) });
  }

  async #staysOnPage(): Promise<boolean> {
    const asking = this.askBeforeBack;
    if (!asking || asking.depth !== this.stack().length) return false;
    const { decision } = await this.dialogs.open({
      dialog: 'confirm', text: asking.message, buttons: [{ label: '确定', role: 'accept', decision: 'accept' }, { label: '取消', role: 'decline', decision: 'decline' }],
    });
    if (decision === 'accept') this.askBeforeBack = undefined;
    return decision !== 'accept';
  }

  /** ✕ ends the mini program; every other way out leaves it alive in the background. */
  pressClose(): void {
    this.leave({ via: 'capsule' });
    this.endProgram();
  }

  /** Takes the user away from the mini program: to where he came from, or to `to`. */
  leave({ via, to = this.cameFrom, target }: { via: string; to?: ExitEntry['to']; target?: string }): void {
    if (this.store.state.surface !== 'mini-program') return; // a program in the background leads nobody anywhere
    const page = this.#program?.stack().at(-1)?.path;
    this.#program?.hide();
    this.note({ kind: 'exit', via, to, ...(page === undefined ? {} : { page }), ...(target === undefined ? {} : { target }) });
    this.note({ kind: 'page', action: 'exit', stack: [] });
    this.dialogs.clear();
    if (to === 'alipay' || to === 'alipay-employment') return this.show(to);
    this.store.change({ surface: 'alipay', elsewhere: { kind: to, target: target ?? '' }, menuOpen: false });
  }

  endProgram(): void {
    this.#program?.destroy();
    this.#program = undefined;
    this.store.change({ chrome: undefined });
  }

  sheet(request: SheetRequest): Promise<SheetAction> { return showSheet(this.store, request, this.boot.behaviour.sheetConfirmMs); }

  stack(): PageRef[] { return this.#program?.stack() ?? []; }

  #enter(entry: Entry, cameFrom: Home): void {
    this.cameFrom = cameFrom;
    this.store.change({ surface: 'mini-program', elsewhere: undefined, tabBarHidden: false });
    this.#moving = this.#moving.then(() => this.#launchOrShow(entry)).catch((error: unknown) => this.#noteTrouble('打开小程序', error));
  }

  async #launchOrShow(entry: Entry): Promise<void> {
    if (this.#program) return this.#show(this.#program, entry);
    this.#creating = this.options.startProgram({ bridge: this.#bridge(), boot: this.#bootInfo(entry) });
    const program = await this.#creating;
    this.#program = program;
    await program.launch(entry);
  }

  /** Coming back to a page of its own takes until that page is drawn. */
  #show(program: MiniProgram, entry: Entry): Promise<void> | void {
    if (!entry.path) return program.show(entry);
    const drawn = new Promise<void>((resolve) => { this.#onChrome = resolve; });
    program.show(entry);
    return drawn;
  }

  #bootInfo({ path = '', query = {}, appQuery, scene, referrerInfo }: Entry): BootInfo {
    const { jsapis, systemInfo } = this.options;
    return {
      storage: Object.fromEntries(this.storage), jsapis, systemInfo,
      launch: { path, query: appQuery ?? query, scene, ...(referrerInfo === undefined ? {} : { referrerInfo }) },
    };
  }

  #bridge(): Bridge {
    return {
      call: (call) => this.#program ? this.options.callJsapi(call, this, this.#program) : this.#callWhileStarting(call),
      note: (record) => { this.note(bounded(record)); this.#keepStorage(record); },
      chrome: (chrome: Chrome) => { this.store.change({ chrome }); this.#onChrome?.(); },
    };
  }

  /** App.onLaunch calls before the program is handed over. */
  async #callWhileStarting(call: JsapiCall): Promise<JsapiAnswer> {
    const program = await this.#creating;
    if (!program) return { ok: false, error: { error: 3, errorMessage: 'mini program is not running' } };
    return this.options.callJsapi(call, this, program);
  }

  /** Synchronous storage is answered in the service; its writes arrive here as notes. */
  #keepStorage(record: JournalRecord): void {
    if (record.kind !== 'jsapi' || record.outcome !== 'success') return;
    const { key, data } = (record.params ?? {}) as { key?: unknown; data?: unknown }; // params of a call are an object or absent
    if (record.name === 'my.setStorageSync' && typeof key === 'string') this.setStorage(key, data);
    if (record.name === 'my.removeStorageSync' && typeof key === 'string') this.removeStorage(key);
    if (record.name === 'my.clearStorageSync') this.clearStorage();
  }

  setStorage(key: string, data: unknown): void { this.storage.set(key, data); void this.ask('storage', { set: { key, data } }); }
  removeStorage(key: string): void { this.storage.delete(key); void this.ask('storage', { remove: key }); }
  clearStorage(): void { this.storage.clear(); void this.ask('storage', { clear: true }); }
}

/** Facts that the container notes itself may carry as much as a call does. */
function bounded(record: JournalRecord): JournalRecord {
  return record.kind === 'jsapi' ? { ...record, params: journalled(record.params), ...('result' in record ? { result: journalled(record.result) } : {}) } : record;
}
