/** From stored evidence to verdict: grade, write result.json and every report, say the summary. Needs no browser and no network. */
import { existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Evidence } from '../evidence/contract.js';
import { digestOfEvidence } from '../evidence/digest.js';
import { EvidenceError, loadEvidence } from '../evidence/load.js';
import { DecisionError, DraftError, editions, gradeEvidence, serialiseResult, UnknownRubricError, WaiverError } from '../rubric/index.js';
import { resultSchema, type Result } from '../rubric/result.js';
import { renderAll, renderConsole, timelineOf, videosOf, type Baseline, type Seal } from '../reports/index.js';
import { keepBaseline, keptBaseline, openBaseline, type EarlierRun } from './baseline.js';
import { badConfig, exitCodes, harnessFault, messageOf, type ExitCode } from './exit.js';
import { keepDecisions, keepDrafts, kept, readJson, waiversCopy, withDraft, withFiles } from './kept.js';
import { mergeShards } from './merge-shards.js';
import { isMerged, writeMerged } from './merged-run.js';
import { findRun, type SealFound } from './run-folder.js';
import { runFile } from './run-file.js';
import { shownBundle } from './unpacked-bundle.js';
import { visible } from './verify-bundle.js';

export interface Graded { exitCode: ExitCode; summary: string }
export interface GradeWith { rubric?: string; /** A draft edition, unparsed, taken in after those the run already keeps. */ draft?: unknown; /** Files of decisions, taken in after those the run already keeps. */ decisions?: readonly string[]; baseline?: EarlierRun }

const exitOfGate: Record<Result['gate'], ExitCode> = {
  met: exitCodes.met, below: exitCodes.below, review: exitCodes.review, 'nothing-judged': exitCodes.nothingJudged, 'stale-waiver': exitCodes.staleWaiver,
};

/** Grades the run in `dir` and writes result and reports there. */
export function gradeRun(dir: string, options: GradeWith = {}): Graded {
  const evidence = load(dir);
  const decisions = withFiles(dir, options.decisions ?? []);
  const drafts = withDraft(dir, options.draft);
  const result = judge(evidence, dir, { decisions, drafts, rubric: options.rubric });
  if (drafts) keepDrafts(dir, drafts);
  if (decisions) keepDecisions(dir, decisions); // refused ones never get here
  const baseline = options.baseline ? keepBaseline(options.baseline, result, dir) : keptBaseline(result, dir);
  return write({ result, evidence, dir, baseline });
}

export interface RegradeOptions { cwd: string; rubric?: string; decisions?: readonly string[]; baseline?: string }

/** `yanshou grade RUN…`: several runs are shards of one; they are merged into a folder beside the first. */
export function regrade(given: readonly string[], { cwd, rubric, decisions = [], baseline }: RegradeOptions): Graded {
  const dir = mergedFolder(given, cwd);
  const earlier = baseline === undefined ? undefined : openBaseline(baseline, cwd, load(dir).run.app.appId);
  return gradeRun(dir, { decisions: decisions.map((file) => resolve(cwd, file)), ...(rubric === undefined ? {} : askedEdition(rubric, cwd)), ...(earlier ? { baseline: earlier } : {}) });
}

/** A published edition goes by its id, a draft by its file. */
function askedEdition(rubric: string, cwd: string): Pick<GradeWith, 'rubric' | 'draft'> {
  const file = resolve(cwd, rubric);
  const isFile = !editions.some(({ id }) => id === rubric) && (rubric.endsWith('.json') || existsSync(file));
  return isFile ? { draft: readJson(file) } : { rubric };
}

/** `runs/*` also names `latest`, which is one of the others, and what was merged from them before. */
function mergedFolder(given: readonly string[], cwd: string): string {
  const all = [...new Set(given.map((run) => realpathSync(findRun(run, cwd).dir)))];
  const dirs = all.length === 1 ? all : all.filter((dir) => !isMerged(dir));
  const parts = dirs.map((dir) => ({ dir, evidence: load(dir) }));
  const [only] = parts;
  return parts.length === 1 && only && !only.evidence.run.shard ? only.dir : writeMerged(mergeShards(parts.map(({ evidence }) => evidence)), parts);
}

