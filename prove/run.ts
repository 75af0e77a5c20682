/**
 * `npm run prove`: plays every defect and every conforming variant and writes runs/prove.json and docs/detection.md.
 * Options: --only ID[,ID…] · --workers N · --repeat N (conforming variants) · --keep (leaves the runs for a look).
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium as playwright } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { applyOverlay, overlaySchema, readOverlays } from './overlay.js';
import { alarms, judge, outcomes } from './judge.js';
import { movePort, playApp } from './play-app.js';
import { detectionTable } from './table.js';
import type { Browser } from '@playwright/test';
import type { Judgement, Outcomes } from './judge.js';
import type { Overlay } from './overlay.js';
import type { Played } from './play-app.js';
import type { Result } from '../rubric/result.js';

const { values } = parseArgs({ options: { only: { type: 'string' }, workers: { type: 'string', default: '2' }, repeat: { type: 'string', default: '1' }, keep: { type: 'boolean', default: false } } });

/** Must die in every run, or the run measured nothing. */
const canaryId = 'canary-login-wall';
const examples = resolve('examples');
const scratch = resolve('runs', 'prove');
const chromium = { executablePath: chromiumPath(), args: chromiumArgs() };

export interface Conforming { id: string; alarms: string[]; grade: string }
export interface Proof {
  defects: { total: number; caught: number; missed: number; void: number; spilled: number };
  conforming: { runs: number; falseAlarms: number };
  checks: { id: string; defects: number; caught: number; falseAlarms: number }[];
  canary: 'caught' | 'missed' | 'void';
  judgements: Judgement[]; variants: Conforming[]; seconds: number;
}

async function prove(): Promise<Proof> {
  const started = performance.now();
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const only = values.only?.split(',');
  const wanted = ({ id }: Overlay): boolean => !only || only.includes(id);
  const defects = readOverlays(join(examples, 'defects'));
  const variants = readOverlays(join(examples, 'variants')).filter(wanted);
  const browser = await playwright.launch(chromium);
  const bases = await playBases(browser, [...new Set(defects.filter((one) => wanted(one) || one.id === canaryId).map(({ base }) => base))]);
  const judgements = await inTurns(defects.filter((one) => wanted(one) || one.id === canaryId), (overlay) => judged(overlay, bases, browser));
  const repeated = variants.flatMap((overlay) => Array.from({ length: Number(values.repeat) }, (_, turn) => ({ overlay, turn })));
  const conforming = await inTurns(repeated, ({ overlay, turn }) => conformed(overlay, turn, browser));
  await browser.close();
  return summed(judgements, [...bases].map(([id, { result }]) => ({ id, alarms: [], grade: result.grade })), conforming, (performance.now() - started) / 1000);
}

async function playBases(browser: Browser, ids: string[]): Promise<Map<string, Played>> {
  const played = await inTurns(ids, async (base) => {
    const overlay = overlaySchema.parse({ id: base, description: 'as it is', base });
    return [base, await play(overlay, 0, browser)] as const;
  });
  return new Map(played);
}

async function judged(overlay: Overlay, bases: Map<string, Played>, browser: Browser): Promise<Judgement> {
  const base = bases.get(overlay.base);
  const baseline: Outcomes = base ? outcomes(base.result) : new Map();
  try {
    const { result, wallMs } = await play(overlay, 0, browser);
    const judgement = judge(overlay, baseline, outcomes(result));
    say(`${judgement.state.padEnd(7)} ${overlay.id} ${(wallMs / 1000).toFixed(1)} s ${[...judgement.notRed.map((id) => `not red: ${id}`), ...judgement.unlisted].join(' · ')}`);
    return judgement;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`void    ${overlay.id} ${reason}`);
    return { id: overlay.id, state: 'void', red: [], notRed: overlay.turnsRed, unlisted: [], reason };
  }
}

