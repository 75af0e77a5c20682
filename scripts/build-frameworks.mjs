// Builds the framework examples with their own compilers: `node scripts/build-frameworks.mjs [name or folder…]`. Node built-ins only.
// Packages come from each project's lock; a build whose sources and lock are unchanged is not made again.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const frameworks = ['taro-react', 'taro-vue', 'uni-app'];
const examples = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');

/** All of them when none is named. */
export function frameworksNamed(names) {
  const unknown = names.filter((name) => !frameworks.includes(name));
  if (unknown.length > 0) throw new Error(`No such framework example: ${unknown.join(', ')}. There are ${frameworks.join(', ')}.`);
  return names.length > 0 ? names : frameworks;
}

/** Answers whether anything had to be built. Throws one sentence, the compiler's own output above it. */
export function buildProject(folder) {
  const sources = hashOf(folder);
  const stamp = join(folder, 'dist', '.sources');
  if (textOf(stamp) === sources) return false;
  installProject(folder);
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  npm(folder, ['run', 'build', '--silent'], 'did not build');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(stamp, sources);
  return true;
}

function installProject(folder) {
  const lock = hashed([join(folder, 'package-lock.json')], folder); // the same wherever a copy lies
  const stamp = join(folder, 'node_modules', '.lock');
  if (textOf(stamp) === lock) return;
  // Not npm ci: it refuses a lock in which another platform's binary is missing. Versions are the lock's all the same; compilers work without install scripts.
  npm(folder, ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'could not install its packages');
  writeFileSync(stamp, lock);
}

function npm(folder, args, failure) {
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32', env: { ...process.env, NODE_ENV: args[0] === 'install' ? 'development' : 'production' } });
  if (status !== 0) throw new Error(`${folder} ${failure} (npm ${args.join(' ')}, its output is above).`);
}

function hashOf(folder) {
  const skipped = new Set(['node_modules', 'dist', '.swc']);
  return hashed(readdirSync(folder).filter((name) => !skipped.has(name)).flatMap((name) => filesUnder(join(folder, name))), folder);
}

function filesUnder(path) {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}

function hashed(files, folder = '') {
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${relative(folder, file)}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  const folders = asked.filter((each) => /[\\/]/.test(each)), names = asked.filter((each) => !folders.includes(each));
  for (const name of [...folders, ...(folders.length > 0 && names.length === 0 ? [] : frameworksNamed(names))]) {
    const began = performance.now();
    const built = buildProject(folders.includes(name) ? name : join(examples, name));
    console.log(`${name}: ${built ? `built in ${((performance.now() - began) / 1000).toFixed(1)} s` : 'unchanged, not built again'}`);
  }
}
