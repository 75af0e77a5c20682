// `npm run prove:kill [-- --seed N --kills N]`: kill -9 of the harness (the gateway lives in it), the process that plays, the browser or the ISV's server at 20
// seeded random instants, then a full disk and a read-only folder. Each time the run must be readable and marked interrupted, no cell green that was not
// earned, no process left, every port free. Some minutes, so not part of npm test. Closing line `N passed, N failed`.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, setUp } from './setup.mjs';

const kills = given('--kills') ?? 20;
const [examplePort, isvPort, gatewayPort] = [4610, 4731, 4732];
/** Short ones, of which one alone earns cells. */
const played = ['self-first-apply', 'alipay-jd-back'];
/** A killed run that has not ended by then hangs; no process may outlive the end for longer. */
const [endsWithinMs, goneWithinMs] = [120_000, 15_000];
const scratch = join(root, 'runs/prove-kill');
const cli = join(root, 'dist/cli/main.js');
const marker = 'YANSHOU_PROVE_KILL';

const isNode = ({ exe }) => exe === readlinkSync('/proc/self/exe');
/** Who may be killed, and how its process is told. */
const roles = {
  harness: (each) => isNode(each) && each.args[1] === cli,
  player: (each) => isNode(each) && /suites[/\\]player\.js$/.test(each.args[1] ?? ''),
  // Not its renderers, and not the one that is only asked for its version.
  browser: (each) => !isNode(each) && /chrom/i.test(each.exe) && !each.args.some((arg) => arg.startsWith('--type=') || arg === '--version'),
  'isv-server': (each) => isNode(each) && each.args[1] === 'server/index.js',
};

if (!existsSync('/proc/self/environ')) {
  console.error('prove:kill finds the processes of a run in /proc, which only Linux has.');
  process.exit(5);
}
await setUp();
const { checks } = await import('../dist/rubric/index.js');
const { journeysFor } = await import('../dist/rubric/view.js');
const { movePort } = await import('../dist/prove/play-app.js');
const seed = given('--seed') ?? Date.now() % 1_000_000;
const random = generator(seed);
const app = ownCopy();
const tally = { passed: 0, failed: 0 };

const reference = await referenceRun();
console.log(`seed ${seed}; a run left alone takes ${(reference.ms / 1000).toFixed(1)} s and earns ${reference.green.size} cells`);
const victims = Object.keys(reference.lives);
for (let nth = 0; nth < kills; nth++) await killOnce(nth, victims[nth % victims.length]);
await fullDisk();
await readOnlyFolder();
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;

function given(option) {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : Number(process.argv[at + 1]);
}

