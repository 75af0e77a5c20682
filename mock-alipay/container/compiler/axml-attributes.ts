/** Attributes of an element sorted into directives, events and plain attributes. */
import { posix } from 'node:path';
import type { Attribute, ElementNode } from './axml-parse.js';

export interface ElementParts {
  branch?: { kind: 'if' | 'elif' | 'else'; test: string };
  each?: { list: string; item: string; index: string };
  key?: string;
  attributes: Attribute[];
  events: ElementEvent[];
}
export interface ElementEvent { /** tap, catch:tap, capture:tap, capture-catch:tap */ key: string; /** prop name on a custom component: onTap */ prop: string; value: string }

const directives = new Set(['if', 'elif', 'else', 'for', 'for-items', 'for-item', 'for-index', 'key']);

export function readElement(node: ElementNode, fail: (message: string) => never, unknown: (directive: string) => void): ElementParts {
  const parts: ElementParts = { attributes: [], events: [] };
  const found = new Map<string, string>();
  for (const attribute of node.attributes) {
    const directive = /^a:(.+)$/.exec(attribute.name)?.[1];
    const value = attribute.value === true ? '' : attribute.value;
    if (directive !== undefined) {
      if (directives.has(directive)) found.set(directive, value);
      else unknown(attribute.name);
      continue;
    }
    if (attribute.name.startsWith('change:')) { unknown(attribute.name); continue; }
    const event = eventOf(attribute.name);
    if (event) parts.events.push({ ...event, value });
    else if (attribute.name === 'key' && node.tag !== 'slot') found.set('key', value);
    else if (attribute.name !== 'slot' && attribute.name !== 'slot-scope') parts.attributes.push(attribute);
  }
  return { ...parts, ...readDirectives(found, fail) };
}

function readDirectives(found: Map<string, string>, fail: (message: string) => never): Pick<ElementParts, 'branch' | 'each' | 'key'> {
  const list = found.get('for') ?? found.get('for-items');
  const kind = (['if', 'elif', 'else'] as const).find((name) => found.has(name));
  const test = kind === undefined ? '' : found.get(kind) ?? '';
  if ((kind === 'if' || kind === 'elif') && test.trim() === '') fail(`a:${kind} needs a condition, for example a:${kind}="{{ready}}".`);
  const key = found.get('key');
  return {
    ...(list === undefined ? {} : { each: { list, item: found.get('for-item') || 'item', index: found.get('for-index') || 'index' } }),
    ...(kind === undefined ? {} : { branch: { kind, test } }),
    ...(key === undefined || key === '' ? {} : { key }),
  };
}

/** onTap, catchTap, capture-onTap, capture-catchTap; on-tap as some frameworks write it. */
export function eventOf(name: string): Omit<ElementEvent, 'value'> | undefined {
  const match = /^(capture-)?(on|catch)-?([A-Z].*|(?<=-)[a-z].*)$/.exec(name);
  if (!match) return undefined;
  const [, capture, how, rest = ''] = match;
  const phase = `${capture ? 'capture' : ''}${how === 'catch' ? `${capture ? '-' : ''}catch` : ''}`;
  const words = camel(rest);
  const type = words.toLowerCase();
  return { key: phase ? `${phase}:${type}` : type, prop: `${how ?? 'on'}${words.charAt(0).toUpperCase()}${words.slice(1)}` };
}

/** One property of the attribute object. `wire`: built-in elements keep `class`, `style` …; custom components get everything in camel case. */
export function attributeCode(attribute: Attribute, file: string, text: (text: string) => string, builtin = true): { key: string; code: string; fixed: boolean } {
  const { name, value } = attribute;
  const kept = /^(data-|aria-|mark:|generic:|change:)/.test(name);
  const key = JSON.stringify(kept ? name : camel(name));
  if (value === true) return { key, code: 'true', fixed: true };
  const resolved = builtin && sourceAttributes.has(name) ? resolveStatic(value, file) : value;
  return { key, code: text(resolved), fixed: !resolved.includes('{{') };
}

export function camel(name: string): string {
  return name.replace(/-([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const sourceAttributes = new Set(['src', 'default-source', 'defaultSource', 'poster', 'placeholder-src']);

/** A relative path in AXML means relative to that AXML file; at run time only the page is known. */
function resolveStatic(value: string, file: string): string {
  return /^\.{1,2}\//.test(value) && !value.includes('{{') ? `/${posix.join(posix.dirname(file), value)}` : value;
}
