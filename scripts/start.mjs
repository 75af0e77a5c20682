// `npm start [-- ARGS]`: sets up, then verifies; the embedded example when no config is named. The exit code is passed on untouched.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const given = process.argv.slice(2);
const named = given.some((arg) => /^(-c|--config|--example|-h|--help)(=|$)/.test(arg));
const args = named ? given : ['--config', join(root, 'examples/grade-s/yanshou.config.ts'), ...given];

const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'verify', ...args], { stdio: 'inherit' });
// A Ctrl-C reaches the whole process group: the child writes what is there and decides the exit code.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 5));
