/** Read once, asked often: the same few hundred texts stand on every screen of a run, and the same screens are asked by every check. */
import { fold } from './fold.js';

/** Beyond this many texts the memory starts anew, so that ten thousand bundles use the memory of one. */
const limit = 5_000;
const known = new Map<string, Wording>();

/** One text and what was found in it. Equal texts are one object: a check asks it without comparing texts again. */
export class Wording {
  readonly #found = new Map<RegExp, string | undefined>();
  readonly #readings = new Map<object, { value: unknown }>();
  #plain: string | undefined;
  #folded: Wording | undefined;
  #trimmed: Wording | undefined;

  constructor(readonly text: string) {}

  /** As a reader compares it, see `fold`. */
  get folded(): Wording { return (this.#folded ??= wordingOf(fold(this.text))); }
  get trimmed(): Wording { return (this.#trimmed ??= wordingOf(this.text.trim())); }

  /** The part that a pattern of the vocabulary finds, undefined where it finds none. Full-width letters and digits read as half-width. */
  found(pattern: RegExp): string | undefined {
    const kept = this.#found.get(pattern);
    if (kept !== undefined || this.#found.has(pattern)) return kept;
    const part = pattern.exec((this.#plain ??= this.text.normalize('NFKC')))?.[0];
    this.#found.set(pattern, part);
    return part;
  }

  says(pattern: RegExp): boolean { return this.found(pattern) !== undefined; }

  /** What else was worked out of this text; use `perWording`. */
  reading<V>(compute: (wording: Wording) => V): V {
    const kept = this.#readings.get(compute);
    if (kept) return kept.value as V; // kept under the function that computed it
    const value = compute(this);
    this.#readings.set(compute, { value });
    return value;
  }
}

export function wordingOf(text: string): Wording {
  const kept = known.get(text);
  if (kept) return kept;
  if (known.size >= limit) known.clear();
  const wording = new Wording(text);
  known.set(text, wording);
  return wording;
}

/** One computation for each text, remembered with it. */
export const perWording = <V>(compute: (wording: Wording) => V) => (wording: Wording): V => wording.reading(compute);

export const says = (pattern: RegExp, text: string): boolean => wordingOf(text).says(pattern);

/** One computation for each object, kept at most as long as the object is. */
export function perObject<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  let values = new WeakMap<K, V>();
  let since = grading;
  return (key) => {
    if (since !== grading) {
      values = new WeakMap();
      since = grading;
    }
    const kept = values.get(key);
    if (kept !== undefined || values.has(key)) return kept as V; // undefined only where that is what was computed
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}

let grading = 0;

/** Each grading begins with empty memories: what thousands of bundles left in them would wait there for a full collection, and every look-up be slow. */
export function beginGrading(): void {
  grading++;
}
