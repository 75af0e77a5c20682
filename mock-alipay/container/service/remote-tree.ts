/**
 * The tree that Preact renders into: just enough DOM for Preact, and a record of changes for the render. A subtree crosses whole when it is
 * first connected to a page; after that only differences do. Attributes arrive as one object (see view.ts), so the diff is here.
 */
import type { Patch, WireNode } from '../protocol.js';

export type Attributes = Record<string, unknown>;
/** Event key (tap, catch:tap …) → method name or function. */
export type Handlers = Record<string, unknown>;

let lastId = 0;
/** Elements on screen by id: where events come back to. */
export const connectedElements = new Map<number, RemoteElement>();

/** The element of a page that has this id attribute. */
export function elementWithId(root: PageRoot | undefined, id: string): number | undefined {
  for (const element of connectedElements.values()) if (root && element.page === root && element.attributes['id'] === id) return element.id;
  return undefined;
}

export abstract class RemoteNode {
  readonly id = ++lastId;
  parentNode: RemoteElement | null = null;
  nextSibling: RemoteNode | null = null;
  previousSibling: RemoteNode | null = null;
  /** Set while the node is part of a page. */
  page: PageRoot | null = null;
  abstract readonly nodeType: number;
  abstract connect(page: PageRoot): WireNode;
  abstract disconnect(): void;
  remove(): void { this.parentNode?.removeChild(this); }
}

export class RemoteText extends RemoteNode {
  readonly nodeType = 3;
  #data: string;

