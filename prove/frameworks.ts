/**
 * `npm run prove:frameworks -- --defects [name…]`: overlays on the sources of a framework example, each rebuilt by the framework's own compiler and judged
 * like the native catalogue. One at a time: a build takes both cores. Options: --only ID[,ID…].
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium as playwright } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { judge, outcomes } from './judge.js';
import { applyOverlay, overlaySchema, readOverlays } from './overlay.js';
import { movePort, playApp, players } from './play-app.js';
import type { Browser } from '@playwright/test';
import type { Outcomes } from './judge.js';
import type { Overlay } from './overlay.js';

const ports: Record<string, number> = { 'taro-react': 4650, 'taro-vue': 4660, 'uni-app': 4670 };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const examples = resolve('examples');
const apps = resolve('runs', 'prove-frameworks', 'apps');
const chromium = { executablePath: chromiumPath(), args: chromiumArgs() };
let nextPort = 23_000;

async function proveFrameworks(names: readonly string[]): Promise<number> {
  rmSync(resolve('runs', 'prove-frameworks'), { recursive: true, force: true });
  mkdirSync(apps, { recursive: true });
  // The framework examples share the server of grade-s, which they reach as a neighbour.
  symlinkSync(join(examples, 'grade-s'), join(apps, 'grade-s'));
  const browser = await playwright.launch(chromium);
  let passed = 0, failed = 0;
  for (const name of names) {
    const overlays = readOverlays(join(examples, `defects-${name}`)).filter(({ id }) => !values.only || values.only.split(',').includes(id));
    if (overlays.length === 0) continue;
    const base = await played(overlaySchema.parse({ id: name, description: 'as it is', base: name }), browser);
    for (const overlay of overlays) {
      if (await caught(overlay, base, browser)) passed++;
      else failed++;
    }
  }
  await browser.close();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function caught(overlay: Overlay, base: Outcomes, browser: Browser): Promise<boolean> {
  try {
    const { state, notRed, unlisted } = judge(overlay, base, await played(overlay, browser));
    process.stdout.write(`${state.padEnd(7)} ${overlay.base} ${overlay.id} ${[...notRed.map((id) => `not red: ${id}`), ...unlisted].join(' · ')}\n`);
    return state === 'caught';
  } catch (error) {
    process.stdout.write(`void    ${overlay.base} ${overlay.id} ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

async function played(overlay: Overlay, browser: Browser): Promise<Outcomes> {
  const basePort = ports[overlay.base];
  if (basePort === undefined) throw new Error(`No port is known for the example "${overlay.base}".`);
  const dir = join(apps, `${overlay.base}-${overlay.id}`), port = nextPort++;
  applyOverlay(overlay, examples, dir);
  movePort(dir, basePort, port);
  build(dir, join(examples, overlay.base, 'node_modules'));
  const { result } = await playApp({ id: overlay.id, dir, runDir: `${dir}.run` }, players(browser, chromium, 4), { pictures: true });
  rmSync(dir, { recursive: true, force: true });
  return outcomes(result);
}

/** The base's packages are linked after its port was moved, so that moving leaves them alone. */
function build(dir: string, packages: string): void {
  if (!existsSync(packages)) throw new Error(`${packages} is missing: run npm run prove:frameworks first, it installs them.`);
  rmSync(join(dir, 'dist'), { recursive: true, force: true });
  symlinkSync(packages, join(dir, 'node_modules'));
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--silent'], { cwd: dir, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } });
  if (status !== 0) throw new Error(`did not build: ${(stdout + stderr).slice(-600)}`);
}

process.exitCode = await proveFrameworks(positionals.length > 0 ? positionals : Object.keys(ports));
