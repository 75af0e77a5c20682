// `npm run check:package`: what a stranger gets from npm. Packs, looks at what is in it, installs the tarball into an empty folder with npm itself, and lets the
// installed command verify its embedded example. Needs the registry (for the dependencies) and a Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version, exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'yanshou-package-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Larger than today's by a little: what makes it grow is looked at before this is raised. */
const limits = { packed: 800_000, unpacked: 3_000_000 };
/** What a user never needs: tests and what they read, sources whose built form is there, proofs, maps, other examples. */
const unwanted = /\.test\.|\.fixture\.|(?:^|\/)(?:golden|fixtures|__screenshots__)\/|\.map$|^dist\/(?:bench|prove)\/|-for-tests\.|\/small-run\.|\/trial\/|(?<!\.d)\.tsx?$(?<!yanshou\.config\.ts)|^(?!dist\/|examples\/grade-s\/|[A-Z][\w.-]*\.md$|LICENSE|package\.json$)/;
const wanted = ['dist/cli/main.js', 'dist/cli/index.js', 'dist/cli/index.d.ts', 'dist/reports/json/result.schema.json', 'README.md', 'README.zh-CN.md', 'examples/grade-s/yanshou.config.ts'];

const tarball = pack();
const home = install(tarball);
answers(home);
types(home);
verifies(home);
console.log(`✓ ${name} ${version}: packed, installed into an empty folder, verified its example`);

function pack() {
  const [{ filename, size, unpackedSize, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', scratch], root));
  const paths = files.map(({ path }) => path);
  console.log(`${filename}: ${files.length} files, ${kilo(size)} packed, ${kilo(unpackedSize)} unpacked`);
  for (const [part, { bytes, count }] of byPart(files)) console.log(`  ${kilo(bytes).padStart(10)}  ${String(count).padStart(4)} files  ${part}`);
  const odd = paths.filter((path) => unwanted.test(path));
  demand(odd.length === 0, `the package holds what no user needs: ${odd.slice(0, 10).join(', ')}`);
  const missing = wanted.filter((path) => !paths.includes(path));
  demand(missing.length === 0, `the package lacks ${missing.join(', ')}`);
  demand(size <= limits.packed && unpackedSize <= limits.unpacked, `the package is larger than ${kilo(limits.packed)} packed, ${kilo(limits.unpacked)} unpacked`);
  return join(scratch, filename);
}

function byPart(files) {
  const parts = new Map();
  for (const { path, size } of files) {
    const part = /^(?:dist\/[^/]+|[^/]+)/.exec(path)?.[0] ?? path;
    const { bytes = 0, count = 0 } = parts.get(part) ?? {};
    parts.set(part, { bytes: bytes + size, count: count + 1 });
  }
  return [...parts].sort((a, b) => b[1].bytes - a[1].bytes);
}

function install(file) {
  const folder = mkdtempSync(join(scratch, 'stranger-'));
  const began = performance.now();
  npm(['init', '-y'], folder);
  npm(['install', '--no-audit', '--no-fund', '--loglevel=error', file], folder);
  console.log(`✓ npm install in an empty folder: ${seconds(began)}`);
  return folder;
}

function answers(folder) {
  const said = yanshou(folder, ['--version']);
  demand(said.status === 0 && said.stdout.trim() === version, `yanshou --version answers "${said.stdout.trim()}${said.stderr.trim()}"`);
  for (const command of ['verify', 'grade', 'doctor', 'init', 'mock', 'seal', 'report']) {
    demand(yanshou(folder, ['help', command]).status === 0, `yanshou help ${command} fails`);
  }
  demand(yanshou(folder, ['completion', 'bash']).stdout.includes('--repeat-failed'), 'yanshou completion bash does not know --repeat-failed');
  console.log('✓ npx yanshou --version, help, completion');
}

/** A config and a reader of result.json, type-checked against the installed package as a stranger's editor would. */
function types(folder) {
  demand(existsSync(join(folder, 'node_modules', name, entries['.'].types)), `package.json promises ${entries['.'].types}, which is not there`);
  writeFileSync(join(folder, 'stranger.mts'), `import { defineConfig, type Result, type YanshouConfig } from 'yanshou';
export const gradeOf = (result: Result): 'S' | 'A' | 'B' | 'none' => result.grade;
export const target: YanshouConfig['target'] = 'S';
// @ts-expect-error a key that does not exist
export const wrong = defineConfig({ taget: 'S' });
`);
  const checked = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', 'stranger.mts'], { cwd: folder, encoding: 'utf8' });
  demand(checked.status === 0, `the exported types do not check:\n${checked.stdout}`);
  console.log('✓ types of the configuration and of result.json');
}

function verifies(folder) {
  const began = performance.now();
  const said = yanshou(folder, ['verify', '--example', 'grade-s', '--quiet']);
  demand(said.status === 0, `yanshou verify --example grade-s ends with ${said.status}:\n${said.stdout}${said.stderr}`);
  console.log(`✓ npx yanshou verify --example grade-s: ${seconds(began)}\n  ${said.stdout.split('\n')[0]}`);
}

function yanshou(folder, args) {
  return spawnSync('npx', ['--no-install', 'yanshou', ...args], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
}

function npm(args, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26, shell: process.platform === 'win32' });
  demand(status === 0, `npm ${args[0]} failed:\n${stderr}`);
  return stdout;
}

function demand(holds, sentence) {
  if (holds) return;
  console.error(`✗ ${sentence}`);
  process.exit(1);
}

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
