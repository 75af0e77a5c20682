/**
 * What the container asks of the Alipay app that runs it, and what the app may ask of the container.
 * Both sides are trusted code in the shell page. ISV code sits behind the service worker thread and reaches neither.
 */
import type { PageRef, JournalRecord } from '../journal.js';
import type { ProgramAnswer, ProgramRequest } from './automator/contract.js';

export interface JsapiCall { name: string; params: unknown; page?: string; /** made within a real user tap */ gesture: boolean }
export interface JsapiFailure { error: number | string; errorMessage: string }
export type JsapiAnswer = { ok: true; result: unknown } | { ok: false; error: JsapiFailure; unsupported?: boolean };

/** Given to the service before the first line of ISV code runs: what the synchronous my.* answer from. */
export interface BootInfo {
  storage: Record<string, unknown>;
  systemInfo: Record<string, unknown>;
  /** Of the mini program. */
  appId?: string;
  /** A developer watches: every setData is told (MiniProgramOptions.onLog, level `setData`). */
  watchData?: boolean;
  /** my.* names the app implements (canIUse, and calls to any other are answered and journalled as unsupported). */
  jsapis: string[];
  launch: { path: string; query: Record<string, string>; scene: number; referrerInfo?: { appId: string; extraData?: unknown } };
}

/** The app's side. Implemented by the client; called by the container. */
export interface Bridge {
  call(call: JsapiCall): Promise<JsapiAnswer>;
  /** One-way facts for the journal: page stack changes, errors, unsupported features, synchronous calls. */
  note(record: JournalRecord): void;
  /** The title bar or tab bar must be drawn anew. */
  chrome(chrome: Chrome): void;
}

export interface Chrome {
  title: string;
  titleBarColor: string;
  frontColor: 'black' | 'white';
  transparent: boolean;
  canGoBack: boolean;
  loading: boolean;
  tabBar?: { items: { pagePath: string; name: string; icon?: string; activeIcon?: string; badge?: string }[]; selected: number; textColor: string; selectedColor: string; backgroundColor: string };
}

export interface Entry { path?: string; query?: Record<string, string>; appQuery?: Record<string, string>; scene: number; referrerInfo?: { appId: string; extraData?: unknown } }
export type Navigation = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

/** The container's side: one running mini program. Implemented in container/host.ts; called by the client. */
export interface MiniProgram {
  launch(entry: Entry): Promise<void>;
  /** Rejects with a JsapiFailure as the platform would (unknown page, more than 10 pages, tab page). */
  navigate(how: Navigation, url: string): Promise<void>;
  /** false when there was nothing to go back to. */
  navigateBack(delta: number): Promise<boolean>;
  /** The user pressed back. `root` = the first page was on screen: the app takes the user away. */
  pressBack(): Promise<'page' | 'root' | 'intercepted'>;
  stack(): PageRef[];
  setNavigationBar(change: Partial<Chrome>): void;
  /** An app event for my.on* listeners. */
  emit(name: string, payload: unknown): void;
  /** The user went away (App.onHide) or came back (App.onShow with these options). */
  hide(): void;
  show(entry: Entry): void;
  /** Resolves when no render, timer below 300 ms or JSAPI is pending and the view has painted; false when `limitMs` ran out. */
  settled(limitMs: number): Promise<boolean>;
  /** Asked without waiting for frames: nothing is under way but JSAPI calls. */
  lull(): Promise<boolean>;
  /** Another answer whenever something happened in the program since; settled() and lull() bring it up to date. */
  activity(): string;
  /** For the automation endpoint: reads and drives the program from inside. */
  automate(request: ProgramRequest): Promise<ProgramAnswer>;
  destroy(): void;
}
