/** A sealed bundle as a run's folder beside it, so that grade and report work on both alike. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { intact } from '../evidence/bundle/open.js';
import { unpackBundle } from '../evidence/bundle/unpack.js';
import type { RunFolder } from './run-folder.js';

/** The folder's name carries the bundle's digest: it is ours to make anew each time. Throws EvidenceError when the bundle was touched. */
export function unpackedBundle(file: string): RunFolder {
  const { facts } = intact(file);
  const dir = `${file.replace(/(?:\.yanshou)?\.zip$/, '')}-${facts.digest.slice(0, 12)}`;
  rmSync(dir, { recursive: true, force: true });
  unpackBundle(file, dir);
  const { digest, fingerprint, events } = facts;
  return { id: basename(dir), dir, seal: { digest, fingerprint, events } };
}
