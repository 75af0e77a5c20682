// `npm run prove:tutorial [-- --only ID,… --workers N --keep --write]`: plays every step of the tutorial's migration (examples/shanqianyun) and compares it with
// what it must come to, cell by cell. --keep plays only what an earlier call has not finished; the rest is graded again. --write renders docs/tutorial from these
// runs. Some minutes, so not part of npm test. Closing line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareWithExpected } from './expected.mjs';
import { root, setUp } from './setup.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, workers: { type: 'string', default: '2' }, keep: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } });
const examples = join(root, 'examples');
const scratch = join(root, 'runs', 'tutorial');

await setUp();
const { expectedOf, laySteps, tutorialPort } = await import('../dist/prove/tutorial-steps.js');
const { movePort } = await import('../dist/prove/play-app.js');

rmSync(values.keep ? join(scratch, 'apps') : scratch, { recursive: true, force: true });
const steps = laySteps(examples, join(scratch, 'apps')).filter(({ id }) => !values.only || values.only.split(',').includes(id));
const proofs = await inTurns(steps.map((step, nth) => async () => {
  const proof = await prove(step, tutorialPort + 20_000 + nth);
  console.log(`${proof.differences.length === 0 ? '✓' : '✗'} ${step.id} ${step.description}: ${proof.summary}`);
  for (const difference of proof.differences) console.log(`  ✗ ${difference}`);
  return proof;
}));
if (values.write) await (await import('./tutorial-pages.mjs')).renderTutorial(steps.map(({ id }) => ({ id, run: runOf(id) })));
const passed = proofs.reduce((total, proof) => total + proof.passed, 0);
const failed = proofs.reduce((total, proof) => total + proof.differences.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function prove({ id, dir }, port) {
  movePort(dir, tutorialPort, port);
  const file = join(runOf(id), 'result.json');
  const out = join(scratch, 'runs', id);
  const { code, output } = await yanshou(...(values.keep && existsSync(file) ? ['grade', runOf(id)] : ['verify', '--config', dir, '--out', out, '--quiet']));
  if (!existsSync(file)) return { passed: 0, differences: [`no result (exit ${code}):\n${output}`], summary: 'not verified' };
  const expected = expectedOf(examples, id), result = JSON.parse(readFileSync(file, 'utf8'));
  return { ...compareWithExpected(expected, result, code), summary: `grade ${result.grade}, expected ${expected.grade}` };
}

function runOf(id) {
  return join(scratch, 'runs', id, 'latest');
}

function yanshou(...command) {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...command], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
    child.on('close', (code) => settle({ code, output }));
  });
}

/** At most --workers at once: a verification waits about as long as it computes. */
async function inTurns(acts) {
  const results = [];
  const rest = [...acts.entries()];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, worker));
  return results;
}
