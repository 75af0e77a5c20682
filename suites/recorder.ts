/** Turns what happens in a journey into its ordered stream: the mock's journal as it arrives, and what the journey itself does. */
import { openJourney } from '../evidence/writer.js';
import { preciseNow } from './mock-client.js';
import type { EvidenceEvent, JourneyEnd, JourneyHeader } from '../evidence/contract.js';
import type { JourneyWriter, Mask, Unplaced } from '../evidence/writer.js';
import type { JournalEntry } from '../mock-alipay/journal.js';

export interface Clock { /** mock's clock minus ours */ offsetMs: number; errorMs: number }

export class Recorder {
  readonly #writer: JourneyWriter;
  readonly #startedAt: number;
  readonly #listeners = new Set<(event: EvidenceEvent) => void>();
  readonly events: EvidenceEvent[] = [];
  #screens = 0;

  constructor(runDir: string, header: JourneyHeader, private readonly clock: Clock, mask?: Mask) {
    this.#writer = openJourney(runDir, header, mask);
    this.#startedAt = this.#mockNow();
  }

  /** Milliseconds since the journey's start on the mock's clock. */
  now(): number { return this.#mockNow() - this.#startedAt; }

  record(event: Unplaced): EvidenceEvent { return this.#place(event, this.now()); }

  recordJournal(entry: JournalEntry): void {
    this.#place(toEvidence(entry), Math.max(0, entry.at - this.#startedAt));
  }

  /** File name of the next screenshot: order and moment are readable in the folder. */
  nextScreen(moment: string): { id: string; file: string; path: string } {
    const id = `${String(++this.#screens).padStart(3, '0')}-${moment}`;
    return { id, file: `screens/${id}.png`, path: `${this.#writer.screens}/${id}.png` };
  }

  onEvent(listener: (event: EvidenceEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(status: JourneyEnd['status'], reason?: string): void {
    this.#writer.end({ status, events: this.events.length, durationMs: Math.round(this.now()), ...(reason === undefined ? {} : { reason }) });
  }

  #place(event: Unplaced, at: number): EvidenceEvent {
    const placed = this.#writer.events.append(event, at);
    this.events.push(placed);
    for (const listener of this.#listeners) listener(placed);
    return placed;
  }

  #mockNow(): number { return preciseNow() + this.clock.offsetMs; }
}

/** A journal entry becomes an event by leaving behind what names its place in the mock's own record. */
export function toEvidence(entry: JournalEntry): Unplaced {
  const { seq, at: _at, session: _session, userId, ...record } = entry;
  if (record.kind === 'gateway') return { ...record, call: seq, ...(userId === undefined ? {} : { userId }) };
  if (record.kind === 'notification') return { ...record, entry: seq, ...(userId === undefined ? {} : { userId }) };
  if (record.kind === 'dingtalk') return { ...record, entry: seq };
  return record;
}
