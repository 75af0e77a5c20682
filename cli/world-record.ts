/** Run-level evidence (world.jsonl): every gateway call of the run, whoever it concerns, and trouble with the ISV's server. */
import { createMasker } from '../evidence/redact.js';
import { openWorldStream, type Unplaced } from '../evidence/writer.js';
import { now, type MockAlipay } from '../mock-alipay/index.js';
import type { JournalEntry } from '../mock-alipay/journal.js';
import { personalData } from '../mock-alipay/personal-data.js';
import { toEvidence } from '../suites/recorder.js';

export interface WorldRecord {
  /** Events so far. */
  length(): number;
  error(source: 'isv-server' | 'harness', message: string): void;
  /** Throws what the disk refused to take. */
  close(): void;
}

/** What the phones see belongs to the journeys' own streams. */
const kinds = new Set<JournalEntry['kind']>(['gateway', 'dingtalk', 'notification']);

export function recordWorld(runDir: string, { journal, world, salt }: Pick<MockAlipay, 'journal' | 'world' | 'salt'>): WorldRecord {
  const stream = openWorldStream(runDir, createMasker({ salt, people: () => world.users().map(personalData) }));
  const startedAt = now();
  let refused: unknown;
  /** A disk that refuses must not change what the gateway answers: it is told at the end. */
  const append = (event: Unplaced, at: number): void => {
    try {
      stream.append(event, at - startedAt);
    } catch (error) {
      refused ??= error;
    }
  };
  const unsubscribe = journal.subscribe((entry) => { if (kinds.has(entry.kind)) append(toEvidence(entry), entry.at); });
  return {
    length: () => stream.length,
    error: (source, message) => append({ kind: 'error', source, message }, now()),
    close: () => {
      unsubscribe();
      stream.close();
      if (refused !== undefined) throw refused;
    },
  };
}
