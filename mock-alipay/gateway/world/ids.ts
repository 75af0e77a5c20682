/** Numbers and tokens of one world: unguessable from outside, repeatable from its seed. */
import { createHash } from 'node:crypto';

export interface Ids {
  /** Lower-case hex of the given length. */
  hex(kind: string, length: number): string;
  /** Decimal digits of the given length. */
  digits(kind: string, length: number): string;
  /** 0, 1, 2, … per kind. */
  next(kind: string): number;
}

export function createIds(seed: string): Ids {
  const counters = new Map<string, number>();
  const next = (kind: string) => {
    const value = counters.get(kind) ?? 0;
    counters.set(kind, value + 1);
    return value;
  };
  const hash = (kind: string) => createHash('sha512').update(`${seed}/${kind}/${next(kind)}`).digest();
  return {
    next,
    hex: (kind, length) => hash(kind).toString('hex').slice(0, length),
    digits: (kind, length) => [...hash(kind)].map((byte) => byte % 10).join('').slice(0, length),
  };
}
