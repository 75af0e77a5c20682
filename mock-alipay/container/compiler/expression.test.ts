import { expect, test } from 'vitest';
import { compileTemplateData, compileText, ExpressionError } from './expression.js';

const scope = { locals: new Set(['item']), sjs: new Set(['format']) };
const $h = { str: (value: unknown) => (value === undefined || value === null ? '' : String(value)) };
const format = { money: (value: number) => `¥${value}` };

/** Value of an AXML text under some data. */
function valueOf(text: string, data: object = {}, item: unknown = undefined): unknown {
  return evaluate(compileText(text, scope), data, item);
}
function evaluate(code: string, data: object, item: unknown): unknown {
  return (new Function('$d', '$l_item', '$sjs_format', '$h', `return (${code});`) as (...args: unknown[]) => unknown)(data, item, format, $h); // runs what the compiler printed
}

test('one mustache alone keeps its type', () => {
  expect(valueOf('{{list}}', { list: [1] })).toEqual([1]);
  expect(valueOf('{{count + 1}}', { count: 1 })).toBe(2);
  expect(valueOf('false')).toBe('false');
});

test('text around mustaches makes a string, and undefined is empty', () => {
  expect(valueOf('共 {{n}} 个{{unit}}', { n: 3 })).toBe('共 3 个');
});

test('a member of undefined is undefined', () => {
  expect(valueOf('{{a.b.c[0].d()}}')).toBeUndefined();
  expect(valueOf('{{item.x}}', {}, undefined)).toBeUndefined();
});

test('braces and quotes inside an expression do not end it', () => {
  expect(valueOf("{{'}}'}} {{ {a: {b: 1}}.a.b }}")).toBe('}} 1');
});

test('objects may be written without braces', () => {
  expect(valueOf('{{a, b: 2, ...rest}}', { a: 1, rest: { c: 3 } })).toEqual({ a: 1, b: 2, c: 3 });
  expect(evaluate(compileTemplateData('{{item}}', scope), {}, 7)).toEqual({ item: 7 });
  expect(evaluate(compileTemplateData('{{...job, at: 1}}', scope), { job: { title: 'x' } }, undefined)).toEqual({ title: 'x', at: 1 });
});

test('reserved words may be names of data', () => {
  expect(valueOf("{{class || 'none'}}", { class: 'big' })).toBe('big');
  expect(valueOf('{{for}}', { for: 1 })).toBe(1);
});

test('SJS functions, arrow functions, spreads and templates work', () => {
  expect(valueOf('{{format.money(price * 2)}}', { price: 4 })).toBe('¥8');
  expect(valueOf('{{list.some(entry => entry.ok)}}', { list: [{ ok: true }] })).toBe(true);
  expect(valueOf('{{[...missing, 1]}}')).toEqual([1]);
  expect(valueOf('{{`${a}-${b}`}}', { a: 1, b: 2 })).toBe('1-2');
});

test.each(['{{a = 1}}', '{{new Date()}}', '{{function () {}}}', '{{a b}}', '{{delete a.b}}', '{{a'])('%s is refused with a sentence', (text) => {
  expect(() => compileText(text, scope)).toThrow(ExpressionError);
});
