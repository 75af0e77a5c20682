import { expect, test } from 'vitest';
import { compareWithExpected } from './expected.mjs';

const grades = { S: 'required', A: 'required', B: 'none' };
const expected = { grade: 'S', links: { alipay: 'S', self: 'S' }, cells: { 'JD.no-login': { alipay: 'pass', self: 'notAsked' } }, brokenRedLines: [] as string[] };
const result = {
  grade: 'S', gate: 'met', links: { alipay: { grade: 'S' }, self: { grade: 'S' } }, redLines: [{ id: 'RED.paid-jobs', verdict: 'pass' }],
  cells: [{ row: 'JD.no-login', link: 'alipay', grades, verdict: 'pass' }, { row: 'JD.no-login', link: 'self', grades: { S: 'none', A: 'none', B: 'none' }, verdict: 'notRun' }],
};

test('a result as expected counts every expectation', () => {
  expect(compareWithExpected(expected, result, 0)).toEqual({ passed: 7, differences: [] });
});

test('a changed cell, an unlisted cell, an unlisted red line and a wrong exit code are each named', () => {
  const changed = {
    ...result, redLines: [{ id: 'RED.paid-jobs', verdict: 'fail' }],
    cells: [{ ...result.cells[0], verdict: 'fail' }, result.cells[1], { row: 'NEW.row', link: 'self', grades, verdict: 'pass' }],
  };
  expect(compareWithExpected(expected, changed, 3).differences).toEqual([
    'broken red lines: expected , got RED.paid-jobs', 'exit code: expected 0, got 3', 'alipay:JD.no-login: expected pass, got fail', 'self:NEW.row: expected undefined, got pass',
  ]);
});
