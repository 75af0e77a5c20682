/** Reads evidence back from a run's folder or a sealed bundle. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from './bundle/open.js';
import { onDisk } from './errors.js';
import { evidenceFrom, parseEvents } from './read.js';
import type { Evidence, EvidenceEvent } from './contract.js';

export { EvidenceError } from './errors.js';

/** Throws EvidenceError, one sentence, for whatever cannot be read as evidence. */
export function loadEvidence(runDirOrBundle: string): Evidence {
  const isFile = onDisk(runDirOrBundle, () => statSync(runDirOrBundle)).isFile();
  if (isFile) return openBundle(runDirOrBundle);
  return evidenceFrom({ name: runDirOrBundle, read: (path) => readIfThere(join(runDirOrBundle, path)) });
}

export function readEvents(file: string): EvidenceEvent[] {
  return parseEvents(onDisk(file, () => readFileSync(file, 'utf8')), file);
}

function readIfThere(file: string): string | undefined {
  return onDisk(file, () => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? undefined : readFileSync(file, 'utf8');
  });
}
