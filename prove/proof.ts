/** What a proof found, summed up; written as it goes, so that a killed one can be read. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { wilson } from './interval.js';
import type { Judgement, State } from './judge.js';
import type { Overlay } from './overlay.js';

export interface Conforming { id: string; turn: number; grade: string; alarms: string[]; /** Cells that were neither red nor green. */ doubts: string[]; void?: string; seconds?: number }

export interface Proof {
  /** False in what a killed proof left behind: `total` then counts those judged. */
  complete: boolean;
  mode: 'chosen journeys' | 'all journeys';
  /** Kept evidence judged anew, not played now. */
  regraded: boolean;
  defects: { total: number; planned: number; caught: number; missed: number; knownMissed: number; void: number; spilled: number };
  conforming: { runs: number; planned: number; falseAlarms: number; void: number; changedVerdicts: number };
  /** The same conforming app played again and again: `--repeat N`. Absent = nothing was played twice. `interval` is 95 % for the share of runs whose verdict changed. */
  stability?: { variants: number; times: number; runs: number; changedVerdicts: number; falseAlarms: number; interval: { low: number; high: number } };
  /** Medians from opening an app to its result, in seconds, on however busy a machine. A defect plays the journeys that show it, a conforming app all. */
  cost?: { defect: number; conforming: number; added: number };
  checks: { id: string; defects: number; caught: number; falseAlarms: number }[];
  canary: 'caught' | 'missed' | 'void';
  judgements: Judgement[]; variants: Conforming[]; seconds: number;
}

/** Must die in every run, or the run measured nothing. */
export const canaryId = 'canary-login-wall';

export interface Findings { defects: readonly Overlay[]; judgements: readonly Judgement[]; conforming: readonly Conforming[]; plannedRuns: number; full: boolean; regraded: boolean; seconds: number; complete: boolean }

export function summed({ defects, judgements, conforming, plannedRuns, full, regraded, seconds, complete }: Findings): Proof {
  const count = (state: State): number => judgements.filter((one) => one.state === state).length;
  const runs = conforming.filter((run) => run.void === undefined);
  return {
    complete, regraded, mode: full ? 'all journeys' : 'chosen journeys',
    defects: {
      total: judgements.length, planned: defects.length, caught: count('caught'), missed: count('missed'),
      knownMissed: judgements.filter(({ state, knownMiss }) => state === 'missed' && knownMiss !== undefined).length, void: count('void'), spilled: count('spilled'),
    },
    conforming: {
      runs: runs.length, planned: plannedRuns, falseAlarms: alarmsOf(runs), void: conforming.length - runs.length,
      changedVerdicts: changedOf(runs),
    },
    ...stabilityOf(runs), ...costOf(judgements, runs), checks: perCheck(defects, judgements, runs), canary: canaryState(judgements),
    judgements: [...judgements].sort((a, b) => (a.id < b.id ? -1 : 1)), variants: [...conforming].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.turn - b.turn)), seconds: Math.round(seconds),
  };
}

function stabilityOf(runs: readonly Conforming[]): Pick<Proof, 'stability'> {
  const repeated = runs.filter((run) => runs.filter(({ id }) => id === run.id).length > 1);
  if (repeated.length === 0) return {};
  const changedVerdicts = changedOf(repeated), variants = new Set(repeated.map(({ id }) => id));
  const times = Math.min(...[...variants].map((id) => repeated.filter((run) => run.id === id).length));
  return { stability: { variants: variants.size, times, runs: repeated.length, changedVerdicts, falseAlarms: alarmsOf(repeated), interval: wilson(changedVerdicts, repeated.length) } };
}

function costOf(judgements: readonly Judgement[], runs: readonly Conforming[]): Pick<Proof, 'cost'> {
  const [defect, conforming] = [judgements, runs].map((list) => middle(list.flatMap(({ seconds }) => seconds ?? [])));
  return defect === undefined || conforming === undefined ? {} : { cost: { defect, conforming, added: Math.round((defect - conforming) * 10) / 10 } };
}

const middle = (values: readonly number[]): number | undefined => [...values].sort((a, b) => a - b)[values.length >> 1];
const changedOf = (runs: readonly Conforming[]): number => runs.filter((run) => faceOf(run) !== faceOf(runs.find(({ id }) => id === run.id) ?? run)).length;
const alarmsOf = (runs: readonly Conforming[]): number => runs.reduce((sum, { alarms }) => sum + alarms.length, 0);
const faceOf = ({ grade, alarms, doubts }: Conforming): string => JSON.stringify([grade, alarms, doubts]);

function canaryState(judgements: readonly Judgement[]): Proof['canary'] {
  const state = judgements.find(({ id }) => id === canaryId)?.state ?? 'void';
  // A canary that died with something else beside it died all the same; the spill counts on its own.
  return state === 'spilled' ? 'caught' : state;
}

function perCheck(defects: readonly Overlay[], judgements: readonly Judgement[], runs: readonly Conforming[]): Proof['checks'] {
  const byId = new Map(defects.map((overlay) => [overlay.id, overlay]));
  const ids = [...new Set(defects.flatMap(({ turnsRed }) => turnsRed))].sort();
  return ids.map((id) => {
    const named = judgements.filter((one) => byId.get(one.id)?.turnsRed.includes(id) && one.state !== 'void');
    return {
      id, defects: named.length, caught: named.filter(({ notRed }) => !notRed.includes(id)).length,
      falseAlarms: runs.filter(({ alarms }) => alarms.some((place) => place.endsWith(`/${id}`))).length,
    };
  });
}

/** Nothing unexplained: the canary dead, no new miss, nothing beside the named cells, no false alarm. A known miss stays listed and fails nothing. */
export const holds = ({ canary, defects, conforming }: Proof): boolean =>
  canary === 'caught' && defects.missed === defects.knownMissed && defects.void + defects.spilled + conforming.falseAlarms + conforming.void + conforming.changedVerdicts === 0;

export function writeProof(file: string, proof: Proof): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(proof, null, 2) + '\n');
  renameSync(`${file}.new`, file);
}

export interface Earlier { judgements: Judgement[]; conforming: Conforming[]; seconds: number }

/** What an earlier proof found and `--continue` lets stand: whatever was judged, but the canary, what is void, and what is to be played again. */
export function earlier(file: string, again: readonly string[]): Earlier {
  if (!existsSync(file)) return { judgements: [], conforming: [], seconds: 0 };
  const { judgements, variants, seconds } = JSON.parse(readFileSync(file, 'utf8')) as Proof; // our own file
  const stands = (id: string): boolean => id !== canaryId && !again.includes(id);
  return { judgements: judgements.filter(({ id, state }) => stands(id) && state !== 'void'), conforming: variants.filter((run) => stands(run.id) && run.void === undefined), seconds };
}
