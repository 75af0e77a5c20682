/** result.json: keys sorted at every depth, so that the same result is the same bytes. */
export const serialiseResult = (result: object): string => `${JSON.stringify(sorted(result, new Map()), null, 2)}\n`;

/** `orders`: hundreds of objects are of a few dozen kinds, and each kind's keys are put in order once. */
function sorted(value: unknown, orders: Map<string, readonly string[]>): unknown {
  if (Array.isArray(value)) return inOrder(value, orders);
  if (typeof value !== 'object' || value === null) return value;
  const held = value as Record<string, unknown>; // any object that is no array, read by its own keys only
  const copy: Record<string, unknown> = {};
  const keys = Object.keys(held);
  const kind = keys.join('\u0000');
  const order = orders.get(kind) ?? keys.sort();
  orders.set(kind, order);
  for (const key of order) if (held[key] !== undefined) copy[key] = sorted(held[key], orders);
  return copy;
}

function inOrder(list: readonly unknown[], orders: Map<string, readonly string[]>): unknown[] {
  const copy: unknown[] = [];
  for (const each of list) copy.push(sorted(each, orders));
  return copy;
}
