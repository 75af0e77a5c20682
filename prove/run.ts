/** `npm run prove`: plays every defect and every conforming variant and writes runs/prove.json, and docs/detection.md when it was whole. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Ground, examples } from './ground.js';
import { KeptRuns } from './kept-runs.js';
import { alarms, judge, outcomes } from './judge.js';
import { readOverlays } from './overlay.js';
import { openPlayers } from './play-app.js';
import { canaryId, earlier, holds, summed, writeProof } from './proof.js';
import { detectionTable, frameworksOf, sentence } from './table.js';
import { Turns } from './turns.js';
import { whichJourneys } from './which-journeys.js';
import type { Judgement } from './judge.js';
import type { Source } from './ground.js';
import type { Overlay } from './overlay.js';
import type { Choice, Played } from './play-app.js';
import type { Conforming, Earlier, Proof } from './proof.js';
import type { Result } from '../rubric/result.js';

const options = {
  only: { type: 'string' }, workers: { type: 'string', default: '5' }, repeat: { type: 'string', default: '1' }, seconds: { type: 'string' }, full: { type: 'boolean', default: false },
  continue: { type: 'boolean', default: false }, regrade: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const;
const help = `npm run prove -- [options]: plays every defect and every conforming variant, writes runs/prove.json, and docs/detection.md when it was whole.
  --only ID[,ID…]  these overlays alone          --workers N  journeys playing at once (5)
  --repeat N       conforming variants, N times  --seconds N  begins nothing new after that; go on with --continue
  --full           every journey, every picture  --continue   what runs/prove.json judged stands, save what --only names
  --keep           leaves the runs for a look    --regrade    judges kept runs anew, without a browser`;
const values = valuesOf();
process.setMaxListeners(0); // each open app's server asks to be ended with us
Error.stackTraceLimit = 0; // as in suites/player.ts
const only = values.only?.split(',');
const proofFile = join('runs', 'prove.json');
const defectFolder = join(examples, 'defects');
const say = (line: string): void => { process.stdout.write(line + '\n'); };

function valuesOf() {
  try {
    const given = parseArgs({ options }).values;
    if (!given.help) return given;
    console.log(help);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message.replace(/\. .*/s, '') : String(error)}; see npm run prove -- --help.`);
    process.exit(5);
  }
}

async function prove(): Promise<Proof> {
  const started = performance.now();
  const { defects, variants, stands } = toPlay();
  const hands = values.regrade ? undefined : await openPlayers(Number(values.workers));
  const scratch = join('runs', 'prove');
  const ground = hands ? new Ground(scratch, hands, values.keep) : new KeptRuns(scratch);
  const bases = new Map([...new Set(defects.map(({ base }) => base))].map((base) => [base, ground.asItIs(base)]));
  const judgements = [...stands.judgements], conforming = stands.conforming.filter(({ id }) => !bases.has(id));
  const plannedRuns = conforming.length + variants.length + bases.size;
  const soFar = (complete: boolean): Proof => summed({
    defects: readOverlays(defectFolder).filter(({ id }) => [...defects, ...stands.judgements].some((one) => one.id === id)),
    judgements, conforming, plannedRuns, full: values.full, regraded: values.regrade, complete, seconds: stands.seconds + (values.regrade ? 0 : (performance.now() - started) / 1000), // judging anew plays nothing
  });
  const planned = bases.size + defects.length + variants.length, deadline = started + Number(values.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  let done = 0, left = 0;
  const note = <T extends Judgement | Conforming>(into: T[], one: T): void => {
    into.push(one);
    writeProof(proofFile, soFar(false));
    say(`        ${++done} of ${planned}, ${Math.round((performance.now() - started) / 1000)} s`);
  };
  const inTime = (act: () => Promise<void>) => async (): Promise<void> => { if (performance.now() < deadline) await act(); else left++; };
  // More apps are open than journeys play, so that there is always one to play while others start, wait or close.
  const open = new Turns(Number(values.workers) + 4);
  const begun = inOrder([
    ...defects.map((overlay) => ({ rank: defectRank(overlay), act: async () => note(judgements, await judged(overlay, bases, ground)) })),
    ...variants.map(({ overlay, turn }) => ({ rank: turn === 0 ? 2 : 4, act: async () => note(conforming, await conformed(overlay.id, turn, () => ground.play(overlay, `${overlay.id}-${turn + 1}`, { whole: values.full }))) })),
  ]);
  await Promise.all([
    ...[...bases].map(async ([id, played]) => note(conforming, await conformed(id, 0, () => played))),
    ...begun.map(({ act }) => open.take(inTime(act))),
  ]);
  await hands?.browser.close();
  if (left > 0) say(`${left} not begun in ${values.seconds ?? ''} s: go on with --continue`);
  return soFar(left === 0);
}

interface ToPlay { defects: Overlay[]; variants: { overlay: Overlay; turn: number }[]; stands: Earlier }

function toPlay(): ToPlay {
  const before = earlier(proofFile, only ?? []);
  const stands = values.continue ? before : { judgements: [], conforming: [], seconds: values.regrade ? before.seconds : 0 };
  const wanted = ({ id }: Overlay): boolean => !only || only.includes(id);
  const done = (id: string, turn: number): boolean => stands.conforming.some((run) => run.id === id && run.turn === turn);
  const repeated = Array.from({ length: Number(values.repeat) }, (_, turn) => readOverlays(join(examples, 'variants')).map((overlay) => ({ overlay, turn }))).flat();
  return {
    stands, defects: readOverlays(defectFolder).filter((one) => one.id === canaryId || (wanted(one) && !stands.judgements.some(({ id }) => id === one.id))),
    variants: repeated.filter(({ overlay, turn }) => wanted(overlay) && !done(overlay.id, turn)),
  };
}

/** What takes long begins first, or the cores stand idle at the end: the canary before all, then statuses that never come, then what plays all journeys. */
const inOrder = <T extends { rank: number }>(plays: readonly T[]): T[] => [...plays].sort((a, b) => a.rank - b.rank);
const defectRank = ({ id, turnsRed }: Overlay): number => (id === canaryId ? 0 : turnsRed.some((check) => /status|uid/.test(check)) ? 1 : 3);

async function judged(overlay: Overlay, bases: ReadonlyMap<string, Promise<Played>>, ground: Source): Promise<Judgement> {
  const chosen: Choice = (planned, resumeMode) => whichJourneys(overlay, planned, resumeMode);
  const play = (name: string): Promise<Played> => ground.play(overlay, name, values.full ? { whole: true } : { choose: chosen });
  const extra = { ...(overlay.knownMiss === undefined ? {} : { knownMiss: overlay.knownMiss }) };
  try {
    // A void says nothing of the defect: it is played once more before it counts.
    const { result, wallMs } = await play(overlay.id).catch((error: unknown) => {
      if (values.regrade) throw error;
      say(`again   ${overlay.id} ${messageOf(error)}`);
      return play(`${overlay.id}-again`);
    });
    const base = outcomes((await bases.get(overlay.base))?.result ?? result);
    const judgement = { ...judge(overlay, base, outcomes(result)), ...extra, seconds: seconds(wallMs) };
    say(`${judgement.state.padEnd(7)} ${overlay.id} ${judgement.seconds} s ${[...judgement.notRed.map((id) => `not red: ${id}`), ...judgement.unlisted].join(' · ')}`);
    return judgement;
  } catch (error) {
    const reason = messageOf(error);
    say(`void    ${overlay.id} ${reason}`);
    return { id: overlay.id, state: 'void', red: [], notRed: overlay.turnsRed, unlisted: [], judged: 0, places: 0, reason, ...extra };
  }
}

async function conformed(id: string, turn: number, play: () => Promise<Played>): Promise<Conforming> {
  try {
    const { result, wallMs } = await play();
    const run = { id, turn, grade: result.grade, alarms: alarms(result), doubts: doubts(result), seconds: seconds(wallMs) };
    say(`${run.alarms.length === 0 ? 'quiet  ' : 'ALARM  '} ${id} ${turn + 1} ${run.grade} ${run.seconds} s ${run.alarms.concat(run.doubts).join(' · ')}`);
    return run;
  } catch (error) {
    say(`void    ${id} ${turn + 1} ${messageOf(error)}`);
    return { id, turn, grade: 'none', alarms: [], doubts: [], void: messageOf(error) };
  }
}

/** The table is of the whole catalogue or not at all. */
function isWhole({ complete, judgements, variants }: Proof): boolean {
  if (!complete) return false;
  const played = new Set([...judgements, ...variants].map(({ id }) => id));
  return [...readOverlays(defectFolder), ...readOverlays(join(examples, 'variants'))].every(({ id }) => played.has(id));
}

/** Keeps the part of the page that `npm run prove:frameworks -- --defects` writes. */
function writeTable(page: string): void {
  const frameworks = existsSync(page) ? frameworksOf(readFileSync(page, 'utf8')) : '';
  writeFileSync(page, detectionTable(proof) + (frameworks && `\n${frameworks}`));
}

const doubts = ({ cells }: Result): string[] =>
  cells.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'notApplicable' && verdict !== 'fail').map(({ row, link, verdict }) => `${row}@${link} ${verdict}`);
const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const proof = await prove();
writeProof(proofFile, proof);
if (isWhole(proof) && existsSync('docs')) writeTable(join('docs', 'detection.md'));
say(sentence(proof));
process.exitCode = holds(proof) ? 0 : 1;
