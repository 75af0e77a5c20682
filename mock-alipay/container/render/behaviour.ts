/** What a built-in component adds to a plain element. One file a family under elements/. */
import type { JsapiAnswer } from '../bridge.js';
import type { ProgramInfo } from '../program.js';
import type { NodeRecord } from './nodes.js';

export interface RenderContext {
  program: ProgramInfo;
  /** Sends an event of this element to the service. Bubbles only when said so. */
  emit(record: NodeRecord, name: string, detail: Record<string, unknown>, bubbles?: boolean): void;
  /** Address the render may load: a packaged file, a data URL, or a blob of a foreign picture. Undefined when blocked or not found. */
  picture(url: string, page: number): Promise<string | undefined>;
  /** A style with the pictures from elsewhere that are here already. */
  styled(css: string): string;
  /** A tag that is not what it is on a phone; `detail` says what is missing. */
  unsupported(name: string, page: number, detail: string): void;
  blocked(via: string, url: string): void;
  /** Where an H5 page of this address is served; undefined where the ISV has not listed its origin. */
  h5(url: string): string | undefined;
  /** A my.* call of an H5 page. */
  h5Call(page: number, name: string, params: unknown): Promise<JsapiAnswer>;
  h5Error(page: number, message: string, stack: string): void;
  screenOf(page: number): HTMLElement | undefined;
  /** When the page has first been shown: nothing on it has a size before. */
  drawn(page: number): Promise<void>;
}

export interface Behaviour {
  /** Once, when the element is made. */
  init?(record: NodeRecord, context: RenderContext): void;
  /** After attributes changed; names of those that did. */
  update?(record: NodeRecord, changed: ReadonlySet<string>, context: RenderContext): void;
  /** After children were added or removed. */
  children?(record: NodeRecord, context: RenderContext): void;
  /** A tap on it (or on its label). */
  activate?(record: NodeRecord, context: RenderContext): void;
  /** Its value in a form, and how to take it back to the first one. */
  value?(record: NodeRecord): unknown;
  reset?(record: NodeRecord, context: RenderContext): void;
}

export function on(value: unknown): boolean {
  return value === true || value === '' || (typeof value === 'string' && value !== 'false' && value !== '0') || (typeof value === 'number' && value !== 0);
}

export function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

export function number(value: unknown, otherwise: number): number {
  const read = Number(value);
  return value === undefined || value === null || value === '' || !Number.isFinite(read) ? otherwise : read;
}

/** A helper element of ours inside a built-in component; not the ISV's, and not in the screen tree. */
export function inner(tag: string, name = ''): HTMLElement {
  const element = document.createElement(tag);
  element.setAttribute('data-inner', name);
  return element;
}
