/** Folders of runs: runs/<id>/, and runs/latest pointing at the newest. */
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { badConfig, harnessFault, messageOf } from './exit.js';
import { unpackedBundle } from './unpacked-bundle.js';

export interface RunFolder { id: string; dir: string; /** Of a bundle that was just looked at. */ seal?: SealFound }
export type SealFound = { state: 'sealed'; digest: string; fingerprint: string; events: number } | { state: 'broken'; firstTouched: string; why: string };

export function createRunFolder(out: string, now = new Date()): RunFolder {
  const id = `${now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}-${randomBytes(2).toString('hex')}`;
  const dir = join(resolve(out), id);
  try {
    mkdirSync(dirname(dir), { recursive: true });
    mkdirSync(dir); // by itself: made with its parents, node says ENOENT of a read-only file system
  } catch (error) {
    throw harnessFault(`无法写入 ${dir}：${messageOf(error)}；请用 --out 换一个可写的目录。`);
  }
  return { id, dir };
}

/** Swapped in by a rename, so that two runs that end together leave one whole pointer. */
export function pointLatest({ id, dir }: RunFolder): void {
  const out = dirname(dir);
  const latest = join(out, 'latest');
  const aside = join(out, `.latest-${id}`);
  try {
    symlinkSync(id, aside, 'dir');
  } catch {
    writeFileSync(aside, id); // a system without symbolic links: a file that names the run
  }
  if (existsSync(latest) && lstatSync(latest).isDirectory()) rmSync(latest, { recursive: true });
  renameSync(aside, latest);
}

/** A run as users name it: its folder, a sealed bundle (verified and unpacked beside it), its result.json, or `latest` as a file. */
export function findRun(given: string, cwd: string, open: (file: string) => RunFolder = unpackedBundle): RunFolder {
  const path = resolve(cwd, given);
  if (!existsSync(path)) throw badConfig(`找不到 ${path}；请给出一次验收的目录，例如 runs/latest。`);
  if (path.endsWith('.zip')) return open(path);
  if (lstatSync(path).isFile()) return basename(path) === 'latest' ? findRun(readFileSync(path, 'utf8').trim(), resolve(path, '..')) : findRun('..', path);
  const dir = realpathSync(path);
  return { id: basename(dir), dir };
}
