/** Screens repeat the same texts; beyond this many a memory starts anew, so that ten thousand bundles use the memory of one. */
const limit = 5_000;

/** One computation for each text, remembered: the same few hundred texts stand on every screen of a run. */
export function perText<V>(compute: (text: string) => V): (text: string) => V {
  const known = new Map<string, { value: V }>();
  return (text) => {
    const kept = known.get(text);
    if (kept) return kept.value;
    if (known.size > limit) known.clear();
    const value = compute(text);
    known.set(text, { value });
    return value;
  };
}

const memory = new WeakMap<RegExp, (text: string) => string | undefined>();

/** The part of a text that a pattern of the vocabulary finds, undefined where it finds none. Full-width letters and digits read as half-width. */
export function found(pattern: RegExp, text: string): string | undefined {
  let find = memory.get(pattern);
  if (!find) memory.set(pattern, find = perText((each) => pattern.exec(each.normalize('NFKC'))?.[0]));
  return find(text);
}

export const says = (pattern: RegExp, text: string): boolean => found(pattern, text) !== undefined;

/** One computation for each object, kept as long as the object is. */
export function perObject<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const values = new WeakMap<K, { value: V }>();
  return (key) => {
    const kept = values.get(key);
    if (kept) return kept.value;
    const value = compute(key);
    values.set(key, { value });
    return value;
  };
}
