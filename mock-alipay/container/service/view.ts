/** `$h`: what compiled templates call (compiler/axml-compile.ts prints these calls). */
import { createElement, Fragment, type ComponentChild, type VNode } from 'preact';
import { hostClassOf, type HostProps } from './component.js';
import type { Dictionary } from './definition.js';
import { withExternalClasses } from './external-classes.js';
import type { Owner, SlotEntry } from './owner.js';
import type { Runtime } from './runtime.js';

type Children = ComponentChild[];
type Templates = Record<string, (data: object, owner: Owner) => ComponentChild>;

export function createViewHelpers(runtime: Runtime): object {
  return Object.freeze({
    e: (owner: Owner, tag: string, attrs: Dictionary | null, events: Dictionary | null, key: unknown, children?: Children): VNode =>
      element(tag, { attrs: elementAttributes(owner, attrs), events, owner, key }, children),
    c: (owner: Owner, tag: string, given: Dictionary, key: unknown, slots: SlotEntry[] | null, saveRef?: unknown): ComponentChild => component(runtime, owner, { tag, given, key, slots, saveRef }),
    f: (key: unknown, children: ComponentChild): VNode => createElement(Fragment, { key: key as string }, children),
    fn: (owner: Owner, value: unknown): unknown => (typeof value === 'string' ? (value === '' ? undefined : owner.bound(value)) : typeof value === 'function' ? value : undefined),
    each, text, entries,
    str: (value: unknown): string => (value === undefined || value === null ? '' : String(value)),
    slot: (owner: Owner, name: unknown, props: Dictionary, fallback: (() => Children) | null, key: unknown): ComponentChild => slot(owner, String(name ?? ''), props, fallback, key),
    template: (templates: Templates, name: unknown, data: object, owner: Owner, key: unknown): ComponentChild => template(runtime, templates, { name, data, owner, key }),
    sjsDefault: (module: Dictionary): unknown => ('default' in module ? module['default'] : module),
    sjsNamed: (module: Dictionary, name: string): unknown => (name in module ? module[name] : name === 'default' ? module : (module['default'] as Dictionary | undefined)?.[name]), // CommonJS-style SJS exports one object
  });
}

/** External classes take their user's names; elements of a component with its own styles carry its mark (compiler/acss.ts). */
function elementAttributes(owner: Owner, attrs: Dictionary | null): Dictionary | null {
  const given = attrs ? withExternalClasses(owner, attrs) : attrs;
  const { scope } = owner.unit.source;
  return scope === undefined ? given : { ...given, [scope]: true };
}

/** Tags are AXML's; Preact's types know HTML's. RemoteElement takes attrs, events and owner. */
function element(tag: string, props: object, children?: ComponentChild): VNode {
  return createElement(tag as 'div', props, children);
}

interface Use { tag: string; given: Dictionary; key: unknown; slots: SlotEntry[] | null; saveRef?: unknown }

function component(runtime: Runtime, owner: Owner, { tag, given, key, slots, saveRef }: Use): ComponentChild {
  const id = owner.unit.source.uses[tag] ?? genericOf(owner, tag);
  const unit = id === undefined ? undefined : runtime.units.get(id);
  if (!unit) {
    runtime.report.unsupported('tag', tag, owner.page.path, 'neither a built-in component nor in usingComponents');
    const content = (slots ?? []).map(([, give]) => give({}) as ComponentChild); // slot content is template code
    return element(tag, { attrs: plainAttributes(given), owner, key }, content);
  }
  if (!runtime.ready(unit, owner.page.path)) return createElement(Fragment, { key: key as string });
  const props: HostProps = { owner, given, slots, tag, ...(saveRef === undefined ? {} : { saveRef }) };
  return createElement(hostClassOf(unit), { ...props, key: key as string });
}

/** componentGenerics: the user of a component says which component its abstract tag stands for. */
function genericOf(owner: Owner, tag: string): string | undefined {
  const generics = owner.unit.source.generics;
  if (!generics || !(tag in generics) || !('props' in owner)) return undefined;
  const chosen = (owner.props as Dictionary)[`generic:${tag}`]; // components have props
  const outer = 'owner' in owner ? (owner.owner as Owner) : undefined; // components have an owner
  const fallback = (generics[tag] as { default?: string } | true | undefined);
  return (typeof chosen === 'string' ? outer?.unit.source.uses[chosen] : undefined) ?? (typeof fallback === 'object' ? fallback.default : undefined);
}

function plainAttributes(given: Dictionary): Dictionary {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value !== 'function' && typeof value !== 'object'));
}

/** a:for over arrays, objects (value, key) and numbers (0 … n-1). */
function each(list: unknown, give: (item: unknown, index: unknown) => unknown): unknown[] {
  if (Array.isArray(list)) return list.map((item: unknown, index) => give(item, index));
  if (typeof list === 'number') return Array.from({ length: Math.min(Math.max(0, Math.floor(list)), 100_000) || 0 }, (_, index) => give(index, index));
  if (typeof list === 'string') return [...list].map((item, index) => give(item, index));
  if (typeof list === 'object' && list !== null) return Object.entries(list).map(([key, item]: [string, unknown]) => give(item, key));
  return [];
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : typeof value === 'symbol' || typeof value === 'function' ? '' : String(value);
}

/** Slot content behind a:if and a:for: nested lists with holes. */
function entries(value: unknown): SlotEntry[] {
  if (!Array.isArray(value)) return [];
  if (value.length === 2 && typeof value[1] === 'function') return [value as unknown as SlotEntry]; // a pair by the check
  return value.flatMap(entries);
}

function slot(owner: Owner, name: string, props: Dictionary, fallback: (() => Children) | null, key: unknown): ComponentChild {
  const given = owner.slots.filter(([slotName]) => slotName === name || (name === '' && slotName === 'default')).map(([, give]) => give(props) as ComponentChild); // template code
  const content = given.every(isEmpty) ? fallback?.() ?? [] : given;
  return createElement(Fragment, { key: key as string }, content);
}

function isEmpty(child: unknown): boolean {
  if (Array.isArray(child)) return child.every(isEmpty);
  if (child === null || child === undefined || child === '' || typeof child === 'boolean') return true;
  // A forwarded slot that nobody filled is empty, so the fallback stands.
  const vnode = child as Partial<VNode<{ children?: unknown }>>; // template code gives vnodes or texts
  return vnode.type === Fragment && isEmpty(vnode.props?.children);
}

function template(runtime: Runtime, templates: Templates, { name, data, owner, key }: { name: unknown; data: object; owner: Owner; key: unknown }): ComponentChild {
  const found = Object.hasOwn(templates, String(name)) ? templates[String(name)] : undefined;
  if (!found) {
    if (name) runtime.report.unsupported('other', `template ${String(name)}`, owner.page.path, 'no template of this name is defined or imported');
    return null;
  }
  const content = found(data ?? {}, owner);
  return createElement(Fragment, { key: key as string }, content);
}
