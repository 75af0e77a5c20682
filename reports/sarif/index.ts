/** sarif.json 2.1.0: one result a finding, so that a code host can annotate. A finding that blocks the target is an error, be it failed or undecided. */
import type { Finding, Result, Where } from '../../rubric/result.js';
import type { Comparison } from '../baseline/compare-results.js';
import { type Case, casesOf, headline } from '../cases.js';
import { forPlainText, shorten } from '../escape.js';
import { linkWords } from '../wording.js';

type Level = 'error' | 'warning' | 'note';
interface Report { rule: string; name: string; clause: string; level: Level; finding: Finding; verdict: string }

/** A place in the ISV's own source, when the caller can map an evidence event to one. */
export type SourceOf = (where: Where) => { file: string; line: number; column?: number | undefined } | undefined;

export interface SarifOptions { sourceOf?: SourceOf; comparison?: Comparison }

export function renderSarif(result: Result, { sourceOf = placeIn(result), comparison }: SarifOptions = {}): string {
  const reports = [...casesOf(result, comparison).flatMap(caseReports), ...result.remarks.map(remarkReport)];
  const rules = [...new Map(reports.map((report) => [report.rule, report])).values()];
  return `${JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json', version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'yanshou', version: result.conditions.versions['yanshou'] ?? 'unknown', rules: rules.map(rule) } },
      originalUriBaseIds: { RUN: { description: { text: '这次运行的文件夹' } } },
      invocations: [{ executionSuccessful: !result.conditions.interrupted && result.gate !== 'nothing-judged' }],
      results: reports.map((report) => sarifResult(report, rules.findIndex((item) => item.rule === report.rule), { sourceOf, comparison })),
      columnKind: 'utf16CodeUnits',
      properties: { runId: result.runId, rubric: result.rubric, grade: result.grade, target: result.target, gate: result.gate, headline: plain(headline(result), 2000) },
    }],
  }, null, 2)}\n`;
}

/** Where the element or the line stands in the ISV's repository, for a code host to annotate. */
function placeIn({ conditions: { sourceRoot } }: Result): SourceOf {
  const below = sourceRoot === undefined || sourceRoot === '.' ? '' : `${sourceRoot}/`;
  return ({ source }) => source && { ...source, file: `${below}${source.file}` };
}

/** A blocking case without a finding (not run, check error, the gate) still gets a result: silence would look like success. */
function caseReports(item: Case): Report[] {
  if (item.state !== 'failed' && item.state !== 'undecided') return [];
  const group = item.group === 'alipay' || item.group === 'self' ? `${linkWords[item.group].zh} · ` : '';
  const base = { rule: item.id, name: `${group}${item.name}`, clause: item.clause, level: 'error' as const, verdict: item.verdict };
  const silent: Finding = { check: item.id, outcome: 'cannotTell', expected: item.clause, observed: item.reason, remedy: '', where: [], clause: item.clause, needsReview: true };
  return (item.findings.length > 0 ? item.findings : [silent]).map((finding) => ({ ...base, finding }));
}

function remarkReport(finding: Finding): Report {
  return { rule: `remark:${finding.check}`, name: finding.check, clause: finding.clause, level: finding.outcome === 'note' ? 'note' : 'warning', finding, verdict: finding.outcome };
}

function rule(report: Report): Record<string, unknown> {
  return { id: plain(report.rule, 200), shortDescription: { text: plain(report.name, 200) || report.rule }, fullDescription: { text: plain(report.clause, 1000) || report.rule }, help: { text: plain(report.finding.remedy, 1000) || plain(report.clause, 1000) || report.rule } };
}

function sarifResult(report: Report, ruleIndex: number, { sourceOf, comparison }: { sourceOf: SourceOf; comparison: Comparison | undefined }): Record<string, unknown> {
  const { finding } = report;
  const isNew = comparison?.fresh.some(({ id }) => id === report.rule) ?? false;
  const message = [finding.observed, finding.expected && `应当：${finding.expected}`, finding.remedy && `怎么改：${finding.remedy}`].filter(Boolean).join('\n');
  return {
    ruleId: plain(report.rule, 200), ruleIndex, level: report.level, kind: 'fail', ...(comparison ? { baselineState: isNew || report.rule === 'gate:baseline' ? 'new' : 'unchanged' } : {}), message: { text: plain(message, 3000) || report.verdict },
    locations: finding.where.length > 0 ? finding.where.slice(0, 10).map((where) => location(where, sourceOf)) : [{ physicalLocation: { artifactLocation: { uri: 'result.json', uriBaseId: 'RUN' }, region: { startLine: 1 } } }],
    properties: { verdict: report.verdict, needsReview: finding.needsReview, check: plain(finding.check, 200) },
  };
}

function location(where: Where, sourceOf: SourceOf): Record<string, unknown> {
  const source = sourceOf(where);
  const physical = source
    ? { artifactLocation: { uri: uri(source.file) }, region: { startLine: source.line, ...(source.column === undefined ? {} : { startColumn: source.column }) } }
    : { artifactLocation: { uri: 'result.json', uriBaseId: 'RUN' }, region: { startLine: 1 } };
  const name = [where.journey, where.screen, ...where.seqs.slice(0, 8).map((seq) => `#${seq}`)].filter(Boolean).join(' ');
  return { physicalLocation: physical, logicalLocations: [{ name: plain(name, 300), kind: 'journey' }] };
}

const uri = (file: string): string => plain(file, 1000).split('/').map((part) => encodeURIComponent(part)).join('/');
const plain = (text: string, limit: number): string => shorten(forPlainText(text), limit);
