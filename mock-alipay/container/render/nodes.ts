/** DOM nodes by the service's ids, and what the service said about each. */

export interface NodeRecord {
  id: number; tag: string; page: number; element: HTMLElement;
  attributes: Record<string, unknown>; listens: ReadonlySet<string>;
}

const nodes = new Map<number, Node>();
const records = new WeakMap<Node, NodeRecord>();

export const nodeById = (id: number): Node | undefined => nodes.get(id);
export const recordOf = (node: Node): NodeRecord | undefined => records.get(node);

export function keep(id: number, node: Node, record?: NodeRecord): void {
  nodes.set(id, node);
  if (record) records.set(node, record);
  else textIds.set(node, id);
}
const textIds = new WeakMap<Node, number>();

/** Forgets a removed subtree. */
export function forget(node: Node): void {
  const id = records.get(node)?.id ?? textIds.get(node);
  if (id !== undefined) nodes.delete(id);
  for (const child of node.childNodes) forget(child);
}

/** The nearest element that AXML wrote, from here up. */
export function recordAbove(node: Node | null): NodeRecord | undefined {
  for (let at = node; at; at = at.parentNode) {
    const found = records.get(at);
    if (found) return found;
  }
  return undefined;
}

/** Whether the element itself listens: on, catch or capture. */
export function listensTo(record: NodeRecord, event: string): boolean {
  return record.listens.has(event) || record.listens.has(`catch:${event}`) || record.listens.has(`capture:${event}`) || record.listens.has(`capture-catch:${event}`);
}

export function anyoneListens(from: NodeRecord, event: string): boolean {
  for (let at: Node | null = from.element; at; at = at.parentNode) {
    const record = records.get(at);
    if (record && listensTo(record, event)) return true;
  }
  return false;
}
