/** Applies the service's patches to the DOM. */
import { isBuiltinTag } from '../tags.js';
import type { Patch, WireNode } from '../protocol.js';
import { animate } from './animation.js';
import { watchAppearing } from './appear.js';
import { on, text, type RenderContext } from './behaviour.js';
import { behaviourOf } from './elements/registry.js';
import { inlineStyle } from './inline-style.js';
import { forget, keep, nodeById, recordOf, type NodeRecord } from './nodes.js';

export function applyPatches(patches: Patch[], page: number, context: RenderContext): void {
  const grown = new Set<NodeRecord>();
  for (const patch of patches) applyPatch(patch, page, context, grown);
  for (const record of grown) behaviourOf(record.tag)?.children?.(record, context);
}

function applyPatch(patch: Patch, page: number, context: RenderContext, grown: Set<NodeRecord>): void {
  switch (patch[0]) {
    case 'insert': return place(patch[1], patch[2], build(patch[3], page, context, grown), grown);
    case 'move': { const node = nodeById(patch[3]); if (node) place(patch[1], patch[2], node, grown); return; }
    case 'remove': return remove(patch[1], grown);
    case 'attributes': { const record = recordFor(patch[1]); if (record) update(record, patch[2], context); return; }
    case 'listens': { const record = recordFor(patch[1]); if (!record) return; record.listens = new Set(patch[2] || []); return watchAppearing(record, context); }
    case 'text': { const node = nodeById(patch[1]); if (node) node.textContent = patch[2]; return; }
  }
}

function place(parentId: number, beforeId: number, node: Node, grown: Set<NodeRecord>): void {
  const parent = nodeById(parentId);
  if (!parent) return;
  const before = beforeId ? nodeById(beforeId) ?? null : ourOwn(parent);
  parent.insertBefore(node, before?.parentNode === parent ? before : null);
  const record = recordOf(parent);
  if (record) grown.add(record);
}

/** Helper elements of a built-in component stay last. */
function ourOwn(parent: Node): Node | null {
  return parent instanceof Element ? parent.querySelector(':scope > [data-inner]') : null;
}

function remove(id: number, grown: Set<NodeRecord>): void {
  const node = nodeById(id);
  if (!node) return;
  const parent = node.parentNode ? recordOf(node.parentNode) : undefined;
  if (parent) grown.add(parent);
  node.parentNode?.removeChild(node);
  forget(node);
}

function build(wire: WireNode, page: number, context: RenderContext, grown: Set<NodeRecord>): Node {
  if (wire.length === 2) {
    const node = document.createTextNode(wire[1]);
    keep(wire[0], node);
    return node;
  }
  const [id, tag, attributes, listens, children] = wire;
  const element = make(tag);
  const record: NodeRecord = { id, tag, page, element, attributes: {}, listens: listens ? new Set(listens) : nothing };
  keep(id, element, record);
  for (const child of children) element.append(build(child, page, context, grown));
  const behaviour = behaviourOf(tag);
  behaviour?.init?.(record, context);
  watchAppearing(record, context);
  update(record, attributes, context, true);
  if (behaviour?.children) grown.add(record);
  return element;
}
const nothing: ReadonlySet<string> = new Set();

/** AXML names only: a tag that HTML would give powers (script, iframe, a …) becomes a plain element of another name. */
function make(tag: string): HTMLElement {
  if (tag === 'progress') return document.createElement('yanshou-progress');
  if (isBuiltinTag(tag)) return document.createElement(tag);
  if (!/^[a-z][a-z0-9-]*$/i.test(tag)) return document.createElement('yanshou-unknown');
  const element = document.createElement(tag);
  return element instanceof HTMLUnknownElement || (tag.includes('-') && element.constructor === HTMLElement) ? element : document.createElement(`yanshou-${tag}`);
}

function recordFor(id: number): NodeRecord | undefined {
  const node = nodeById(id);
  return node ? recordOf(node) : undefined;
}

function update(record: NodeRecord, changes: Record<string, unknown>, context: RenderContext, first = false): void {
  const { element, attributes } = record;
  const changed = new Set<string>();
  for (const name in changes) {
    const value = changes[name];
    changed.add(name);
    if (value === null) delete attributes[name]; else attributes[name] = value;
    reflect(element, name, value, context);
  }
  const behaviour = behaviourOf(record.tag);
  if (behaviour?.update && (first || changed.size > 0)) behaviour.update(record, changed, context);
}

/** Attributes that a behaviour sets itself. */
const own = new Set(['value', 'checked', 'src', 'type', 'show', 'nodes', 'current', 'autoplay', 'poster', 'scrollTop', 'scrollLeft', 'scrollIntoView', 'is', 'action', 'target', 'href']);

function reflect(element: HTMLElement, name: string, value: unknown, context: RenderContext): void {
  if (name === 'class') { element.className = text(value); return; }
  if (name === 'style') { element.style.cssText = context.styled(inlineStyle(value)); return; }
  if (name === 'animation' && typeof value === 'object' && value !== null) { animate(element, value); return; }
  if (name === 'src' && typeof value === 'string') { element.setAttribute('data-src', value); return; }
  if (name === 'type' && element.localName !== 'input') { if (typeof value === 'string') element.setAttribute('type', element.localName === 'button' && value === 'submit' ? 'button' : value); return; }
  if (own.has(name) || /^on/i.test(name) || (typeof value === 'object' && value !== null)) return;
  const attribute = name.startsWith('data-') || name.startsWith('aria-') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (!/^[a-z][\w-]*$/.test(attribute)) return;
  if (value === null || value === undefined || value === false || (booleans.has(attribute) && !on(value))) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value === true ? '' : String(value));
}
const booleans = new Set(['hidden', 'disabled', 'plain', 'loading', 'scroll-x', 'scroll-y', 'vertical', 'selectable', 'show-value']);
