import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { JournalOptions } from '../journal.js';

export type JournalFile = Required<Pick<JournalOptions, 'sink' | 'archive'>> & { close(): void };

/**
 * A journal on disk: `new Journal({ now, ...journalFile(path), capacity })`. Each entry is one write of one line before the
 * answer leaves, so that a killed process leaves every answered call readable; only a power cut can take the last ones.
 */
export function journalFile(path: string): JournalFile {
  const descriptor = openSync(path, 'a+');
  // A call under way while all closes is no part of the record, and by then the descriptor may be another file's.
  let open = true;
  return {
    sink: (line) => { if (open) writeSync(descriptor, line); },
    archive: () => readLines(path),
    close: () => { open = false; closeSync(descriptor); },
  };
}

/** Whole lines of a journal, oldest first; what a kill cut off at the end is left out. */
export function* readLines(path: string): Generator<string> {
  const descriptor = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(1 << 18);
    let rest: Buffer = Buffer.alloc(0);
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      let piece = Buffer.concat([rest, chunk.subarray(0, length)]);
      for (let end = piece.indexOf(0x0a); end !== -1; end = piece.indexOf(0x0a)) {
        yield piece.toString('utf8', 0, end);
        piece = piece.subarray(end + 1);
      }
      rest = piece;
    }
  } finally {
    closeSync(descriptor);
  }
}
