/**
 * What the automation endpoint (Node) asks of a running program. `ProgramRequest` goes shell → host → service; `ViewRequest` is answered in the
 * render frame. ISV code reaches neither.
 */

/** A page's data, or a component's with `component` (its $id). */
export interface Holder { page: number; component?: number }

export type ProgramRequest =
  /** Answered by the host. */
  | { op: 'stack' | 'home' }
  | { op: 'tree'; page: number }
  | ({ op: 'getData'; path?: string } & Holder)
  | ({ op: 'setData'; data: unknown } & Holder)
  | ({ op: 'callMethod'; method: string; args: unknown[] } & Holder)
  | ({ op: 'properties'; node?: number } & Holder)
  | ({ op: 'trigger'; node: number; name: string; detail: Record<string, unknown>; bubbles: boolean; touches?: Touch[]; changedTouches?: Touch[] } & Holder)
  | { op: 'callMy'; method: string; args: unknown[] }
  | { op: 'mockMy'; method: string; result: unknown }
  | { op: 'restoreMy'; method: string }
  | { op: 'bind'; name: string }
  /** Makes `globalThis[key]` take one function from the debugger, once: code from strings has no other way in. Answers the names it is given. */
  | { op: 'accept'; key: string; use: { kind: 'evaluate'; args: unknown[] } | { kind: 'mock'; method: string; args: unknown[] } };

export type ProgramAnswer = { ok: true; result: unknown } | { ok: false; message: string };
export interface Touch { identifier: number; pageX: number; pageY: number; clientX: number; clientY: number }

/** A page on the stack, under an id that no other page of this phone ever had. */
export interface StackedPage { id: number; pageId: number; path: string; query: Record<string, string> }

/** An element or a component as AXML wrote it: [ref, tag, attributes, children]; a string is a text. Ref: `n<node id>`, `c<component $id>`. */
export type TreeElement = [ref: string, tag: string, attributes: Record<string, string>, children: TreeNode[], component?: number];
export type TreeNode = TreeElement | string;

/** Dispatched on the shell's window. */
export const automatorEvent = 'yanshou:automator';
export type AutomatorEvent =
  | { event: 'log'; level: string; args: string[] }
  | { event: 'exception'; message: string; stack: string }
  | { event: 'binding'; name: string; args: unknown[] };

export interface Found { ref: string; tagName: string; component?: number }
/** Where a thing is: a component's nodes are all those its template drew. */
export interface Area { x: number; y: number; width: number; height: number; onTop: boolean }

export type ViewRequest =
  | { op: 'find'; tree: TreeElement; kind: 'css' | 'xpath'; selector: string; within?: string }
  | { op: 'markup'; tree: TreeElement; ref: string; type: 'inner' | 'outer' }
  | { op: 'dom' | 'styles'; nodes: number[]; names: string[] }
  | { op: 'area'; nodes: number[]; scrollTo: boolean }
  | { op: 'window'; page: number; names: string[] }
  | { op: 'value'; node: number }
  | { op: 'field'; node: number; value: string }
  | { op: 'click'; node: number }
  | { op: 'scroll'; node: number; x: number; y: number }
  | { op: 'metric'; node: number; name: 'scrollTop' | 'scrollLeft' | 'scrollWidth' | 'scrollHeight' }
  | { op: 'swiper'; node: number }
  | { op: 'offsetInArea'; node: number };
