/** A sealed bundle as a run's folder beside it, so that grade and report work on both alike. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { intact } from '../evidence/bundle/open.js';
import { unpackBundle, unpackTouched } from '../evidence/bundle/unpack.js';
import { verifyBundle } from '../evidence/bundle/verify.js';
import type { RunFolder } from './run-folder.js';

/** The folder's name carries the bundle's digest: it is ours to make anew each time. Throws EvidenceError when the bundle was touched. */
export function unpackedBundle(file: string): RunFolder {
  const { facts: { digest, fingerprint, events } } = intact(file);
  return { ...laidOut(file, digest, unpackBundle), seal: { state: 'sealed', digest, fingerprint, events } };
}

/** For a reader, who is told: a touched bundle is laid out as far as it can be read, and its folder says where it was touched. */
export function shownBundle(file: string): RunFolder {
  const verification = verifyBundle(file);
  if (verification.ok) return unpackedBundle(file);
  const { firstTouched, why } = verification;
  return { ...laidOut(file, createHash('sha256').update(readFileSync(file)).digest('hex'), unpackTouched), seal: { state: 'broken', firstTouched, why } };
}

function laidOut(file: string, digest: string, unpack: typeof unpackBundle): RunFolder {
  const dir = `${file.replace(/(?:\.yanshou)?\.zip$/, '')}-${digest.slice(0, 12)}`;
  rmSync(dir, { recursive: true, force: true });
  unpack(file, dir);
  return { id: basename(dir), dir };
}
