// `npm run prove:frameworks [-- name…]`: builds the framework examples with their own compilers, verifies each and compares it cell by cell.
// With --defects, plays the single-fault overlays on their sources instead (examples/defects-<name>), each rebuilt: about two minutes an overlay.
// Slow (packages come from the registry the first time), so not part of npm test. Closing line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProject, frameworksNamed } from './build-frameworks.mjs';
import { compareWithExpected } from './expected.mjs';
import { root, setUp } from './setup.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'yanshou-frameworks-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await setUp();
if (process.argv[2] === '--defects') process.exit(spawnSync(process.execPath, [join(root, 'dist/prove/frameworks.js'), ...process.argv.slice(3)], { cwd: root, stdio: 'inherit' }).status ?? 5);
const proofs = frameworksNamed(process.argv.slice(2)).map(prove);
const passed = proofs.reduce((total, proof) => total + proof.passed, 0);
const failed = proofs.reduce((total, proof) => total + proof.differences.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function prove(name) {
  const folder = join(root, 'examples', name);
  const proof = builtAndVerified(folder, join(scratch, name));
  console.log(`${proof.differences.length === 0 ? '✓' : '✗'} ${name}: ${proof.summary}`);
  for (const difference of proof.differences) console.log(`  ✗ ${difference}`);
  return proof;
}

function builtAndVerified(folder, out) {
  try {
    buildProject(folder);
  } catch (error) {
    return { passed: 0, differences: [error.message], summary: 'not built' };
  }
  const run = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'verify', '--config', folder, '--out', out, '--quiet'], { cwd: root, encoding: 'utf8' });
  const file = join(out, 'latest', 'result.json');
  if (!existsSync(file)) return { passed: 0, differences: [`no result (exit ${run.status}):\n${run.stdout}${run.stderr}`], summary: 'not verified' };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  return { ...compareWithExpected(expected, result, run.status), summary: `grade ${result.grade}` };
}
