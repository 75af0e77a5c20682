import { describe, expect, it } from 'vitest';
import { checks, hygieneChecks } from './checks/index.js';
import { coverage, coverageMarkdown, idleChecks } from './coverage.js';
import type { Requires } from './handbook/v4.0.js';
import { redLines } from './handbook/red-lines.js';

const none: Requires = { S: 'none', A: 'none', B: 'none' };
const words = { section: '', title: '', clause: '' };

describe('what decides a cell', () => {
  it('is every check of what any grade asks there, once; where nothing is asked there is no line', () => {
    const row = { ...words, id: 'R', requires: { alipay: { S: 'onlyPath', A: 'userChoice', B: 'required' } as const, self: { ...none, B: 'required' as const } }, decidedBy: { checks: { onlyPath: ['c', 'a'], userChoice: ['b', 'a'] } } };
    expect(coverage({ rows: [row, { ...row, id: 'N', requires: { alipay: none, self: none } }], redLines: [] })).toEqual([{ id: 'R', link: 'alipay', checks: ['a', 'b', 'c'] }, { id: 'R', link: 'self', checks: [] }]);
  });

  it('is said where nothing can decide it', () => {
    const row = { ...words, id: 'R', requires: { alipay: none, self: { ...none, A: 'required' as const } }, decidedBy: { notTested: '要真机' } };
    expect(coverage({ rows: [row], redLines: [] })).toEqual([{ id: 'R', link: 'self', checks: [], notTested: '要真机' }]);
  });

  it('is of a red line its own checks', () => {
    expect(coverage({ rows: [], redLines: [{ ...words, id: 'RED.x', scope: 'run', checks: ['b', 'a'] }] })).toEqual([{ id: 'RED.x', link: 'run', checks: ['a', 'b'] }]);
    expect(coverage().slice(-redLines.length).map(({ id }) => id)).toEqual(redLines.map(({ id }) => id));
  });
});

it('a check that decides nothing is idle, one of hygiene is not', () => expect(idleChecks(['z', 'a', ...[...checks, ...hygieneChecks].map(({ id }) => id)])).toEqual(['a', 'z']));

it('the table names each line’s checks with their titles, or why there are none', () => {
  const [first, second] = checks;
  if (!first || !second) throw new Error('there are checks');
  const lines = [{ id: 'R', link: 'alipay' as const, checks: [first.id, second.id] }, { id: 'R', link: 'self' as const, checks: ['unknown'] }, { id: 'RED.x', link: 'run' as const, checks: [], notTested: '要真机' }];
  expect(coverageMarkdown(lines).split('\n')).toEqual([
    '| 行 | 链路 | 由这些检查判断 |', '|---|---|---|', `| R | 支付宝链路 | \`${first.id}\` ${first.title}<br>\`${second.id}\` ${second.title} |`, '| R | 自主链路 | `unknown`  |', '| RED.x | 两条链路 | 要真机 |', '',
  ]);
});
