/** result.json: keys sorted at every depth, so that the same result is the same bytes. */
export const serialiseResult = (result: object): string => `${JSON.stringify(sorted(result), null, 2)}\n`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const held = value as Record<string, unknown>; // any object that is no array, read by its own keys only
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(held).sort()) if (held[key] !== undefined) copy[key] = sorted(held[key]);
  return copy;
}
