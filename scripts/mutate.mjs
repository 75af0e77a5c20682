// `npm run mutate [-- FILE…]`: Stryker breaks the rubric's own code, one small change at a time; a change that no test of the rubric notices survives.
// The whole takes hours of processor time, so not part of npm test; a file at a time is a few minutes. Survivors worth knowing: rubric/mutants.md.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const files = process.argv.slice(2);
const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
process.exit(spawnSync(process.execPath, [stryker, 'run', ...(files.length > 0 ? ['--mutate', files.join(',')] : [])], { cwd: root, stdio: 'inherit' }).status ?? 5);
