/** From stored evidence to verdict: grade, write result.json and every report, say the summary. Needs no browser and no network. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Evidence } from '../evidence/contract.js';
import { EvidenceError, loadEvidence } from '../evidence/load.js';
import { gradeEvidence, serialiseResult, UnknownRubricError, WaiverError } from '../rubric/index.js';
import { resultSchema, type Result } from '../rubric/result.js';
import { renderAll, renderConsole, timelineOf } from '../reports/index.js';
import { badConfig, exitCodes, harnessFault, messageOf, type ExitCode } from './exit.js';
import { findRun } from './run-folder.js';

export interface Graded { exitCode: ExitCode; summary: string }

const exitOfGate: Record<Result['gate'], ExitCode> = {
  met: exitCodes.met, below: exitCodes.below, review: exitCodes.review, 'nothing-judged': exitCodes.nothingJudged, 'stale-waiver': exitCodes.staleWaiver,
};

/** The run's own copy of yanshou.waivers.json, so that it is graded with the same ones next year. */
export const waiversCopy = 'waivers.json';

/** Grades the run in `dir` and writes result and reports there. */
export function gradeRun(dir: string): Graded {
  return gradeInto(load(dir), dir);
}

/** `yanshou grade RUN…`: several runs are shards of one; the reports land in the first. */
export function regrade(given: readonly string[], cwd: string, rubric?: string): Graded {
  const dirs = given.map((run) => findRun(run, cwd).dir);
  const [first = ''] = dirs;
  return gradeInto(merge(dirs.map(load)), first, rubric);
}

function gradeInto(evidence: Evidence, dir: string, rubric?: string): Graded {
  return write(judge(evidence, dir, rubric), evidence, dir);
}

/** Whether a waiver has expired is asked of the day of the run: the same evidence gives the same letter on any day. */
function judge(evidence: Evidence, dir: string, rubric?: string): Result {
  const file = join(dir, waiversCopy);
  const waivers = existsSync(file) ? readJson(file) : undefined;
  try {
    return gradeEvidence(evidence, { today: evidence.run.createdAt.slice(0, 10), ...(waivers === undefined ? {} : { waivers }), ...(rubric === undefined ? {} : { rubric }) });
  } catch (error) {
    if (error instanceof WaiverError || error instanceof UnknownRubricError) throw badConfig(error.message);
    throw error;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw badConfig(`${file} 不是合法的 JSON：${messageOf(error)}。`);
  }
}

/** `yanshou report RUN`: the same result, rendered again. */
export function rerender(given: string, cwd: string): string {
  const { dir } = findRun(given, cwd);
  const file = join(dir, 'result.json');
  if (!existsSync(file)) throw badConfig(`${dir} 里没有 result.json；先运行 yanshou grade ${given}。`);
  const parsed = resultSchema.safeParse(readJson(file));
  if (!parsed.success) throw badConfig(`${file} 不是这个版本的结果；用 yanshou grade ${given} 重新评级。`);
  return write(parsed.data, load(dir), dir).summary;
}

function load(dir: string): Evidence {
  try {
    return loadEvidence(dir);
  } catch (error) {
    if (error instanceof EvidenceError) throw badConfig(error.message);
    throw error;
  }
}

/** Shards played the same plan: the same app, the same build, each its own journeys. */
function merge(parts: readonly Evidence[]): Evidence {
  const [first, ...rest] = [...parts].sort((a, b) => (a.run.runId < b.run.runId ? -1 : 1));
  if (!first) throw badConfig('没有给出记录目录。');
  for (const { run } of rest) {
    if (run.app.appId !== first.run.app.appId || run.miniProgram.buildHash !== first.run.miniProgram.buildHash) {
      throw badConfig(`${run.runId} 与 ${first.run.runId} 不是同一个小程序的同一个版本，不能合并。`);
    }
  }
  const journeys = parts.flatMap((part) => part.journeys);
  const twice = journeys.find(({ header }, index) => journeys.findIndex((other) => other.header.journey === header.journey) !== index);
  if (twice) throw badConfig(`旅程 ${twice.header.journey} 在几份记录里都有，无法判断该用哪一份；请只给出同一次验收的各份。`);
  const asked = [...new Set(parts.flatMap(({ run }) => run.asked ?? run.planned))];
  return { run: { ...first.run, asked: first.run.planned.filter((id) => asked.includes(id)) }, world: parts.flatMap(({ world }) => world), journeys: first.run.planned.flatMap((id) => journeys.filter(({ header }) => header.journey === id)) };
}

function write(result: Result, evidence: Evidence, dir: string): Graded {
  const reportPath = join(dir, 'report.html');
  try {
    writeFileSync(join(dir, 'result.json'), serialiseResult(result));
    for (const { name, body } of renderAll(result, { extras: { timeline: timelineOf(evidence) } })) writeFileSync(join(dir, name), body);
  } catch (error) {
    throw harnessFault(`报告写不进 ${dir}：${messageOf(error)}；请检查磁盘空间和权限，证据还在，之后可用 yanshou grade 重新评级。`);
  }
  return { exitCode: exitOfGate[result.gate], summary: renderConsole(result, { color: process.stdout.isTTY === true, reportPath: shortest(reportPath) }).trimEnd() };
}

/** Relative where that is shorter to read. */
function shortest(path: string): string {
  const fromHere = relative('.', path);
  return fromHere.startsWith('..') ? path : fromHere;
}
