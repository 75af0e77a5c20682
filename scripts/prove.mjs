// `npm run prove [-- --only ID]`: sets up, then plays the defect catalogue and the conforming variants from the built code.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
process.exit(spawnSync(process.execPath, [join(root, 'dist/prove/run.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 5);
