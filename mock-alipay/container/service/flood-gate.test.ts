import { expect, test } from 'vitest';
import { createFloodGate } from './flood-gate.js';

test('what is above the limit of a second is refused, and told once', () => {
  let now = 0;
  const told: string[] = [];
  const gate = createFloodGate({ call: 2 }, (kind, limit) => told.push(`${kind} ${limit}`), () => now);
  const tries = (): boolean[] => [gate.passes('call'), gate.passes('call'), gate.passes('call'), gate.passes('other')];
  expect(tries()).toEqual([true, true, false, true]);
  now = 1000;
  expect(tries()).toEqual([true, true, false, true]);
  expect(told).toEqual(['call 2']);
});