  constructor(data: unknown) { super(); this.#data = bounded(data); }
  get data(): string { return this.#data; }
  set data(value: string) {
    this.#data = bounded(value);
    if (value.length > longestText) this.page?.cutText();
    this.page?.record(['text', this.id, this.#data]);
  }
  connect(page: PageRoot): WireNode { this.page = page; if (this.#data.length > longestText) page.cutText(); return [this.id, this.#data]; }
  disconnect(): void { this.page = null; }
}

export class RemoteElement extends RemoteNode {
  readonly nodeType: number = 1;
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  firstChild: RemoteNode | null = null;
  lastChild: RemoteNode | null = null;
  /** The page or component whose template wrote this element: handlers are methods of it. */
  owner: unknown = null;
  #attributes: Attributes = none;
  #events: Handlers = none;

  constructor(readonly localName: string) { super(); }

  get attributes(): Attributes { return this.#attributes; }
  get attrs(): Attributes { return this.#attributes; }
  set attrs(next: Attributes | null | '') {
    const before = this.#attributes;
    this.#attributes = next || none;
    if (!this.page || before === this.#attributes) return;
    this.#checkLengths();
    const changes = difference(before, this.#attributes);
    if (changes) this.page.record(['attributes', this.id, changes]);
  }

  get events(): Handlers { return this.#events; }
  set events(next: Handlers | null | '') {
    const before = this.#events;
    this.#events = next || none;
    if (!this.page || before === this.#events) return;
    const now = this.#listens();
    if (String(now) !== String(listened(before))) this.page.record(['listens', this.id, now]);
  }

  get childNodes(): RemoteNode[] {
    const children: RemoteNode[] = [];
    for (let child = this.firstChild; child; child = child.nextSibling) children.push(child);
    return children;
  }

  insertBefore(node: RemoteNode, before: RemoteNode | null): RemoteNode {
    if (node === before) return node;
    const moved = node.page !== null && node.page === this.page;
    if (node.parentNode) node.parentNode.#unlink(node);
    this.#link(node, before);
    const { page } = this;
    if (!page) return node;
    if (moved) page.record(['move', this.id, before?.id ?? 0, node.id]);
    else page.record(['insert', this.id, before?.id ?? 0, node.connect(page)]);
    return node;
  }

  appendChild(node: RemoteNode): RemoteNode { return this.insertBefore(node, null); }

  removeChild(node: RemoteNode): RemoteNode {
    this.#unlink(node);
    if (node.page) {
      node.page.record(['remove', node.id]);
      node.disconnect();
    }
    return node;
  }

  connect(page: PageRoot): WireNode {
    this.page = page;
    connectedElements.set(this.id, this);
    page.grew();
    this.#checkLengths();
    const children: WireNode[] = [];
    for (let child = this.firstChild; child; child = child.nextSibling) children.push(child.connect(page));
    return [this.id, this.localName, wire(this.#attributes), this.#listens(), children];
  }

  disconnect(): void {
    this.page?.shrank();
    this.page = null;
    connectedElements.delete(this.id);
    for (let child = this.firstChild; child; child = child.nextSibling) child.disconnect();
  }

  /** Preact asks for these; all that matters comes through attrs and events. */
  setAttribute(): void { this.owner ??= null; }
  removeAttribute(): void { this.owner ??= null; }

  /** An attribute that is too long does not cross at all. */
  #checkLengths(): void {
    for (const name in this.#attributes) {
      const value = this.#attributes[name];
      if (typeof value === 'string' && value.length > longestText) this.page?.cutText();
    }
  }

  #listens(): string[] | 0 { return listened(this.#events); }

  #link(node: RemoteNode, before: RemoteNode | null): void {
    const previous = before ? before.previousSibling : this.lastChild;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous) previous.nextSibling = node; else this.firstChild = node;
    if (before) before.previousSibling = node; else this.lastChild = node;
  }

  #unlink(node: RemoteNode): void {
    const { previousSibling, nextSibling } = node;
    if (previousSibling) previousSibling.nextSibling = nextSibling; else this.firstChild = nextSibling;
    if (nextSibling) nextSibling.previousSibling = previousSibling; else this.lastChild = previousSibling;
    node.parentNode = node.previousSibling = node.nextSibling = null;
  }
}

/** Root of one page. Collects patches; `flush` is called once a microtask after something changed. */
export class PageRoot extends RemoteElement {
  #patches: Patch[] = [];
  #elements = 0;
  #full = false;

  constructor(private readonly options: { schedule: (root: PageRoot) => void; tooManyNodes: () => void; mostNodes: number; /** A text or attribute was longer than may cross. */ tooLong: () => void }) {
    super('page');
    this.page = this;
    connectedElements.set(this.id, this);
  }

  record(patch: Patch): void {
    if (this.#full) return;
    if (this.#patches.length === 0) this.options.schedule(this);
    this.#patches.push(patch);
  }

  take(): Patch[] {
    const patches = this.#patches;
    this.#patches = [];
    return patches;
  }

  cutText(): void { this.options.tooLong(); }

  /** A page that floods the view stops being drawn: the last picture stays and the evidence says why. */
  grew(): void {
    this.#elements++;
    if (this.#full || this.#elements <= this.options.mostNodes) return;
    this.#full = true;
    this.#patches = [];
    this.options.tooManyNodes();
  }
  shrank(): void { this.#elements--; }

  close(): void {
    connectedElements.delete(this.id);
    for (const child of this.childNodes) child.disconnect();
    this.#full = true;
  }
}

const none: Record<string, unknown> = Object.freeze({});

/** The only `document` there is: what Preact calls on it. */
export const remoteDocument = {
  createElementNS: (_namespace: string, tag: string): RemoteElement => new RemoteElement(tag),
  createElement: (tag: string): RemoteElement => new RemoteElement(tag),
  createTextNode: (data: unknown): RemoteText => new RemoteText(data),
};

/** No screen shows more; laying out megabytes of one text would stop the view. */
export const longestText = 200_000;
function bounded(data: unknown): string {
  const text = String(data);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

function listened(events: Handlers): string[] | 0 {
  const types: string[] = [];
  for (const key in events) if (events[key]) types.push(key);
  return types.length ? types : 0;
}

/** What may cross: no functions, no marks, no dataset objects (those stay here for events). */
function crosses(name: string, value: unknown): boolean {
  const kind = typeof value;
  if (kind === 'string' && (value as string).length > longestText) return false; // a string by the check
  if (kind === 'string' || kind === 'number' || kind === 'boolean') return name.charCodeAt(4) !== 58 || !name.startsWith('mark:'); // 58 is ':'
  return kind === 'object' && value !== null && !name.startsWith('data-') && !name.startsWith('mark:');
}

function wire(attributes: Attributes): Attributes {
  for (const name in attributes) {
    if (crosses(name, attributes[name])) continue;
    const kept: Attributes = {};
    for (const key in attributes) if (crosses(key, attributes[key])) kept[key] = attributes[key];
    return kept;
  }
  return attributes;
}

/** Changed attributes; null = gone. Objects count as changed: they may have been edited in place. */
function difference(before: Attributes, after: Attributes): Attributes | undefined {
  let changes: Attributes | undefined;
  for (const name in after) {
    const value = after[name];
    if (value === before[name] && (typeof value !== 'object' || value === null)) continue;
    (changes ??= {})[name] = crosses(name, value) ? value : null;
  }
  for (const name in before) if (!(name in after)) (changes ??= {})[name] = null;
  return changes;
}
