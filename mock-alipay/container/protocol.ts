/**
 * Messages between the three parts of a running mini program. Host ↔ service and host ↔ render are one MessageChannel each;
 * service ↔ render is a third one, so that DOM patches and events do not pass through the shell page's thread twice.
 */
import type { BootInfo, JsapiAnswer } from './bridge.js';
import type { JournalRecord } from '../journal.js';
import type { ProgramInfo } from './program.js';
import type { H5Origins } from './web-view/origins.js';
import type { AutomatorEvent, ProgramAnswer, ProgramRequest } from './automator/contract.js';

export type LaunchOptions = BootInfo['launch'];

export type HostToService =
  | { type: 'openPage'; page: number; path: string; query: Record<string, string>; opener?: number }
  | { type: 'showPage' | 'hidePage' | 'closePage'; page: number }
  | { type: 'app'; event: 'onShow' | 'onHide' | 'onPageNotFound'; options: unknown }
  | { type: 'pageEvent'; page: number; name: string; payload: unknown; reply?: number }
  | { type: 'answer'; call: number; answer: JsapiAnswer }
  | { type: 'emit'; name: string; payload: unknown }
  /** An H5 page changed what the program keeps. */
  | { type: 'stored'; name: string; params: unknown }
  | { type: 'automate'; n: number; request: ProgramRequest }
  | { type: 'ping'; n: number }
  | { type: 'settle'; n: number };

export type ServiceToHost =
  | { type: 'started' }
  | { type: 'opened'; page: number }
  | { type: 'call'; call: number; name: string; params: unknown }
  | { type: 'note'; record: JournalRecord }
  | { type: 'reply'; reply: number; result: unknown }
  | { type: 'automated'; n: number; answer: ProgramAnswer }
  | { type: 'automator'; event: AutomatorEvent }
  | { type: 'pong'; n: number }
  | { type: 'log'; level: string; args: string[] }
  /** For a developer who watches: what setData of a page or component changed. */
  | { type: 'data'; where: string; changes: string }
  /** Work still to come: renders queued, timers under 300 ms. `patches` = number of the last batch sent to the render. */
  | { type: 'settled'; n: number; busy: number; patches: number };

export type HostToRender =
  | { type: 'openPage'; page: number; path: string; style: string; background: string; pullRefresh: boolean; reachBottom: number }
  | { type: 'showPage' | 'closePage'; page: number }
  | { type: 'scrollTo'; page: number; top: number; duration: number }
  /** `atOnce`: without waiting for frames. */
  | { type: 'settle'; n: number; patches: number; atOnce?: true }
  | { type: 'image'; url: string; blob: Blob | undefined }
  | { type: 'h5Answer'; n: number; answer: JsapiAnswer };

export type RenderToHost =
  | { type: 'gesture'; page: number }
  | { type: 'blocked'; via: string; url: string }
  | { type: 'image'; url: string }
  /** An H5 page in a web-view calls my.<name>; `gesture` = the user has just touched the screen. */
  | { type: 'h5Call'; n: number; page: number; name: string; params: unknown; gesture: boolean }
  | { type: 'h5Error'; page: number; message: string; stack: string }
  | { type: 'unsupported'; name: string; page: number; detail: string }
  | { type: 'shown'; page: number }
  | { type: 'settled'; n: number; busy: number };

/** An element as it crosses to the render: [id, tag, attributes, event types it listens to, children]; a text is [id, text]. */
export type WireElement = [id: number, tag: string, attributes: Record<string, unknown>, listens: string[] | 0, children: WireNode[]];
export type WireNode = WireElement | [id: number, text: string];

export type Patch =
  | ['insert', parent: number, before: number, node: WireNode]
  | ['move', parent: number, before: number, id: number]
  | ['remove', id: number]
  | ['attributes', id: number, changes: Record<string, unknown>]
  | ['listens', id: number, types: string[] | 0]
  | ['text', id: number, text: string];

export interface LayoutQuery {
  selector: string; all: boolean; what: 'boundingClientRect' | 'scrollOffset' | 'viewport' | 'viewportScroll' | 'node' | 'fields';
  /** Only these elements, by id. */
  within?: number[];
  /** Of .fields(): what is wanted of each element. */
  fields?: LayoutFields;
}
export interface LayoutFields { id?: boolean; dataset?: boolean; rect?: boolean; size?: boolean; scrollOffset?: boolean; node?: boolean; properties?: string[]; computedStyle?: string[] }
export interface ObserverWish { selector: string; relativeTo: { selector: string | null; margins: Record<string, number> }[]; thresholds: number[]; /** False: the first match alone. */ selectAll: boolean; initialRatio: number }

export type ServiceToRender =
  | { type: 'patches'; n: number; page: number; root: number; patches: Patch[] }
  | { type: 'query'; query: number; page: number; layouts: LayoutQuery[] }
  | ({ type: 'observe'; observer: number; page: number } & ObserverWish)
  | { type: 'unobserve'; observer: number }
  | { type: 'invoke'; node: number; method: string; args: unknown[] };

export interface WireEvent {
  /** Lower-case event name without on/catch: tap, touchstart, input, change, scrolltolower … */
  name: string; node: number; detail: Record<string, unknown>; timeStamp: number; bubbles: boolean;
  touches?: WireTouch[]; changedTouches?: WireTouch[];
  /** True when a person (or the browser's driver) did it, not a script. */
  trusted: boolean;
}
export interface WireTouch { identifier: number; pageX: number; pageY: number; clientX: number; clientY: number }

export type RenderToService =
  | { type: 'event'; page: number; event: WireEvent }
  | { type: 'pageScroll'; page: number; scrollTop: number; scrollHeight: number }
  | { type: 'reachBottom' | 'pullRefresh'; page: number }
  | { type: 'queried'; query: number; results: unknown[] }
  | { type: 'observed'; observer: number; entry: unknown };

/** First message to the worker (through its own global channel, the only one ever): everything the service starts from. */
export interface ServiceStart { type: 'start'; host: MessagePort; render: MessagePort; boot: BootInfo; program: ProgramInfo; script: string }
/** Handshake with the render page: it answers `hello` with `ready`, then gets its ports once. */
export interface RenderConnect { type: 'yanshou:connect'; host: MessagePort; service: MessagePort; program: ProgramInfo; screenWidth: number; h5: H5Origins }
