/** Writes evidence as it happens: one line an event, on disk before the next step, so that a killed run is readable. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { eventSchema, journeyEndSchema, journeyHeaderSchema, runHeaderSchema } from './contract.js';
import type { EvidenceEvent, JourneyEnd, JourneyHeader, RunHeader } from './contract.js';

/** An event before it has its place in the stream. */
export type Unplaced<E = EvidenceEvent> = E extends EvidenceEvent ? Omit<E, 'seq' | 'at'> : never;

export class EventStream {
  readonly #file: number;
  #seq = 0;
  #at = 0;

  constructor(file: string) { this.#file = openSync(file, 'a'); }

  get length(): number { return this.#seq; }

  /** `at` in ms since journey start; it never runs backwards within a stream. */
  append(event: Unplaced, at: number): EvidenceEvent {
    this.#at = Math.max(this.#at, Math.round(at * 10) / 10);
    const placed = eventSchema.parse({ ...event, seq: this.#seq++, at: this.#at });
    writeSync(this.#file, JSON.stringify(placed) + '\n');
    return placed;
  }

  close(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }
}

export const evidenceDir = (runDir: string): string => join(runDir, 'evidence');
export const journeyDir = (runDir: string, journey: string): string => join(evidenceDir(runDir), journey);

export function writeRunHeader(runDir: string, header: RunHeader): void {
  mkdirSync(evidenceDir(runDir), { recursive: true });
  writeFileSync(join(evidenceDir(runDir), 'run.json'), JSON.stringify(runHeaderSchema.parse(header), null, 2) + '\n');
}

/** The run-level stream: every gateway call, server trouble. */
export function openWorldStream(runDir: string): EventStream {
  mkdirSync(evidenceDir(runDir), { recursive: true });
  return new EventStream(join(evidenceDir(runDir), 'world.jsonl'));
}

export interface JourneyWriter { events: EventStream; screens: string; end(end: JourneyEnd): void }

export function openJourney(runDir: string, header: JourneyHeader): JourneyWriter {
  const dir = journeyDir(runDir, header.journey);
  const screens = join(dir, 'screens');
  mkdirSync(screens, { recursive: true });
  writeFileSync(join(dir, 'journey.json'), JSON.stringify(journeyHeaderSchema.parse(header), null, 2) + '\n');
  const events = new EventStream(join(dir, 'events.jsonl'));
  return {
    events, screens,
    end(end) {
      events.close();
      writeFileSync(join(dir, 'end.json'), JSON.stringify(journeyEndSchema.parse(end), null, 2) + '\n');
    },
  };
}
