// `npm test`: sets up, then type check, lint, unit tests, the examples, and a search for the test people in all that these leave behind. Closing line `N passed, N failed`; nothing run is a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithExpected } from './expected.mjs';
import { comparePrivacy } from './privacy.mjs';
import { root, setUp } from './setup.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'yanshou-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await setUp();
const [types, lint] = await Promise.all([one('type check', 'typescript/bin/tsc', ['--noEmit', '-p', '.']), one('lint', 'eslint/bin/eslint.js', ['.', '--quiet'])]);
const parts = [types, lint, await unitTests(), await examples(), await privacy()];

const passed = sum(parts.map((part) => part.passed));
const failed = sum(parts.map((part) => part.failed));
for (const part of parts) console.log(`${part.failed === 0 ? '✓' : '✗'} ${part.name}: ${part.passed} passed, ${part.failed} failed (${part.seconds} s)`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** A tool that passes or fails as a whole. */
async function one(name, tool, args) {
  const { code, output, seconds } = await runTool(tool, args);
  if (code !== 0) console.log(`\n${name} failed:\n${output}`);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds };
}

async function unitTests() {
  const report = join(scratch, 'vitest.json');
  const { code, output, seconds } = await runTool('vitest/vitest.mjs', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);
  if (code !== 0) console.log(`\nunit tests failed:\n${output}`);
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  // A file that cannot be loaded fails the run without failing a test; no test at all fails too.
  const silent = numFailedTests === 0 && (code !== 0 || numPassedTests === 0) ? 1 : 0;
  return { name: 'unit tests', passed: numPassedTests, failed: numFailedTests + silent, seconds };
}

/** Each example with an expected.json is verified and compared cell by cell: what is not listed must not appear. */
async function examples() {
  const folder = join(root, 'examples');
  // One with a package.json of its own is built by its framework's compiler first: npm run prove:frameworks.
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')) && !existsSync(join(folder, name, 'package.json')));
  const part = { name: 'examples', passed: 0, failed: 0, seconds: 0 };
  const began = performance.now();
  // Two at a time: a verification waits about as long as it computes.
  const verifyNext = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const run = await verifyExample(join(folder, name), join(scratch, name));
      for (const difference of run.differences) console.log(`✗ ${name}: ${difference}`);
      part.passed += run.passed;
      part.failed += run.differences.length;
    }
  };
  await Promise.all([verifyNext(), verifyNext()]);
  part.seconds = Math.round((performance.now() - began) / 100) / 10;
  if (part.passed + part.failed === 0) return { ...part, failed: 1 };
  return part;
}

/** No seeded name, phone, id number or e-mail in any file of those runs, sealed bundles included: one expectation a run, and that people took part. */
async function privacy() {
  const part = { name: 'privacy', passed: 0, failed: 0, seconds: 0 };
  const began = performance.now();
  let tookPart = 0;
  for (const run of readdirSync(scratch).map((name) => join(scratch, name, 'latest')).filter((run) => existsSync(run))) {
    await runNode([join(root, 'dist/cli/main.js'), 'seal', run]);
    const { tookPart: people, differences } = await comparePrivacy(run);
    for (const difference of differences) console.log(`✗ privacy of ${run}: ${difference}`);
    if (people) tookPart++;
    if (differences.length === 0) part.passed++;
    part.failed += differences.length;
  }
  part.seconds = Math.round((performance.now() - began) / 100) / 10;
  if (tookPart > 0) return { ...part, passed: part.passed + 1 };
  console.log('✗ privacy: no seeded phone, masked or not, in any run: nobody took part');
  return { ...part, failed: part.failed + 1 };
}

/** Without recordings: no verdict rests on one, and they have tests of their own. */
async function verifyExample(folder, out) {
  const run = await runNode([join(root, 'dist/cli/main.js'), 'verify', '--config', folder, '--out', out, '--quiet', '--no-film']);
  const file = join(out, 'latest', 'result.json');
  if (!existsSync(file)) return { passed: 0, differences: [`no result (exit ${run.code}):\n${run.output}`], seconds: run.seconds };
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  return { ...compareWithExpected(expected, JSON.parse(readFileSync(file, 'utf8')), run.code), seconds: run.seconds };
}

function runTool(tool, args) {
  return runNode([join(root, 'node_modules', tool), ...args]);
}

function runNode(args) {
  const began = performance.now();
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
    child.on('close', (code) => settle({ code, output, seconds: Math.round((performance.now() - began) / 100) / 10 }));
  });
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
