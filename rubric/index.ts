/** The rubric's one door: evidence in, result out. Pure: no clock, no network, no randomness. */
import type { Evidence, Link } from '../evidence/contract.js';
import type { Check } from './check.js';
import type { RunOnce } from './repeats.js';
import type { Cell, DecisionRecord, Finding, RedLine, Result } from './result.js';
import type { Settle } from './decisions.js';
import type { View } from './view.js';
import { checkById, findCheck, hygieneChecks } from './checks/index.js';
import { beginGrading } from './found.js';
import { combine, draftCell } from './cells.js';
import { conditionsOf, journeyRecords } from './conditions.js';
import { parseDecisions, requireAnswerable, settler } from './decisions.js';
import { gateOf, linkGrade, overallGrade, pairOneOf } from './grade.js';
import type { DraftEdition } from './handbook/draft.js';
import { parseDraft } from './handbook/draft.js';
import type { Edition } from './handbook/editions.js';
import { editions, published } from './handbook/editions.js';
import { rubricId } from './handbook/v4.0.js';
import { nextGrades } from './next-grade.js';
import { besides, neverObserved, underLimit, unknownCheck } from './other-edition.js';
import { steady, withRepeats } from './repeats.js';
import { resultSchemaVersion } from './result.js';
import { findingsUnder, runCheck } from './run-checks.js';
import type { Checked } from './run-checks.js';
import { viewsOf } from './view.js';
import { applyWaivers, parseWaivers, WaiverError } from './waivers.js';

export { coverage, coverageMarkdown, idleChecks } from './coverage.js';
export { serialiseResult } from './serialise.js';
export { parseWaivers, WaiverError } from './waivers.js';
export { DraftError, parseDraft } from './handbook/draft.js';
export { editions } from './handbook/editions.js';
export { DecisionError } from './decisions.js';
export { checks } from './checks/index.js';
export { handbookV4, rubricId } from './handbook/v4.0.js';
export { redLines } from './handbook/red-lines.js';

export interface GradeOptions {
  /** Content of yanshou.waivers.json, unparsed. */
  waivers?: unknown;
  /** What people decided: one file as the report exports it, or several; unparsed. */
  decisions?: unknown;
  /** `sha256:…` of the evidence, goes into the result: decisions must name it. */
  evidenceDigest?: string;
  /** YYYY-MM-DD; needed as soon as there are waivers, since the rubric has no clock. */
  today?: string;
  /** Which published handbook to judge by; only `handbook-v4.0` is known. */
  rubric?: string;
  /** Drafts to judge by too, unparsed: their grades stand beside the published one. */
  drafts?: readonly unknown[];
}

export class UnknownRubricError extends Error {
  override readonly name = 'UnknownRubricError';
}

/** What the ISV may see wrong beside the handbook; Alipay's own cloud test refuses for it. */
const hygieneClause = '不影响评级：支付宝小程序上架审核与云测常因此驳回';

/** @throws WaiverError, DecisionError, DraftError for a faulty file, UnknownRubricError for a rubric that is not here. */
export function gradeEvidence(evidence: Evidence, options: GradeOptions = {}): Result {
  if (options.rubric !== undefined && options.rubric !== rubricId) throw new UnknownRubricError(`没有评级标准 ${options.rubric}；可用：${editions.map(({ id }) => id).join('、')}，或一份草案文件（JSON）`);
  beginGrading();
  const drafts = (options.drafts ?? []).map(parseDraft);
  const waivers = parseWaivers(options.waivers);
  if (waivers.length > 0 && options.today === undefined) throw new WaiverError('有豁免时必须给出今天的日期，才知道是否过期');
  const decisions = parseDecisions(options.decisions, { rubric: rubricId, evidence: options.evidenceDigest });
  const judged = { waivers, decisions, today: options.today ?? '', evidenceDigest: options.evidenceDigest };
  const own = gradeBy(published, { ...judged, evidence, run: runnerOf(evidence), strict: true });
  if (drafts.length === 0) return own;
  return { ...own, otherEditions: drafts.map((draft) => besides(own, underDraft(draft, evidence, judged), draft)) };
}

function underDraft(draft: DraftEdition, stored: Evidence, judged: Judged): Result {
  const evidence = underLimit(stored, draft);
  return gradeBy(draft, { ...judged, evidence, run: neverObserved(runnerOf(evidence, (id) => findCheck(id) ?? unknownCheck(id)), stored.run.statuses.limitMs, draft), strict: false });
}

interface Judged { waivers: ReturnType<typeof parseWaivers>; decisions: DecisionRecord[]; today: string; evidenceDigest: string | undefined }
/** `strict`: waivers and decisions were written for this edition, so one that meets nothing is a fault. */
interface Graded extends Judged { evidence: Evidence; run: RunOnce; strict: boolean }

