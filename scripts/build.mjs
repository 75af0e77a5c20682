// Builds dist/: the tree transpiled file by file, what the code reads copied beside it. `--types` adds the public .d.ts files.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const rooms = ['cli', 'suites', 'evidence', 'rubric', 'mock-alipay', 'reports', 'bench', 'prove'];
const assets = new Set(['.json', '.html', '.css', '.svg', '.png', '.pem', '.txt']);
/** Loose files that the built code reaches at the same relative place. */
const loose = ['scripts/chromium.mjs', 'scripts/chromium.d.mts', 'scripts/node-version.mjs', 'scripts/node-version.d.mts'];

/** Builds into a folder aside and swaps it in, so that a run beside this one never meets half a tree. */
export async function build({ types = false } = {}) {
  const files = sources();
  const aside = `${dist}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  await esbuild({
    absWorkingDir: root, entryPoints: files.filter(isCode), outdir: aside, outbase: root,
    format: 'esm', platform: 'node', target: 'node20', sourcemap: true, sourcesContent: false, charset: 'utf8', logLevel: 'error',
  });
  for (const file of files.filter((each) => !isCode(each))) copy(file, aside);
  if (types) emitTypes(aside);
  writeFileSync(join(aside, '.built'), fingerprint(files));
  swap(aside);
}

export async function buildWhenStale() {
  const stamp = join(dist, '.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(sources())) return;
  await build();
}

function sources() {
  const inRooms = rooms.flatMap((room) => existsSync(join(root, room)) ? readdirSync(join(root, room), { recursive: true, withFileTypes: true }) : [])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !isTest(file) && (isCode(file) || assets.has(extname(file))));
  return [...inRooms, ...loose.filter((file) => existsSync(join(root, file)))].sort();
}

const isCode = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts');
const isTest = (file) => /\.(test|fixture)\.tsx?$|(^|\/)(__screenshots__|golden|fixtures)\//.test(file);

/** Names, sizes and times of the sources: anything added, removed or changed gives another one. */
function fingerprint(files) {
  return files.map((file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    return `${file} ${size} ${mtimeMs}`;
  }).join('\n');
}

function copy(file, folder) {
  const target = join(folder, file);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, file), target);
}

function emitTypes(folder) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder], { cwd: root, stdio: 'inherit' });
}

/** Two builds at once both end here: whoever comes second replaces the first one's tree. */
function swap(aside) {
  const old = `${aside}.old`;
  for (let attempt = 0; attempt < 5; attempt++) {
    rmSync(old, { recursive: true, force: true });
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(aside, dist);
      break;
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build({ types: process.argv.includes('--types') });