async function conformed(overlay: Overlay, turn: number, browser: Browser): Promise<Conforming> {
  try {
    const { result, wallMs } = await play(overlay, turn, browser);
    const red = alarms(result);
    say(`${red.length === 0 && result.grade === 'S' ? 'quiet  ' : 'ALARM  '} ${overlay.id} ${result.grade} ${(wallMs / 1000).toFixed(1)} s ${red.concat(doubts(result)).join(' · ')}`);
    return { id: overlay.id, alarms: red, grade: result.grade };
  } catch (error) {
    say(`void    ${overlay.id} ${error instanceof Error ? error.message : String(error)}`);
    return { id: overlay.id, alarms: ['void'], grade: 'none' };
  }
}

const doubts = (result: Result): string[] => result.cells.filter(({ verdict }) => verdict !== 'pass').map(({ row, link, verdict }) => `${row}@${link} ${verdict}`);

let nextPort = 21_000;

async function play(overlay: Overlay, turn: number, browser: Browser): Promise<Played> {
  const id = turn === 0 ? overlay.id : `${overlay.id}-${turn + 1}`;
  const dir = join(scratch, 'apps', id), runDir = join(scratch, 'runs', id);
  applyOverlay(overlay, examples, dir);
  const port = nextPort++;
  movePort(dir, basePort(overlay.base), port);
  const played = await playApp({ id, dir, runDir, port, basePort: basePort(overlay.base) }, browser, chromium);
  if (!values.keep) { rmSync(runDir, { recursive: true, force: true }); rmSync(dir, { recursive: true, force: true }); }
  return played;
}

const ports: Record<string, number> = { 'grade-s': 4610, 'grade-a': 4620, 'grade-b': 4630, failing: 4640, gig: 4650 };
function basePort(base: string): number {
  const port = ports[base];
  if (port === undefined) throw new Error(`No port is known for the example "${base}".`);
  return port;
}

/** At most --workers at once; a deadline that one waits out is another's time to work. */
async function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await act(items[index] as T); // index is below the length
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, worker));
  return results;
}

function summed(judgements: Judgement[], bases: Conforming[], variants: Conforming[], seconds: number): Proof {
  const conforming = [...bases, ...variants];
  const count = (state: Judgement['state']): number => judgements.filter((one) => one.state === state).length;
  const canary = judgements.find(({ id }) => id === canaryId)?.state;
  return {
    defects: { total: judgements.length, caught: count('caught'), missed: count('missed'), void: count('void'), spilled: count('spilled') },
    conforming: { runs: conforming.length, falseAlarms: conforming.reduce((sum, { alarms: red }) => sum + red.length, 0) },
    checks: perCheck(judgements, conforming), canary: canary === 'caught' || canary === 'void' ? canary : 'missed', judgements, variants: conforming, seconds: Math.round(seconds),
  };
}

function perCheck(judgements: Judgement[], conforming: Conforming[]): Proof['checks'] {
  const overlays = new Map(readOverlays(join(examples, 'defects')).map((overlay) => [overlay.id, overlay]));
  const ids = [...new Set([...overlays.values()].flatMap(({ turnsRed }) => turnsRed))].sort();
  return ids.map((id) => {
    const named = judgements.filter((one) => overlays.get(one.id)?.turnsRed.includes(id) && one.state !== 'void');
    return {
      id, defects: named.length, caught: named.filter(({ notRed }) => !notRed.includes(id)).length,
      falseAlarms: conforming.filter(({ alarms: red }) => red.some((place) => place.endsWith(`/${id}`))).length,
    };
  });
}

const say = (line: string): void => { process.stdout.write(line + '\n'); };

const proof = await prove();
mkdirSync('runs', { recursive: true });
writeFileSync(join('runs', 'prove.json'), JSON.stringify(proof, null, 2) + '\n');
if (!values.only && existsSync('docs')) writeFileSync(join('docs', 'detection.md'), detectionTable(proof));
say(JSON.stringify(proof.defects) + ' ' + JSON.stringify(proof.conforming) + ` canary ${proof.canary}, ${proof.seconds} s`);
if (proof.canary !== 'caught') say('VOID: the canary did not die; this run measured nothing.');
process.exitCode = proof.canary === 'caught' && proof.defects.missed + proof.defects.void + proof.defects.spilled + proof.conforming.falseAlarms === 0 ? 0 : 1;
