import { expect, it } from 'vitest';
import { serialiseResult } from './serialise.js';

it('a result is written with its keys sorted at every depth, lists as they are, nothing undefined', () => {
  const result = { b: [{ d: null, c: undefined, a: true }, 'x', 1], a: { z: [[2, 1]], y: '' }, none: undefined };
  expect(serialiseResult(result)).toBe(`${JSON.stringify({ a: { y: '', z: [[2, 1]] }, b: [{ a: true, d: null }, 'x', 1] }, null, 2)}\n`);
});
