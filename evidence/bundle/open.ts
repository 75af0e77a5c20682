/** Evidence from a sealed bundle. A bundle that was touched is not evidence. */
import { EvidenceError } from '../errors.js';
import { evidenceFrom } from '../read.js';
import { openSealed, type OpenedBundle } from './verify.js';
import { Touched } from './zip.js';
import type { Evidence } from '../contract.js';

/** Throws EvidenceError: touched, or not readable as evidence. */
export function openBundle(file: string): Evidence {
  return evidenceOf(file, intact(file).entries);
}

/** The bundle, verified. */
export function intact(file: string): OpenedBundle {
  try {
    return openSealed(file);
  } catch (error) {
    if (error instanceof Touched) throw new EvidenceError(`${file} 不可信：${error.what}，${error.message}。`, { cause: error });
    throw error;
  }
}

export function evidenceOf(name: string, entries: ReadonlyMap<string, Uint8Array>): Evidence {
  return evidenceFrom({ name, read: (path) => { const data = entries.get(path); return data && Buffer.from(data).toString('utf8'); } });
}
