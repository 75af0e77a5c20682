import type { Result } from './result.js';

/** result.json: keys sorted at every depth, so that the same result is the same bytes. */
export const serialiseResult = (result: Result): string => `${JSON.stringify(sorted(result), null, 2)}\n`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]));
}
