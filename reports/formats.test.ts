import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { validate as validateCtrf } from 'ctrf';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Result } from '../rubric/result.js';
import { compareResults } from './baseline/compare-results.js';
import { casesOf, countCases, headline } from './cases.js';
import { renderAll, renderConsole, renderCtrf, renderJunit, renderMarkdown, renderSarif } from './index.js';
import { everyResult } from './results.fixture.js';

const results = Object.entries(everyResult).map(([name, make]) => [name, make()] as const);

interface JunitCase { '@_name': string; failure?: { '@_type': string }; error?: { '@_type': string }; skipped?: unknown }
interface JunitTotals { '@_tests': number; '@_failures': number; '@_errors': number; '@_skipped': number }
interface Junit { testsuites: JunitTotals & { testsuite: (JunitTotals & { testcase?: JunitCase[] })[] } }

function parseJunit(result: Result): Junit {
  const parser = new XMLParser({ ignoreAttributes: false, parseAttributeValue: true, isArray: (name) => name === 'testsuite' || name === 'testcase' });
  return parser.parse(renderJunit(result)) as Junit; // the shape is asserted below
}

describe('all formats', () => {
  it.each(results)('agree on the counts of %s', (_name, result) => {
    const counts = countCases(casesOf(result));
    const junit = parseJunit(result).testsuites;
    const { results: { summary, tests, extra } } = JSON.parse(renderCtrf(result)) as { results: { summary: Record<string, number>; tests: { status: string; rawStatus: string }[]; extra: Record<string, unknown> } };
    expect([junit['@_tests'], junit['@_failures'], junit['@_errors'], junit['@_skipped']]).toEqual([counts.total, counts.failed, counts.undecided, counts.skipped]);
    expect([summary['tests'], summary['passed'], summary['failed'], summary['skipped']]).toEqual([counts.total, counts.passed, counts.failed + counts.undecided, counts.skipped]);
    expect(tests.filter((test) => test.status === 'failed')).toHaveLength(counts.failed + counts.undecided);
    expect(extra).toMatchObject({ grade: result.grade, target: result.target, gate: result.gate });
    const line = `通过 ${counts.passed} · 不合格 ${counts.failed} · 未决 ${counts.undecided} · 跳过 ${counts.skipped} · 共 ${counts.total}`;
    expect(renderMarkdown(result)).toContain(line);
    expect(renderConsole(result, { color: false })).toContain(line);
  });

  it.each(results)('agree case by case on the verdicts of %s', (_name, result) => {
    const cases = casesOf(result);
    const junit = parseJunit(result).testsuites.testsuite.flatMap((suite) => suite.testcase ?? []);
    const ctrf = (JSON.parse(renderCtrf(result)) as { results: { tests: { rawStatus: string; status: string }[] } }).results.tests;
    const states = junit.map((item) => (item.failure ? 'failed' : item.error ? 'undecided' : item.skipped !== undefined ? 'skipped' : 'passed'));
    expect([...states].sort()).toEqual(cases.map((item) => item.state).sort());
    expect(ctrf.map((item) => item.rawStatus)).toEqual(cases.map((item) => item.verdict));
    const rules = new Set((JSON.parse(renderSarif(result)) as { runs: [{ results: { ruleId: string; level: string }[] }] }).runs[0].results.filter((item) => item.level === 'error').map((item) => item.ruleId));
    expect([...rules].sort()).toEqual(cases.filter((item) => item.state === 'failed' || item.state === 'undecided').map((item) => item.id).sort());
  });

  it.each(results)('are green for %s exactly when the gate is met', (_name, result) => {
    const junit = parseJunit(result).testsuites;
    expect(junit['@_failures'] + junit['@_errors'] === 0).toBe(result.gate === 'met');
  });

  it.each(['review', 'stale-waiver', 'nothing-judged', 'below'] as const)('show a gate that ends as "%s" as not passed, even when no row fails', (gate) => {
    const result = { ...everyResult.S(), gate };
    const { failed, undecided } = countCases(casesOf(result));
    expect(failed + undecided).toBe(1);
    expect((JSON.parse(renderCtrf(result)) as { results: { summary: { failed: number } } }).results.summary.failed).toBe(1);
    expect((JSON.parse(renderSarif(result)) as { runs: [{ results: unknown[] }] }).runs[0].results).not.toHaveLength(0);
  });

  it('write the same bytes for the same result', () => {
    for (const [, result] of results) expect(renderAll(structuredClone(result))).toEqual(renderAll(result));
  });
});

