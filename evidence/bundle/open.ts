/** Evidence from a sealed bundle. A bundle that was touched is not evidence. */
import { EvidenceError } from '../errors.js';
import { evidenceFrom } from '../read.js';
import { openSealed, storedIn, type OpenedBundle } from './verify.js';
import { Touched, type StoredEntry } from './zip.js';
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

/** What can still be read of a bundle that was touched, to show it as such and for nothing else. Throws EvidenceError when it is no zip of ours any more. */
export function touchedEntries(file: string): Map<string, Uint8Array> {
  try {
    return new Map(storedIn(file).flatMap((entry) => { const data = readable(entry); return data ? [[entry.name, data] as const] : []; }));
  } catch (error) {
    if (error instanceof Touched) throw new EvidenceError(`${file} 不可信：${error.what}，${error.message}。`, { cause: error });
    throw error;
  }
}

/** Undefined for an entry whose bytes no longer unpack. */
function readable(entry: StoredEntry): Uint8Array | undefined {
  try {
    return entry.data();
  } catch (error) {
    if (error instanceof Touched) return undefined;
    throw error;
  }
}

export function evidenceOf(name: string, entries: ReadonlyMap<string, Uint8Array>): Evidence {
  return evidenceFrom({ name, read: (path) => { const data = entries.get(path); return data && Buffer.from(data).toString('utf8'); } });
}
