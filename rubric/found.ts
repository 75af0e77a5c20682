const memory = new WeakMap<RegExp, Map<string, string | undefined>>();
/** Screens repeat the same texts; beyond this many a pattern's memory starts anew, so that ten thousand bundles use the memory of one. */
const limit = 5_000;

/** The part of a text that a pattern of the vocabulary finds, undefined where it finds none. Full-width letters and digits read as half-width. */
export function found(pattern: RegExp, text: string): string | undefined {
  let known = memory.get(pattern);
  if (!known || known.size > limit) memory.set(pattern, known = new Map());
  if (known.has(text)) return known.get(text);
  const answer = pattern.exec(text.normalize('NFKC'))?.[0];
  known.set(text, answer);
  return answer;
}

export const says = (pattern: RegExp, text: string): boolean => found(pattern, text) !== undefined;

/** One computation for each object, kept as long as the object is. */
export function perObject<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const values = new WeakMap<K, { value: V }>();
  return (key) => {
    const kept = values.get(key) ?? { value: compute(key) };
    values.set(key, kept);
    return kept.value;
  };
}
