const cache = new Map<string, string>();
/** Screens repeat the same few thousand strings; beyond this many the cache starts anew, so that ten thousand bundles use the memory of one. */
const cacheLimit = 20_000;

/** Text as a reader compares it: NFKC, lower case, no white space, no zero-width marks, no separators. */
export function fold(text: string): string {
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const folded = text.normalize('NFKC').toLowerCase().replace(/[\s\u200b-\u200d\ufeff·•・|｜/,，.。、:：;；!！?？()（）[\]【】「」『』“”"'‘’<>《》~～_—–-]+/gu, '');
  cache.set(text, folded);
  return folded;
}
