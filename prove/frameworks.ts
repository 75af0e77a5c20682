/**
 * `npm run prove:frameworks -- --defects [name…]`: overlays on the sources of a framework example, each rebuilt by the framework's own compiler and judged
 * like the native catalogue. One build at a time, since it takes all cores; the app built before is played meanwhile. A build whose sources are unchanged
 * is not made again (runs/framework-builds). Writes runs/prove-frameworks.json as it goes, and its part of docs/detection.md.
 * Options: --only ID[,ID…] · --continue (what the file has judged stands, save voids and what --only names).
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { judge, outcomes } from './judge.js';
import { applyOverlay, overlaySchema, readOverlays } from './overlay.js';
import { movePort, openPlayers, playApp } from './play-app.js';
import { earlier, summed, writeProof } from './proof.js';
import { withFrameworks } from './table.js';
import { Turns } from './turns.js';
import { whichJourneys } from './which-journeys.js';
import type { Judgement, Outcomes } from './judge.js';
import type { Overlay } from './overlay.js';
import type { Choice, Players } from './play-app.js';
import type { Proof } from './proof.js';

const ports: Record<string, number> = { 'taro-react': 4650, 'taro-vue': 4660, 'uni-app': 4670 };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, continue: { type: 'boolean', default: false } } });
const only = values.only?.split(',');
const examples = resolve('examples');
const scratch = resolve('runs', 'prove-frameworks'), builds = resolve('runs', 'framework-builds');
const proofFile = resolve('runs', 'prove-frameworks.json');
const run = promisify(execFile);
const building = new Turns(1), open = new Turns(3);
let nextPort = 23_000;

const catalogue = Object.keys(ports).flatMap((name) => readOverlays(join(examples, `defects-${name}`)).map((overlay) => ({ ...overlay, id: `${name}/${overlay.id}` })));
const named = ({ id }: Overlay): boolean => !only || only.includes(id) || only.includes(id.slice(id.indexOf('/') + 1));

async function proveFrameworks(names: readonly string[]): Promise<Proof> {
  const started = performance.now();
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, 'apps'), { recursive: true });
  // The framework examples share the server of grade-s, which they reach as a neighbour.
  symlinkSync(join(examples, 'grade-s'), join(scratch, 'apps', 'grade-s'));
  const hands = await openPlayers(4);
  const stands = values.continue ? earlier(proofFile, only ? catalogue.filter(named).map(({ id }) => id) : []) : { judgements: [], seconds: 0 };
  const judgements: Judgement[] = stands.judgements.filter(({ id }) => catalogue.some((one) => one.id === id));
  const defects = catalogue.filter((one) => names.includes(one.base) && named(one) && !judgements.some(({ id }) => id === one.id));
  const soFar = (complete: boolean): Proof => summed({ defects: catalogue.filter(({ id }) => [...defects, ...judgements].some((one) => one.id === id)), judgements, conforming: [], plannedRuns: 0, full: false, regraded: false, complete, seconds: stands.seconds + (performance.now() - started) / 1000 });
  const bases = new Map([...new Set(defects.map(({ base }) => base))].map((base) => [base, open.take(() => played(overlaySchema.parse({ id: base, description: 'as it is', base }), hands))]));
  await Promise.all(defects.map((overlay) => open.take(async () => {
    judgements.push(await judged(overlay, bases, hands));
    writeProof(proofFile, soFar(false));
  })));
  await hands.browser.close();
  writeProof(proofFile, soFar(true));
  return soFar(true);
}

async function judged(overlay: Overlay, bases: ReadonlyMap<string, Promise<Outcomes>>, hands: Players): Promise<Judgement> {
  try {
    const seen = await played(overlay, hands, (planned, resumeMode) => whichJourneys(overlay, planned, resumeMode));
    const judgement = judge(overlay, (await bases.get(overlay.base)) ?? seen, seen);
    process.stdout.write(`${judgement.state.padEnd(7)} ${overlay.id} ${[...judgement.notRed.map((id) => `not red: ${id}`), ...judgement.unlisted].join(' · ')}\n`);
    return judgement;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(`void    ${overlay.id} ${reason}\n`);
    return { id: overlay.id, state: 'void', red: [], notRed: overlay.turnsRed, unlisted: [], judged: 0, places: 0, reason };
  }
}

async function played(overlay: Overlay, hands: Players, choose?: Choice): Promise<Outcomes> {
  const basePort = ports[overlay.base];
  if (basePort === undefined) throw new Error(`No port is known for the example "${overlay.base}".`);
  const name = overlay.id.replace('/', '-');
  const dir = join(scratch, 'apps', name);
  applyOverlay(overlay, examples, dir);
  await building.take(() => build(dir, overlay.base, join(builds, name)));
  movePort(dir, basePort, nextPort++);
  const { result } = await playApp({ id: overlay.id, dir, runDir: `${dir}.run` }, hands, { ...(choose ? { choose } : {}), pictures: false });
  rmSync(dir, { recursive: true, force: true });
  return outcomes(result);
}

/**
 * Sources decide whether a kept build stands (build-frameworks.mjs), so the port moves afterwards. All copies of an example are built in one place:
 * the compiler's own cache goes by path.
 */
async function build(dir: string, base: string, kept: string): Promise<void> {
  const packages = join(examples, base, 'node_modules'), place = join(scratch, 'built-here', base);
  if (!existsSync(packages)) throw new Error(`${packages} is missing: run npm run prove:frameworks first, it installs them.`);
  rmSync(place, { recursive: true, force: true });
  cpSync(dir, place, { recursive: true });
  if (existsSync(kept)) { rmSync(join(place, 'dist'), { recursive: true, force: true }); cpSync(kept, join(place, 'dist'), { recursive: true }); }
  symlinkSync(packages, join(place, 'node_modules'));
  await run(process.execPath, [resolve('scripts', 'build-frameworks.mjs'), place], { maxBuffer: 1 << 26 }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`did not build: ${`${error.stdout ?? ''}${error.stderr ?? ''}`.slice(-600)}`);
  });
  for (const to of [join(dir, 'dist'), kept]) { rmSync(to, { recursive: true, force: true }); cpSync(join(place, 'dist'), to, { recursive: true }); }
}

process.setMaxListeners(0); // each open app's server asks to be ended with us
const proof = await proveFrameworks(positionals.length > 0 ? positionals : Object.keys(ports));
const { defects } = proof;
const page = join('docs', 'detection.md');
if (existsSync(page)) writeFileSync(page, withFrameworks(readFileSync(page, 'utf8'), catalogue.map(({ id }) => id), proof.judgements));
process.stdout.write(`${defects.caught} passed, ${defects.total - defects.caught} failed\n`);
process.exitCode = defects.caught < defects.total || defects.total === 0 ? 1 : 0;
