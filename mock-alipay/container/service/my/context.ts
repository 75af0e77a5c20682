/** What the `my` object stands on. */
import type { BootInfo, JsapiAnswer } from '../../bridge.js';
import type { ProgramInfo } from '../../program.js';
import type { Dictionary } from '../definition.js';
import type { Reporter } from '../report.js';

export interface MyContext {
  boot: BootInfo; program: ProgramInfo; report: Reporter;
  call(name: string, params: unknown): Promise<JsapiAnswer>;
  /** Runs a callback of ISV code; its errors are reported. */
  guard(run: () => unknown): void;
  page(): string | undefined;
  /** How the user last came in. */
  entered(): unknown;
  selectorQuery(): object;
  intersectionObserver(options: Dictionary): object;
  /** Before my.navigateTo leaves: keeps its `events`; gives the channel for its result. */
  openChannel(events: Dictionary): object;
  /** By its id attribute, on the page that is open. */
  elementOf(id: string): number | undefined;
  /** Asks an element of the view to do something. */
  invoke(node: () => number | undefined, method: string, args: unknown[]): void;
  afterRender(run: () => void): void;
  /** Before the next frame, as far as another thread can tell. */
  soon(run: unknown): number;
  notSoon(id: unknown): void;
}
