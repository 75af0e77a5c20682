/** junit.xml: one test suite a group. A case that is undecided is an error, never a skip: a test tab must not turn green on "cannot tell". */
import type { Result } from '../../rubric/result.js';
import type { Comparison } from '../baseline/compare-results.js';
import { type Case, caseGroups, casesOf, countCases, headline } from '../cases.js';
import { forXml, shorten } from '../escape.js';

const bodyLimit = 4000;

export function renderJunit(result: Result, comparison?: Comparison): string {
  const cases = casesOf(result, comparison);
  const groups = (Object.keys(caseGroups) as Case['group'][]).map((group) => suite(group, cases.filter((item) => item.group === group), result));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="yanshou" ${totals(cases)}>\n${groups.join('')}</testsuites>\n`;
}

function suite(group: Case['group'], cases: readonly Case[], result: Result): string {
  const timestamp = forXml(result.conditions.createdAt.replace(/\.\d+Z?$|Z$/, ''));
  const properties = [['runId', result.runId], ['rubric', result.rubric], ['grade', result.grade], ['target', result.target], ['gate', result.gate], ['headline', headline(result)]]
    .map(([name, value]) => `      <property name="${name}" value="${forXml(shorten(value ?? '', bodyLimit))}"/>\n`).join('');
  return `  <testsuite name="${forXml(caseGroups[group])}" ${totals(cases)} timestamp="${timestamp}" hostname="yanshou">\n    <properties>\n${properties}    </properties>\n${cases.map(testcase).join('')}  </testsuite>\n`;
}

function totals(cases: readonly Case[]): string {
  const { total, failed, undecided, skipped } = countCases(cases);
  return `tests="${total}" failures="${failed}" errors="${undecided}" skipped="${skipped}" time="0"`;
}

function testcase(item: Case): string {
  const open = `    <testcase classname="${forXml(item.group)}" name="${forXml(shorten(`${item.name} [${item.id}]`, 300))}" time="0"`;
  const message = forXml(shorten(item.reason, 600));
  switch (item.state) {
    case 'passed': return item.reason ? `${open}><system-out>${message}</system-out></testcase>\n` : `${open}/>\n`;
    case 'skipped': return `${open}><skipped message="${message}"/></testcase>\n`;
    case 'failed': return `${open}><failure type="${item.verdict}" message="${message}">${forXml(body(item))}</failure></testcase>\n`;
    case 'undecided': return `${open}><error type="${item.verdict}" message="${message}">${forXml(body(item))}</error></testcase>\n`;
  }
}

function body(item: Case): string {
  const findings = item.findings.map((finding) => [
    `应当：${finding.expected}`, `实际：${finding.observed}`, `怎么改：${finding.remedy}`, `条款：${finding.clause}`,
    ...finding.where.slice(0, 5).map((where) => `证据：${where.journey} ${where.seqs.slice(0, 8).map((seq) => `#${seq}`).join(' ')} ${where.screen ?? ''}`),
  ].join('\n'));
  return shorten([...findings, findings.length === 0 ? item.clause : ''].filter((part) => part !== '').join('\n\n'), bodyLimit);
}
