import { expect, it } from 'vitest';
import { checkById, checks, findCheck } from './index.js';

it('finds each check by its id, and no other', () => {
  expect(checks.map(({ id }) => checkById(id))).toEqual(checks);
  expect(findCheck('no-such-check')).toBeUndefined();
  expect(() => checkById('no-such-check')).toThrow('No check has the id no-such-check; add it to rubric/checks/index.ts.');
});
