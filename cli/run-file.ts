/** Files of a run that somebody else may have written: read only from below the run's folder. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Undefined for what is not there, and for any name that would lead out of the folder. */
export function runFile(dir: string, path: string): Uint8Array | undefined {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(path) || path.split('/').includes('..')) return undefined;
  const file = join(dir, path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined;
}
