/** The phone as the user holds it: which surface is on screen, and how the user comes to the mini program and goes. */
import type { Bridge, BootInfo, Entry, JsapiAnswer, JsapiCall, MiniProgram } from '../../container/bridge.js';
import type { ExitEntry, JournalRecord, PageRef } from '../../journal.js';
import { journalled } from '../jsapi/journalled.js';
import type { Boot, ShownJob } from '../rpc-contract.js';
import type { Connection } from './connection.js';
import { createDialogs } from './dialogs.js';
import type { Dialogs } from './dialogs.js';
import { readJobUrl } from './job-url.js';
import { KeptStorage } from './kept-storage.js';
import { ProgramSlot } from './program-slot.js';
import { showSheet } from './sheets.js';
import type { SheetAction, SheetRequest } from './sheets.js';
import { createStore } from './state.js';
import type { Home, Store } from './state.js';

/** Starts the container; injected, so that the phone can be tried with any program. */
export type StartProgram = (options: { bridge: Bridge; boot: BootInfo }) => Promise<MiniProgram>;
export type CallJsapi = (call: JsapiCall, phone: Phone, program: MiniProgram) => Promise<JsapiAnswer>;

/** A page of the mini program and where the user had come from. */
export interface Place extends PageRef { cameFrom: Home }

export interface PhoneOptions { connection: Connection; boot: Boot; startProgram: StartProgram; callJsapi: CallJsapi; jsapis: string[]; systemInfo: Record<string, unknown> }

export class Phone {
  readonly store: Store = createStore();
  readonly dialogs: Dialogs;
  readonly storage: KeptStorage;
  readonly permissions: Set<string>;
  readonly slot: ProgramSlot;
  clipboard = '';
  /** Where a user who leaves the mini program is taken. */
  cameFrom: Home = 'alipay-employment';
  /** my.enableAlertBeforeUnload: the page at this depth asks before the title bar's back leaves it. */
  askBeforeBack: { depth: number; message: string } | undefined;

  constructor(readonly options: PhoneOptions) {
    const { boot, connection, startProgram, callJsapi } = options;
    this.dialogs = createDialogs(this.store, (record) => this.note(record));
    this.storage = new KeptStorage(boot.storage, connection.ask);
    this.permissions = new Set(boot.permissions);
    this.slot = new ProgramSlot({
      start: (bridge, entry) => startProgram({ bridge, boot: this.#bootInfo(entry) }),
      call: (call, program) => callJsapi(call, this, program),
      note: (record) => { this.note(bounded(record)); this.storage.follow(record); },
      chrome: (chrome) => this.store.change({ chrome }),
      trouble: (error) => this.#noteTrouble(error),
    });
    connection.onChanged((what) => { if (what !== 'program') void this.refresh(); });
  }

  get boot(): Boot { return this.options.boot; }
  get ask(): Connection['ask'] { return this.options.connection.ask; }

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
    if (!('fault' in reading)) return this.#enter(reading, 'alipay-employment');
    this.note({ kind: 'error', source: 'mini-program', message: `岗位 ${job.outJobId} 打不开：${reading.fault}` });
    void this.dialogs.toast({ text: '岗位链接无法打开', type: 'fail', durationMs: 2000 });
  }

  openOwn(): void {
    const [path = '', query = ''] = this.boot.app.home.split('?');
    this.#enter({ path, query: Object.fromEntries(new URLSearchParams(query)) }, 'alipay');
  }

  /** Where the user is in the mini program, if he is in it. */
  place(): Place | undefined {
    const page = this.slot.stack().at(-1);
    return page && this.store.state.surface === 'mini-program' ? { ...page, cameFrom: this.cameFrom } : undefined;
  }

  returnTo({ path, query, cameFrom }: Place): void { this.#enter({ path, query }, cameFrom); }

  async pressBack(): Promise<void> {
    const { surface } = this.store.state;
    if (surface !== 'mini-program') return this.show(surface === 'mine' ? 'alipay-employment' : 'alipay');
    if (await this.#staysOnPage()) return;
    if (await this.slot.pressBack()) this.leave({ via: 'back' });
  }

  async switchTab(pagePath: string): Promise<void> {
    await this.slot.program?.navigate('switchTab', `/${pagePath}`).catch((error: unknown) => this.#noteTrouble(error));
  }

  /** ✕ ends the mini program; every other way out leaves it alive in the background. */
  pressClose(): void {
    this.leave({ via: 'capsule' });
    this.slot.end();
  }

  /** Takes the user away from the mini program: to where he came from, or to `to`. */
  leave({ via, to = this.cameFrom, target }: { via: string; to?: ExitEntry['to']; target?: string }): void {
    if (this.store.state.surface !== 'mini-program') return; // a program in the background leads nobody anywhere
    const page = this.slot.stack().at(-1)?.path;
    this.slot.program?.hide();
    this.note({ kind: 'exit', via, to, ...(page === undefined ? {} : { page }), ...(target === undefined ? {} : { target }) });
    this.note({ kind: 'page', action: 'exit', stack: [] });
    this.dialogs.clear();
    if (to === 'alipay' || to === 'alipay-employment') return this.show(to);
    this.store.change({ surface: 'alipay', elsewhere: { kind: to, target: target ?? '' }, menuOpen: false });
  }

  sheet(request: SheetRequest): Promise<SheetAction> { return showSheet(this.store, request, this.boot.behaviour.sheetConfirmMs); }

  #enter(page: Pick<Entry, 'path' | 'query' | 'appQuery'>, cameFrom: Home): void {
    const { employmentAppId, ownScene } = this.boot.behaviour;
    const from = cameFrom === 'alipay-employment' ? { scene: 1205, referrerInfo: { appId: employmentAppId, extraData: {} } } : { scene: ownScene };
    this.cameFrom = cameFrom;
    this.store.change({ surface: 'mini-program', elsewhere: undefined, tabBarHidden: false });
    this.slot.enter({ ...page, ...from });
  }

  #bootInfo({ path = '', query = {}, appQuery, scene, referrerInfo }: Entry): BootInfo {
    const { jsapis, systemInfo } = this.options;
    return {
      storage: this.storage.all(), jsapis, systemInfo, appId: this.boot.app.appId, watchData: this.boot.watched,
      launch: { path, query: appQuery ?? query, scene, ...(referrerInfo === undefined ? {} : { referrerInfo }) },
    };
  }

  async #staysOnPage(): Promise<boolean> {
    const asking = this.askBeforeBack;
    if (!asking || asking.depth !== this.slot.stack().length) return false;
    const { decision } = await this.dialogs.open({
      dialog: 'confirm', text: asking.message, buttons: [{ label: '确定', role: 'accept', decision: 'accept' }, { label: '取消', role: 'decline', decision: 'decline' }],
    });
    if (decision === 'accept') this.askBeforeBack = undefined;
    return decision !== 'accept';
  }

  #noteTrouble(error: unknown): void {
    const { message, stack } = error instanceof Error ? error : new Error(JSON.stringify(error));
    this.note({ kind: 'error', source: 'container', message: `小程序没有打开：${message}`, ...(stack === undefined ? {} : { stack }) });
  }
}

/** Facts that the container notes itself may carry as much as a call does. */
function bounded(record: JournalRecord): JournalRecord {
  return record.kind === 'jsapi' ? { ...record, params: journalled(record.params), ...('result' in record ? { result: journalled(record.result) } : {}) } : record;
}
