/** setData's keys: `a`, `a.b`, `list[0].name`. */

export type PathKey = string | number;
const parsed = new Map<string, PathKey[]>();

export function parsePath(path: string): PathKey[] {
  const known = parsed.get(path);
  if (known) return known;
  const keys = [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
  if (parsed.size < 10_000) parsed.set(path, keys);
  return keys;
}

export function readPath(data: unknown, path: string): unknown {
  return parsePath(path).reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : (value as Record<PathKey, unknown>)[key]), data); // any value but null and undefined can be asked for a key
}

/**
 * Writes along the path with new containers, so that whoever compares by reference (a component that got `list` as a prop) sees the change.
 * Only plain objects and arrays are copied; anything else is edited in place.
 */
export function writePath(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = parsePath(path);
  const [first] = keys;
  if (keys.length <= 1) { if (!forbidden.has(path)) data[first ?? path] = value; return; }
  let holder: Record<PathKey, unknown> = data;
  for (let at = 0; at < keys.length - 1; at++) {
    const key = keys[at] ?? '';
    if (forbidden.has(key)) return;
    const next = container(holder[key], keys[at + 1]);
    holder[key] = next;
    holder = next;
  }
  const last = keys[keys.length - 1] ?? '';
  if (!forbidden.has(last)) holder[last] = value;
}

export function splicePath(data: Record<string, unknown>, path: string, args: unknown[]): void {
  const list = readPath(data, path);
  const copy: unknown[] = Array.isArray(list) ? [...list] : [];
  const [start = 0, count = 0, ...items] = args;
  copy.splice(Number(start), Number(count), ...items);
  writePath(data, path, copy);
}

/** `setData({'__proto__.x': 1})` must not reach every object. */
const forbidden = new Set<PathKey>(['__proto__', 'prototype', 'constructor']);

function container(value: unknown, nextKey: PathKey | undefined): Record<PathKey, unknown> {
  if (Array.isArray(value)) return [...value] as unknown as Record<PathKey, unknown>; // arrays are indexed by number
  if (typeof value === 'object' && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value);
    return (prototype === Object.prototype || prototype === null ? { ...value } : value) as Record<PathKey, unknown>; // an object by the check above
  }
  return (typeof nextKey === 'number' ? [] : {}) as Record<PathKey, unknown>;
}

const longestChange = 4_000;

/** What a developer reads of a change: each path and its new value. */
export function changesOf(data: object, paths: string[]): string {
  try {
    return JSON.stringify(Object.fromEntries(paths.map((path) => [path, readPath(data as Record<string, unknown>, path)])))?.slice(0, longestChange) ?? ''; // any object may be read by a path
  } catch (error) {
    return `${paths.join(', ')}（${error instanceof Error ? error.message : String(error)}）`; // a cycle: it crosses as plain data later
  }
}