/** Mulberry32. */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ports of its own, the gateway's fixed, so that one can look whether they are free again. */
function ownCopy() {
  rmSync(scratch, { recursive: true, force: true });
  const dir = join(scratch, 'app');
  mkdirSync(scratch, { recursive: true });
  cpSync(join(root, 'examples/grade-s'), dir, { recursive: true });
  movePort(dir, examplePort, isvPort);
  const config = join(dir, 'yanshou.config.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace('defineConfig({', `defineConfig({ gateway: { port: ${gatewayPort} },`));
  return dir;
}

/** Every process of the run inherits the mark, orphans too. */
function startRun(mark, out, wrap = (command) => command) {
  const command = wrap([process.execPath, cli, 'verify', '--config', app, '--out', out, '--workers', '1', '--quiet', ...played.flatMap((id) => ['--journey', id])]);
  const child = spawn(command[0], command.slice(1), { cwd: root, env: { ...process.env, [marker]: mark }, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = { child, mark, out, said: '', ended: undefined };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { run.said += chunk; });
  run.ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  return run;
}

function marked(mark) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${marker}=${mark}\0`)) return [];
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return args[0] === '' ? [] : [{ pid: Number(pid), args, exe: readlinkSync(`/proc/${pid}/exe`) }]; // no arguments: ended, not yet reaped
    } catch {
      return []; // ended while being looked at
    }
  });
}

/** Left alone: how long each victim lives, and what the journeys earn. */
async function referenceRun() {
  const out = join(scratch, 'reference');
  const began = performance.now();
  const run = startRun('reference', out);
  const lives = {};
  let over = false;
  void run.ended.then(() => { over = true; });
  while (!over) {
    const at = performance.now() - began;
    for (const each of marked('reference')) for (const [role, is] of Object.entries(roles)) if (is(each)) lives[role] = { from: lives[role]?.from ?? at, to: at };
    await sleep(50);
  }
  const ms = performance.now() - began;
  const missing = Object.keys(roles).filter((role) => !lives[role]);
  const file = join(out, 'latest/result.json');
  if (missing.length > 0 || !existsSync(file)) throw new Error(`the run left alone shows no ${missing.join(', ') || 'result'}:\n${run.said}`);
  const result = JSON.parse(readFileSync(file, 'utf8'));
  if (result.conditions.interrupted || greenCells(result).size === 0) throw new Error('the run left alone is interrupted, or earns nothing');
  return { ms, lives, green: greenCells(result) };
}

async function killOnce(nth, role) {
  const { from, to } = reference.lives[role];
  const instant = from + random() * (to - from);
  const out = join(scratch, `kill-${nth}`);
  const run = startRun(`kill-${nth}`, out);
  let code;
  void run.ended.then((ended) => { code = ended; });
  await sleep(instant);
  let victim;
  while (code === undefined && !(victim = marked(run.mark).find(roles[role]))) await sleep(20);
  if (victim) process.kill(victim.pid, 'SIGKILL');
  const ended = await Promise.race([run.ended, sleep(endsWithinMs, 'still running', { ref: false })]);
  const faults = [...(ended === 'still running' ? [`the run did not end within ${endsWithinMs / 1000} s`] : []), ...await leftovers(run.mark), ...recordFaults(out, ended, Boolean(victim))];
  settle(`${role} killed at ${(instant / 1000).toFixed(2)} s${victim ? '' : ' (it had ended)'}: exit ${ended}, ${readableAs(out)}`, faults, run.said);
}

/** What is there must be readable by `yanshou grade`, say that it was cut off, and be green nowhere it did not earn. */
function recordFaults(out, ended, hit) {
  const dir = runDirIn(out);
  if (dir === undefined) return ended === 'SIGKILL' || ended === 5 ? [] : ['no folder of the run is there'];
  const graded = spawnSync(process.execPath, [cli, 'grade', dir], { cwd: root, encoding: 'utf8' });
  if (!existsSync(join(dir, 'evidence/run.json'))) return graded.status === 6 && oneSentence(graded.stderr) ? [] : [`nothing was recorded, yet grade ends with ${graded.status}: ${graded.stderr}`];
  const file = join(dir, 'result.json');
  if (!existsSync(file)) return [`the record is not readable (exit ${graded.status}): ${graded.stderr}`];
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const whole = result.journeys.every(({ id, status }) => !played.includes(id) || status === 'finished');
  return [
    ...(hit && !whole && !result.conditions.interrupted ? ['a journey is missing or cut, but the run is not marked interrupted'] : []),
    ...(hit && ended === 0 ? ['it ends as if nothing had happened (0)'] : []),
    ...[...greenCells(result)].filter((cell) => !reference.green.has(cell)).map((cell) => `${cell} is green, which no whole run earns`),
    ...unearned(result),
  ];
}

/** A green cell rests on checks, a check on journeys: each of these must have been walked to its end. */
function unearned(result) {
  const finished = new Set(result.journeys.filter(({ status }) => status === 'finished').map(({ id }) => id));
  return result.cells.filter(({ verdict }) => verdict === 'pass').flatMap((cell) => cell.checks.flatMap(({ id }) => {
    const needs = checks.find((check) => check.id === id)?.needs ?? [];
    return needs.flatMap((role) => journeysFor(role, cell.link, result.app.resumeMode)).filter((journey) => !finished.has(journey)).map((journey) => `${cell.link}:${cell.row} is green without ${journey}`);
  }));
}

function greenCells(result) {
  return new Set(result.cells.filter(({ verdict }) => verdict === 'pass').map(({ link, row }) => `${link}:${row}`));
}

function runDirIn(out) {
  const name = existsSync(out) ? readdirSync(out).find((each) => /^\d{8}-/.test(each)) : undefined;
  return name === undefined ? undefined : join(out, name);
}

function readableAs(out) {
  const dir = runDirIn(out);
  if (dir === undefined || !existsSync(join(dir, 'evidence/run.json'))) return 'nothing recorded yet';
  if (!existsSync(join(dir, 'result.json'))) return 'not readable';
  const result = JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8'));
  return `${result.conditions.interrupted ? 'interrupted' : 'whole'}, ${greenCells(result).size} cells green`;
}

/** Processes that outlive the run, ports that stay taken. What is left is ended here, so that it does not blur the next. */
async function leftovers(mark) {
  const until = performance.now() + goneWithinMs;
  while (marked(mark).length > 0 && performance.now() < until) await sleep(100);
  const left = marked(mark);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  const taken = [];
  for (const port of [isvPort, gatewayPort]) if (!await isFree(port)) taken.push(port);
  return [...left.map(({ args }) => `left over: ${args.join(' ').slice(0, 120)}`), ...taken.map((port) => `port ${port} is still taken`)];
}

async function isFree(port) {
  const server = createServer();
  const free = await new Promise((settled) => { server.once('error', () => settled(false)).listen(port, '127.0.0.1', () => settled(true)); });
  if (free) await new Promise((closed) => { server.close(closed); });
  return free;
}

/** By a file size limit, which anyone may set; by a small file system too, where one may mount. */
async function fullDisk() {
  const out = join(scratch, 'full');
  mkdirSync(out);
  const limited = startRun('limited', join(out, 'limited'), (command) => ['/bin/sh', '-c', 'ulimit -f 64; exec "$@"', 'sh', ...command]);
  await refused('every file limited to 32 KB', limited, /EFBIG|ENOSPC|EDQUOT|File size limit exceeded/);
  await mounted(join(out, 'tmpfs'), 'size=200k', async (dir) => refused('disk full', startRun('tmpfs', dir), /ENOSPC|EDQUOT/));
}

async function readOnlyFolder() {
  if (process.getuid?.() === 0) return mounted(join(scratch, 'ro'), 'ro', (dir) => refused('read-only folder', startRun('ro', dir), /EROFS|EACCES|EPERM|只读|permission|read-only/i));
  const dir = join(scratch, 'ro');
  mkdirSync(dir);
  chmodSync(dir, 0o555);
  return refused('read-only folder', startRun('ro', dir), /EROFS|EACCES|EPERM|只读|permission|read-only/i);
}

async function mounted(dir, options, use) {
  mkdirSync(dir);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir]).status !== 0) return console.log(`– tmpfs (${options}): mounting is not allowed here`);
  try {
    await use(dir);
  } finally {
    execFileSync('umount', ['-l', dir]);
  }
}

/** One sentence that names the disk, exit code 5, no stack, nothing left. */
async function refused(what, run, reason) {
  const ended = await Promise.race([run.ended, sleep(endsWithinMs, 'still running', { ref: false })]);
  const sentence = run.said.split('\n').filter((line) => reason.test(line));
  const faults = [
    ...(ended === 5 ? [] : [`exit ${ended} instead of 5`]), ...(sentence.length === 0 ? ['no sentence names the reason'] : []),
    ...(oneSentence(run.said) || sentence.length > 0 && !/\n\s+at .+:\d+/.test(run.said) ? [] : ['a stack is shown']), ...await leftovers(run.mark),
  ];
  settle(`${what}: exit ${ended}: ${sentence[0]?.trim().slice(0, 160) ?? ''}`, faults, run.said);
}

function oneSentence(text) {
  return text.trim() !== '' && !/\n\s+at .+:\d+/.test(text);
}

function settle(what, faults, said) {
  tally[faults.length === 0 ? 'passed' : 'failed']++;
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${what}${faults.map((fault) => `\n    ${fault}`).join('')}${faults.length === 0 ? '' : `\n    it said: ${said.trim().slice(-600).replaceAll('\n', '\n      ')}`}`);
}
