// Brings what a run needs: Node's version, packages, a Chromium, the built code. Node built-ins only, since nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findChromium } from './chromium.mjs';
import { fitsNode, oldestNode } from './node-version.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Exits the process with code 5 and one sentence when something is missing that it may not install. */
export async function setUp() {
  checkNode();
  installPackages();
  installChromium();
  const { buildWhenStale } = await import('./build.mjs'); // esbuild is there only now
  await buildWhenStale();
}

function checkNode() {
  if (fitsNode(process.versions.node)) return;
  give(`Node ${process.versions.node} is too old: Yanshou needs Node ${oldestNode} or newer.`);
}

function installPackages() {
  if (packagesFit()) return;
  say('installing packages (npm ci)');
  const result = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0) give('npm ci failed (its output is above); check the network or the registry, then run this again.');
}

/** Whether node_modules holds what package-lock.json asks for. npm keeps its own account in node_modules/.package-lock.json. */
export function packagesFit(folder = root) {
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(folder, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) =>
    path === '' || link || installed[path]?.version === version || (installed[path] === undefined && (optional || devOptional || peer)));
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function installChromium() {
  if (chromiumOrExit()) return;
  if (process.getuid?.() === 0 && run('apt-get', ['--version'], 'ignore').status === 0) {
    say('installing Chromium (apt-get install chromium-headless-shell)');
    const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
    run('apt-get', ['update', ...quiet]);
    run('apt-get', ['install', '-y', '--no-install-recommends', ...quiet, 'chromium-headless-shell']);
  }
  if (!chromiumOrExit()) give('No Chromium found: install one (Debian: apt-get install chromium-headless-shell; elsewhere Chrome or Chromium), or set CHROMIUM_PATH.');
}

function chromiumOrExit() {
  try {
    return findChromium();
  } catch (error) {
    return give(error.message);
  }
}

/** Output goes to stderr: stdout belongs to what is run after. */
function run(command, args, output = 2) {
  return spawnSync(command, args, { cwd: root, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', output, output] });
}

export function say(text) {
  process.stderr.write(`· ${text}\n`);
}

function give(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(5);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUp();
