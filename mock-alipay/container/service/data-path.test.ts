import { expect, test } from 'vitest';
import { readPath, splicePath, writePath } from './data-path.js';

test('a path writes into copies, so that references tell of the change', () => {
  const list = [{ name: 'a' }, { name: 'b' }];
  const data: Record<string, unknown> = { list };
  writePath(data, 'list[1].name', 'c');
  expect(data['list']).toEqual([{ name: 'a' }, { name: 'c' }]);
  expect(data['list']).not.toBe(list);
  expect(list[1]).toEqual({ name: 'b' });
});

test('missing containers are made: arrays for numbers, objects for names', () => {
  const data: Record<string, unknown> = {};
  writePath(data, 'a.b[0].c', 1);
  expect(data).toEqual({ a: { b: [{ c: 1 }] } });
  expect(readPath(data, 'a.b[0].c')).toBe(1);
});

test('a path cannot reach the prototype of all objects', () => {
  writePath({}, '__proto__.tainted', true);
  writePath({ a: {} }, 'a.constructor.prototype.tainted', true);
  expect('tainted' in {}).toBe(false);
});

test('splicePath splices a copy', () => {
  const data = { list: [1, 2, 3] };
  splicePath(data, 'list', [1, 1, 'x', 'y']);
  expect(data.list).toEqual([1, 'x', 'y', 3]);
});
