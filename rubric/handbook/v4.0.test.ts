import { describe, expect, it } from 'vitest';
import type { Requirement } from '../result.js';
import { gradeLetters } from '../cells.js';
import { coverage, idleChecks } from '../coverage.js';
import { checks } from '../checks/index.js';
import { handbookV4, oneOfPair } from './v4.0.js';
import { redLines } from './red-lines.js';

/** 接入手册 v4.0, 产品体验评级标准, as printed: a merged cell is empty, a merged heading is repeated by nobody. */
const printed = `
支付宝跳转三方JD页	无需用户登录	✅	✅	✅	❌	❌	❌
	无其他岗位推荐	✅	✅	✅	❌	✅	❌
	无其他外链	✅	✅	✅	✅	✅	✅
	页面返回跳转支付宝	✅	❌	✅	❌	✅	❌
点击投递或开聊按钮	无需用户登录	✅	❌	✅	❌	❌	❌
	唤起芝麻工作证	✅ 唯一路径	✅ 用户可选	✅ 唯一路径	❌	✅ 用户可选	❌
	开通芝麻工作证	✅ 唯一路径	✅ 用户可选	✅ 唯一路径	❌	✅ 用户可选	❌
	使用芝麻工作证写简历	✅ 唯一路径	✅ 用户可选	✅ 唯一路径	❌	✅ 用户可选	❌
投递	接入一键投递	✅	✅	✅	❌	❌	❌
	无需二次补充简历	✅	✅	❌	❌	❌	❌
投递后	当前页提示投递成功，点击唯一按钮返回支付宝	✅	❌	✅ 2选1	❌	✅ 2选1	❌
	当前页提示投递成功，点击明显按钮返回支付宝	❌	❌		❌		❌
应聘状态同步	完成对接	✅ 全量同步	✅ 全量同步	✅ 全量同步	❌	✅	❌`;

const words: Record<Requirement, string> = { required: '✅', onlyPath: '✅ 唯一路径', userChoice: '✅ 用户可选', oneOf: '✅ 2选1', fullSync: '✅ 全量同步', none: '❌' };

function rendered(): string[][] {
  return handbookV4.map((row, nth) => {
    const section = handbookV4[nth - 1]?.section === row.section ? '' : row.section;
    const cell = (requirement: Requirement): string => (requirement === 'oneOf' && row.id === oneOfPair[1] ? '' : words[requirement]);
    return [section, row.title, ...gradeLetters.flatMap((letter) => [cell(row.requires.alipay[letter]), cell(row.requires.self[letter])])];
  });
}

describe('the handbook as data', () => {
  it('renders back to the printed table, cell by cell', () => {
    expect(rendered()).toEqual(printed.split('\n').filter((line) => line !== '').map((line) => line.split('\t')));
  });

  it('asks for 42 cells: S 12+9, A 11+1, B 8+1, the pair 2选1 counting once', () => {
    const count = (letter: 'S' | 'A' | 'B', link: 'alipay' | 'self'): number => {
      const asked = handbookV4.filter((row) => row.requires[link][letter] !== 'none');
      return asked.length - asked.filter((row) => row.requires[link][letter] === 'oneOf' && row.id === oneOfPair[1]).length;
    };
    expect(gradeLetters.map((letter) => [count(letter, 'alipay'), count(letter, 'self')])).toEqual([[12, 9], [11, 1], [8, 1]]);
  });

  it('keeps the ids that reports and waivers name', () => {
    expect(handbookV4.map((row) => row.id)).toEqual([
      'JD.no-login', 'JD.no-other-jobs', 'JD.no-external-links', 'JD.back-to-alipay', 'APPLY.no-login', 'APPLY.opens-work-card', 'APPLY.activates-work-card', 'APPLY.resume-in-work-card',
      'DELIVER.one-tap', 'DELIVER.no-second-resume', 'AFTER.only-button', 'AFTER.obvious-button', 'STATUS.synced',
    ]);
    expect(redLines.map((line) => line.id).sort()).toEqual([
      'RED.component-version', 'RED.employer-name', 'RED.extra-dialogs', 'RED.incomplete-chain', 'RED.job-address', 'RED.new-page-after-delivery', 'RED.other-jobs-after-delivery',
      'RED.other-terminals', 'RED.over-privilege', 'RED.paid-jobs', 'RED.status-over-30s', 'RED.uid-mapping', 'RED.unmerged-dialogs',
    ]);
  });

  it('forgets no cell and keeps no idle check', () => {
    const ids = new Set(checks.map((check) => check.id));
    const undecided = coverage().filter((line) => (line.checks.length === 0) === (line.notTested === undefined));
    expect(undecided).toEqual([]);
    expect(coverage().flatMap((line) => line.checks).filter((id) => !ids.has(id))).toEqual([]);
    expect(idleChecks()).toEqual([]);
  });

  it('names checks for every requirement that a cell asks', () => {
    const missing = handbookV4.flatMap((row) => (['alipay', 'self'] as const).flatMap((link) => gradeLetters.map((letter) => ({ row: row.id, asked: row.requires[link][letter], decidedBy: row.decidedBy }))))
      .filter(({ asked, decidedBy }) => asked !== 'none' && 'checks' in decidedBy && (decidedBy.checks[asked] ?? []).length === 0);
    expect(missing).toEqual([]);
  });
});
