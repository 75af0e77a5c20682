/**
 * `npm run prove:frameworks -- --defects [name…]`: overlays on the sources of a framework example, each rebuilt by the framework's own compiler and judged
 * like the native catalogue. One build at a time, since it takes all cores; the app built before is played meanwhile. Writes runs/prove-frameworks.json
 * as it goes. Options: --only ID[,ID…].
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { chromium as playwright } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { judge, outcomes } from './judge.js';
import { applyOverlay, overlaySchema, readOverlays } from './overlay.js';
import { movePort, playApp, players } from './play-app.js';
import { summed, writeProof } from './proof.js';
import { Turns } from './turns.js';
import { whichJourneys } from './which-journeys.js';
import type { Judgement, Outcomes } from './judge.js';
import type { Overlay } from './overlay.js';
import type { Choice, Players } from './play-app.js';
import type { Proof } from './proof.js';

const ports: Record<string, number> = { 'taro-react': 4650, 'taro-vue': 4660, 'uni-app': 4670 };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const examples = resolve('examples');
const scratch = resolve('runs', 'prove-frameworks');
const proofFile = resolve('runs', 'prove-frameworks.json');
const run = promisify(execFile);
const building = new Turns(1), open = new Turns(3);
let nextPort = 23_000;

async function proveFrameworks(names: readonly string[]): Promise<Proof> {
  const started = performance.now();
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, 'apps'), { recursive: true });
  // The framework examples share the server of grade-s, which they reach as a neighbour.
  symlinkSync(join(examples, 'grade-s'), join(scratch, 'apps', 'grade-s'));
  const chromium = { executablePath: chromiumPath(), args: chromiumArgs() };
  const browser = await playwright.launch(chromium);
  const hands = players(browser, chromium, 4);
  const defects = names.flatMap((name) => readOverlays(join(examples, `defects-${name}`)).map((overlay) => ({ ...overlay, id: `${name}/${overlay.id}` }))).filter(({ id }) => !only || only.includes(id) || only.includes(id.slice(id.indexOf('/') + 1)));
  const judgements: Judgement[] = [];
  const soFar = (complete: boolean): Proof => summed({ defects, judgements, conforming: [], plannedRuns: 0, full: false, regraded: false, complete, seconds: (performance.now() - started) / 1000 });
  const bases = new Map([...new Set(defects.map(({ base }) => base))].map((base) => [base, open.take(() => played(overlaySchema.parse({ id: base, description: 'as it is', base }), hands))]));
  await Promise.all(defects.map((overlay) => open.take(async () => {
    judgements.push(await judged(overlay, bases, hands));
    writeProof(proofFile, soFar(false));
  })));
  await browser.close();
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
  const dir = join(scratch, 'apps', overlay.id.replace('/', '-'));
  applyOverlay(overlay, examples, dir);
  movePort(dir, basePort, nextPort++);
  await building.take(() => build(dir, join(examples, overlay.base, 'node_modules')));
  const { result } = await playApp({ id: overlay.id, dir, runDir: `${dir}.run` }, hands, { ...(choose ? { choose } : {}), pictures: false });
  rmSync(dir, { recursive: true, force: true });
  return outcomes(result);
}

/** The base's packages are linked after its port was moved, so that moving leaves them alone. */
async function build(dir: string, packages: string): Promise<void> {
  if (!existsSync(packages)) throw new Error(`${packages} is missing: run npm run prove:frameworks first, it installs them.`);
  rmSync(join(dir, 'dist'), { recursive: true, force: true });
  symlinkSync(packages, join(dir, 'node_modules'));
  await run('npm', ['run', 'build', '--silent'], { cwd: dir, env: { ...process.env, NODE_ENV: 'production' }, maxBuffer: 1 << 26 }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`did not build: ${`${error.stdout ?? ''}${error.stderr ?? ''}`.slice(-600)}`);
  });
}

process.setMaxListeners(0); // each open app's server asks to be ended with us
const { defects } = await proveFrameworks(positionals.length > 0 ? positionals : Object.keys(ports));
process.stdout.write(`${defects.caught} passed, ${defects.total - defects.caught} failed\n`);
process.exitCode = defects.caught < defects.total || defects.total === 0 ? 1 : 0;