function gradeBy(edition: Edition, { evidence, run, waivers, decisions, today, evidenceDigest, strict }: Graded): Result {
  const items = new Map<string, Finding['outcome']>();
  const settle = settler(decisions, items);
  const drafts: Cell[] = [];
  for (const row of edition.rows) for (const link of ['alipay', 'self'] as const) drafts.push(draftCell(row, link, run, settle));
  const waived = applyWaivers(drafts, waivers, evidence.run.app.appId, today);
  const cells = pairOneOf(waived.cells);
  const lines = edition.redLines.map((line) => judgeRedLine(line, run, settle));
  const remarks: Finding[] = [];
  for (const check of hygieneChecks) remarks.push(...remarksOf(run(check.id, 'run')));
  remarks.forEach(({ check, needsReview, outcome }, index) => { if (needsReview) items.set(`none:remark:${check}:${index}`, outcome); });
  if (strict) requireAnswerable(decisions, items);
  const graded = assemble(evidence, edition.id, { cells, lines, waivers: strict ? waived.waivers : waived.waivers.filter(({ state }) => state === 'used'), remarks });
  return { ...graded, ...decidedParts(cells, lines, decisions), ...(evidenceDigest === undefined ? {} : { evidence: evidenceDigest }) };
}

function runnerOf(evidence: Evidence, checkOf = checkById): RunOnce {
  const again = withRepeats(evidence);
  const first = remembered(viewsOf(evidence), checkOf);
  return again ? steady(first, remembered(viewsOf(again), checkOf), evidence) : first;
}

/** What says that the grade rests on people too. A decision on a note or a remark is recorded and changes no verdict. */
function decidedParts(cells: readonly Cell[], lines: readonly RedLine[], decisions: DecisionRecord[]): Pick<Result, 'decisions' | 'withDecisions'> {
  if (decisions.length === 0) return {};
  const moved = (part: Cell | RedLine): boolean => part.decisions !== undefined && (part.checks.some(({ outcome }) => outcome === 'accepted') || part.decisions.some(({ decision }) => decision === 'reject'));
  return { decisions, withDecisions: [...cells, ...lines].some(moved) };
}

/** A check that decides several rows of a link is evaluated once. */
function remembered(views: Record<Link | 'run', View>, checkOf: (id: string) => Check): RunOnce {
  const known = new Map<string, Checked>();
  return (checkId, link) => {
    const key = `${link}/${checkId}`;
    const done = known.get(key) ?? runCheck(checkOf(checkId), views[link]);
    known.set(key, done);
    return done;
  };
}

function judgeRedLine(line: Edition['redLines'][number], run: RunOnce, settle: Settle): RedLine {
  const { done, decisions } = settle(`red-line:${line.id}`, line.checks.map((id) => run(id, line.scope)));
  return {
    id: line.id, title: line.title, clause: line.clause, verdict: combine(done.map(({ result }) => result)), checks: done.map(({ result }) => result),
    findings: findingsUnder(line.clause, done),
    ...(line.reading === undefined ? {} : { reading: line.reading }), ...(decisions.length === 0 ? {} : { decisions }),
  };
}

/** Hygiene changes no letter: what would be a failure is a warning. A journey not played, a service not used, is no remark. */
function remarksOf({ result, findings }: Checked): Result['remarks'] {
  const unseen = result.outcome === 'cannotTell' && result.guard?.screens === 0;
  if (unseen || result.outcome === 'notRun' || result.outcome === 'notApplicable') return [];
  return findings.map((finding) => ({ ...finding, outcome: finding.outcome === 'fail' ? 'warning' as const : finding.outcome, clause: hygieneClause }));
}

interface Parts { cells: Cell[]; lines: RedLine[]; waivers: Result['waivers']; remarks: Result['remarks'] }

function assemble(evidence: Evidence, rubric: string, { cells, lines, waivers, remarks }: Parts): Result {
  const { run } = evidence;
  const links = { alipay: { grade: linkGrade(cells, 'alipay') }, self: { grade: linkGrade(cells, 'self') } };
  const grade = overallGrade(cells, lines);
  const staleWaiver = waivers.some((waiver) => waiver.state !== 'used');
  return {
    schemaVersion: resultSchemaVersion, rubric, runId: run.runId,
    app: { name: run.app.name, appId: run.app.appId, subject: run.app.subject, resumeMode: run.app.resumeMode },
    grade, target: run.target, gate: gateOf({ cells, redLines: lines, target: run.target, grade, staleWaiver, complete: run.planned.every((id) => evidence.journeys.some(({ header }) => header.journey === id)) }), withWaivers: waivers.some((waiver) => waiver.state === 'used'),
    links, cells, redLines: lines, nextGrade: nextGrades(cells, lines, { alipay: links.alipay.grade, self: links.self.grade, overall: grade }),
    remarks, journeys: journeyRecords(evidence), conditions: conditionsOf(evidence), waivers,
  };
}
