/**
 * The page as its author wrote it: elements, and around them the components whose templates drew them. A component has no node of its own (unless
 * virtualHost is off), so it is put back where its elements are. With virtualHost off, its host
 * element stands inside it.
 */
import { ComponentInstance } from '../service/component.js';
import type { Owner } from '../service/owner.js';
import type { PageInstance } from '../service/page.js';
import { RemoteElement, RemoteText } from '../service/remote-tree.js';
import type { TreeElement } from './contract.js';

type Wrappers = Map<ComponentInstance, TreeElement>;

export function componentTree(page: PageInstance): TreeElement {
  const seen = new Set<ComponentInstance>();
  const root: TreeElement = [`n${page.root.id}`, 'page', {}, []];
  fill(root, page.root, new Set<Owner>([page]), seen);
  // A component that draws nothing of its own (a bare slot) is still there.
  for (const component of page.components) if (!seen.has(component)) root[3].push(wrapper(component));
  return root;
}

function fill(into: TreeElement, element: RemoteElement, around: ReadonlySet<Owner>, seen: Set<ComponentInstance>): void {
  const wrappers: Wrappers = new Map();
  for (const child of element.childNodes) {
    if (child instanceof RemoteText) { into[3].push(child.data); continue; }
    if (!(child instanceof RemoteElement)) continue;
    const between = componentsBetween(child, around);
    const holder = between.reduce((at, component) => inside(at, component, wrappers, seen), into);
    const node: TreeElement = [`n${child.id}`, child.localName, written(child.attributes), []];
    holder[3].push(node);
    fill(node, child, new Set<Owner>([...around, ...between]), seen);
  }
}

/** Components whose templates lie between the parent and this element, outermost first. Slot content belongs to whoever wrote it. */
function componentsBetween({ owner }: RemoteElement, around: ReadonlySet<Owner>): ComponentInstance[] {
  const between: ComponentInstance[] = [];
  for (let at: unknown = owner; at instanceof ComponentInstance && !around.has(at); at = at.owner) between.unshift(at);
  return between;
}

function inside(at: TreeElement, component: ComponentInstance, wrappers: Wrappers, seen: Set<ComponentInstance>): TreeElement {
  const known = wrappers.get(component);
  if (known) return known;
  const created = wrapper(component);
  wrappers.set(component, created);
  seen.add(component);
  at[3].push(created);
  return created;
}

const wrapper = (component: ComponentInstance): TreeElement => [`c${component.id}`, component.tag, written(component.props), [], component.id];

/** As they would stand in AXML; functions and objects do not. */
function written(attributes: Record<string, unknown>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) if (!name.startsWith('$') && ['string', 'number', 'boolean'].includes(typeof value)) result[name] = String(value);
  return result;
}