/** What the run's own files say of it: its evidence, waivers, `decisions` and `drafts`. Whether a waiver has expired is asked of the day of the run. */
export function judge(evidence: Evidence, dir: string, { decisions, drafts, rubric }: { decisions?: unknown; drafts?: readonly unknown[] | undefined; rubric?: string | undefined } = {}): Result {
  const waivers = kept(dir, waiversCopy);
  try {
    return gradeEvidence(evidence, {
      today: evidence.run.createdAt.slice(0, 10), evidenceDigest: digestOfEvidence(evidence, (path) => runFile(dir, path)),
      ...(waivers === undefined ? {} : { waivers }), ...(decisions === undefined ? {} : { decisions }), ...(rubric === undefined ? {} : { rubric }), ...(drafts === undefined ? {} : { drafts }),
    });
  } catch (error) {
    if (error instanceof WaiverError || error instanceof DecisionError || error instanceof DraftError || error instanceof UnknownRubricError) throw badConfig(error.message);
    throw error;
  }
}

/** `yanshou report RUN`: the same result, rendered again. Of a touched bundle too, whose report says so: 3, as verify-bundle ends. */
export function rerender(given: string, cwd: string): Graded {
  const { dir, seal } = findRun(given, cwd, shownBundle);
  const file = join(dir, 'result.json');
  if (!existsSync(file)) throw badConfig(`${dir} 里没有 result.json；先运行 yanshou grade ${given}。`);
  const parsed = resultSchema.safeParse(readJson(file));
  if (!parsed.success) throw badConfig(`${file} 不是这个版本的结果；用 yanshou grade ${given} 重新评级。`);
  const shown = seal && sealShown(seal);
  const { summary } = write({ result: parsed.data, evidence: load(dir), dir, baseline: keptBaseline(parsed.data, dir), ...(shown ? { seal: shown } : {}) });
  return shown?.state === 'broken' ? { exitCode: exitCodes.below, summary: `封条已破，这份报告不可信：${shown.detail}\n${summary}` } : { exitCode: exitCodes.met, summary };
}

function load(dir: string): Evidence {
  try {
    return loadEvidence(dir);
  } catch (error) {
    if (error instanceof EvidenceError) throw badConfig(error.message);
    throw error;
  }
}

interface Written { result: Result; evidence: Evidence; dir: string; baseline: Baseline | undefined; seal?: Seal }

/** Grading takes only a bundle that verifies; a report of a broken one is for the eyes alone. */
const sealShown = (seal: SealFound): Seal => (seal.state === 'sealed' ? { state: 'sealed', detail: `${seal.events} 条事件，清单摘要 ${seal.digest.slice(0, 16)}，签名公钥 ${seal.fingerprint}` }
  : { state: 'broken', detail: visible(`${seal.firstTouched}，${seal.why}`) });

function write({ result, evidence, dir, baseline, seal }: Written): Graded {
  const reportPath = join(dir, 'report.html');
  const comparison = baseline?.comparison;
  const against = comparison ? { comparison } : {};
  try {
    writeFileSync(join(dir, 'result.json'), serialiseResult(result));
    rmSync(join(dir, 'reject.txt'), { force: true }); // there is none when nothing is in the way any more
    for (const { name, body } of renderAll(result, { extras: { timeline: timelineOf(evidence), videos: videosOf(evidence), ...(baseline ? { baseline } : {}), ...(seal ? { seal } : {}) } })) writeFileSync(join(dir, name), body);
  } catch (error) {
    throw harnessFault(`报告写不进 ${dir}：${messageOf(error)}；请检查磁盘空间和权限，证据还在，之后可用 yanshou grade 重新评级。`);
  }
  const summary = renderConsole(result, { color: process.stdout.isTTY === true, reportPath: shortest(reportPath), ...against }).trimEnd();
  return { exitCode: exitOf(result, baseline), summary };
}

/** Something that was in order in the baseline and no longer is: a failure of its own, whatever the grade. Where nothing was judged there is nothing to compare. */
function exitOf(result: Result, baseline: Baseline | undefined): ExitCode {
  const worse = baseline !== undefined && baseline.comparison.fresh.length > 0;
  return worse && result.gate !== 'nothing-judged' ? exitCodes.newFailures : exitOfGate[result.gate];
}

/** Relative where that is shorter to read. */
function shortest(path: string): string {
  const fromHere = relative('.', path);
  return fromHere.startsWith('..') ? path : fromHere;
}
