/** Lays a verified bundle out as a run's folder, so that grading and reports work on it as on any run. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EvidenceError, onDisk } from '../errors.js';
import { intact, touchedEntries } from './open.js';

/**
 * `dir` must be new or empty. Names were checked when the bundle was read: none leads out of it. Throws EvidenceError when the bundle was touched.
 * The result as it was sealed is kept as `result.sealed.json` besides `result.json`, which grading writes anew.
 */
export function unpackBundle(file: string, dir: string): void {
  lay(intact(file).entries, dir);
}

/** The same of a bundle that was touched, as far as it can be read: for a report that says so. */
export function unpackTouched(file: string, dir: string): void {
  lay(touchedEntries(file), dir);
}

function lay(entries: ReadonlyMap<string, Uint8Array>, dir: string): void {
  onDisk(dir, () => {
    mkdirSync(dir, { recursive: true });
    if (readdirSync(dir).length > 0) throw new EvidenceError(`${dir} 已存在且不是空目录；请换一个目录，或先移走其中的文件。`);
    for (const [path, data] of entries) write(join(dir, path), data);
    const result = entries.get('result.json');
    if (result) write(join(dir, 'result.sealed.json'), result);
  });
}

function write(file: string, data: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