describe('a required row that is not decided', () => {
  it.each(['cannotTell', 'error', 'notRun', 'notTested'] as const)('with verdict %s is undecided, never passed or skipped', (verdict) => {
    const result = everyResult.S();
    const [cell] = result.cells;
    if (cell) Object.assign(cell, { verdict, gradeVerdicts: { S: verdict, A: verdict, B: verdict } });
    expect(casesOf({ ...result, gate: 'review' }).find((item) => item.id === 'alipay:JD.no-login')).toMatchObject({ state: 'undecided', verdict });
  });

  it('is skipped when the target grade does not ask for it', () => {
    expect(casesOf(everyResult.B()).find((item) => item.id === 'alipay:JD.no-login')).toMatchObject({ state: 'skipped', reason: '目标 B 级不要求此项' });
  });
});

describe('junit.xml', () => {
  it.each(results)('of %s is well-formed XML', (_name, result) => {
    expect(XMLValidator.validate(renderJunit(result))).toBe(true);
  });

  it('has totals in each suite that add up to its cases', () => {
    for (const [, result] of results) {
      for (const suite of parseJunit(result).testsuites.testsuite) expect(suite.testcase ?? []).toHaveLength(suite['@_tests']);
    }
  });

  it('holds no character that XML 1.0 forbids, whatever the app is called', () => {
    expect(renderJunit(everyResult.hostile())).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('sarif.json', () => {
  const validate = sarifValidator();

  it.each(results)('of %s is valid against the SARIF 2.1.0 schema', (_name, result) => {
    expect(validate(JSON.parse(renderSarif(result))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it('points at the line of the ISV’s source when that is known', () => {
    const sarif = renderSarif(everyResult.A(), { sourceOf: () => ({ file: 'pages/jd/index.axml', line: 12, column: 5 }) });
    expect(sarif).toContain('"uri": "pages/jd/index.axml"');
    expect(sarif).toContain('"startLine": 12');
  });

  it('finds that line in the result, below the folder of the mini program in the repository', () => {
    const result = everyResult.A();
    const [finding] = result.cells.flatMap(({ findings }) => findings);
    if (finding?.where[0]) finding.where[0].source = { file: 'pages/job/详情 1.axml', line: 7, column: 2 };
    const sarif = JSON.parse(renderSarif({ ...result, conditions: { ...result.conditions, sourceRoot: 'packages/mini' } })) as { runs: [{ results: { locations: { physicalLocation: unknown }[] }[] }] };
    expect(validate(sarif), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(sarif.runs[0].results.flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation))).toContainEqual({ artifactLocation: { uri: 'packages/mini/pages/job/%E8%AF%A6%E6%83%85%201.axml' }, region: { startLine: 7, startColumn: 2 } });
  });

  it('says of each result whether it is new against a baseline', () => {
    const comparison = compareResults(everyResult.S(), everyResult.A());
    const sarif = JSON.parse(renderSarif(everyResult.A(), { comparison })) as { runs: [{ results: { ruleId: string; baselineState: string }[] }] };
    expect(validate(sarif), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(new Set(sarif.runs[0].results.filter(({ baselineState }) => baselineState === 'new').map(({ ruleId }) => ruleId))).toEqual(new Set(['gate:baseline', ...comparison.fresh.map(({ id }) => id)]));
  });
});

describe('ctrf.json', () => {
  it.each(results)('of %s is valid by the CTRF reference implementation', (_name, result) => {
    expect(validateCtrf(JSON.parse(renderCtrf(result)))).toMatchObject({ valid: true });
  });
});

describe('the console summary', () => {
  it('says grade, target and what blocks in its first line', () => {
    const [first] = renderConsole(everyResult.failing(), { color: false }).split('\n');
    expect(first).toBe(headline(everyResult.failing()));
    expect(first).toContain('评级 未达标 · 目标 S 级 · 未达到目标 S 级 · 挡住：红线「不得引导到微信、APP 等其他终端」不合格');
  });

  it('has colours only when asked', () => {
    expect(renderConsole(everyResult.A(), { color: false })).not.toContain('\u001b');
    expect(renderConsole(everyResult.A(), { color: true })).toContain('\u001b[');
  });

  it('lets no control sequence of a stranger reach the terminal', () => {
    expect(renderConsole(everyResult.hostile(), { color: false })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('summary.md', () => {
  const markdown = renderMarkdown(everyResult.hostile());

  it('keeps a stranger’s markup, links and mentions as plain text', () => {
    expect(markdown).not.toMatch(/<script|<img|(?<!\\)\]\(javascript|https?:\/\/evil|@everyone/);
  });

  it('keeps each row of its table on one line', () => {
    const rows = markdown.split('\n').filter((line) => line.startsWith('| ') || line.startsWith('|-'));
    expect(new Set(rows.map((row) => row.replace(/\\\|/g, '').split('|').length))).toEqual(new Set([9]));
  });
});

function sarifValidator(): ReturnType<Ajv['compile']> {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>; // draft-04 that draft-07 reads alike, but for these two keywords
  const ajv = new Ajv({ strict: false, unicodeRegExp: false }); // one of the schema's patterns is no Unicode regular expression
  formats.default.default(ajv);
  return ajv.compile(schema);
}
