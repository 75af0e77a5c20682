/** ctrf.json (Common Test Report Format). It has no word for "undecided", so that is `failed` with the true verdict in rawStatus: `other` would be read as neutral. */
import type { Result } from '../../rubric/result.js';
import type { Comparison } from '../baseline/compare-results.js';
import { type Case, type CaseState, caseGroups, casesOf, countCases, headline } from '../cases.js';
import { forPlainText, shorten } from '../escape.js';

const status = { passed: 'passed', failed: 'failed', undecided: 'failed', skipped: 'skipped' } as const satisfies Record<CaseState, string>;

export function renderCtrf(result: Result, comparison?: Comparison): string {
  const cases = casesOf(result, comparison);
  const counts = countCases(cases);
  const start = Date.parse(result.conditions.createdAt) || 0;
  const stop = start + result.journeys.reduce((sum, journey) => sum + (journey.durationMs ?? 0), 0);
  return `${JSON.stringify({
    reportFormat: 'CTRF', specVersion: '0.0.0', timestamp: result.conditions.createdAt, generatedBy: 'yanshou',
    results: {
      tool: { name: 'yanshou', version: result.conditions.versions['yanshou'] ?? 'unknown' },
      summary: { tests: counts.total, passed: counts.passed, failed: counts.failed + counts.undecided, skipped: counts.skipped, pending: 0, other: 0, start, stop },
      tests: cases.map(test),
      environment: { appName: text(result.app.name, 200), buildName: text(result.conditions.buildHash, 200) },
      extra: { runId: result.runId, rubric: result.rubric, grade: result.grade, target: result.target, gate: result.gate, undecided: counts.undecided, headline: text(headline(result), 2000) },
    },
  }, null, 2)}\n`;
}

function test(item: Case): Record<string, unknown> {
  const trace = item.findings.map((finding) => `应当：${finding.expected}\n实际：${finding.observed}\n怎么改：${finding.remedy}`).join('\n\n');
  return {
    name: text(`${item.name} [${item.id}]`, 300), status: status[item.state], duration: 0, ...(item.verdict === 'flaky' ? { flaky: true } : {}), rawStatus: item.verdict, suite: [caseGroups[item.group]],
    ...(item.reason ? { message: text(item.reason, 600) } : {}), ...(trace ? { trace: text(trace, 4000) } : {}), extra: { clause: text(item.clause, 1000) },
  };
}

const text = (value: string, limit: number): string => shorten(forPlainText(value), limit);
