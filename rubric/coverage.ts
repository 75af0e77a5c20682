/** Which checks decide which cells and red lines: generated, and compared in a test, so that no row is forgotten and no check idles. */
import type { Link } from '../evidence/contract.js';
import { checks, hygieneChecks } from './checks/index.js';
import type { Edition } from './handbook/editions.js';
import { published } from './handbook/editions.js';
import { gradeLetters } from './cells.js';

export interface CoverageLine { id: string; link: Link | 'run'; checks: string[]; notTested?: string }

export function coverage({ rows, redLines }: Pick<Edition, 'rows' | 'redLines'> = published): CoverageLine[] {
  const cells = rows.flatMap((row) => (['alipay', 'self'] as const).flatMap((link): CoverageLine[] => {
    const asked = gradeLetters.map((letter) => row.requires[link][letter]).filter((requirement) => requirement !== 'none');
    if (asked.length === 0) return [];
    if ('notTested' in row.decidedBy) return [{ id: row.id, link, checks: [], notTested: row.decidedBy.notTested }];
    const { checks: byRequirement } = row.decidedBy;
    return [{ id: row.id, link, checks: [...new Set(asked.flatMap((requirement) => byRequirement[requirement] ?? []))].sort() }];
  }));
  return [...cells, ...redLines.map((line): CoverageLine => ({ id: line.id, link: line.scope, checks: [...line.checks].sort() }))];
}

/** Checks that decide nothing. */
export function idleChecks(ids: readonly string[] = checks.map((check) => check.id)): string[] {
  const used = new Set([...coverage().flatMap((line) => line.checks), ...hygieneChecks.map((check) => check.id)]);
  return ids.filter((id) => !used.has(id)).sort();
}

export function coverageMarkdown(covered: readonly CoverageLine[] = coverage()): string {
  const link = { alipay: '支付宝链路', self: '自主链路', run: '两条链路' } as const;
  const title = new Map(checks.map((check) => [check.id, check.title]));
  const lines = covered.map((line) => `| ${line.id} | ${link[line.link]} | ${line.notTested ?? line.checks.map((id) => `\`${id}\` ${title.get(id) ?? ''}`).join('<br>')} |`);
  return ['| 行 | 链路 | 由这些检查判断 |', '|---|---|---|', ...lines, ''].join('\n');
}
