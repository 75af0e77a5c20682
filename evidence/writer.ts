/**
 * Writes evidence as it happens: one line an event, on disk before the next step, so that a killed run is readable. With a masker nothing unmasked
 * reaches the disk. A disk that refuses is an EvidenceError.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { eventSchema, filmSchema, journeyEndSchema, journeyHeaderSchema, runHeaderSchema } from './contract.js';
import { onDisk } from './errors.js';
import type { EvidenceEvent, Film, JourneyEnd, JourneyHeader, RunHeader } from './contract.js';
import type { Masker } from './redact.js';

/** An event before it has its place in the stream. */
export type Unplaced<E = EvidenceEvent> = E extends EvidenceEvent ? Omit<E, 'seq' | 'at'> : never;
export type Mask = Pick<Masker, 'value'>;

const unmasked: Mask = { value: (value) => value };

export class EventStream {
  readonly #file: number;
  #seq = 0;
  #at = 0;
  #broken: unknown;

  constructor(private readonly path: string, private readonly mask: Mask = unmasked) {
    this.#file = onDisk(path, () => openSync(path, 'a'));
  }

  get length(): number { return this.#seq; }

  /** `at` in ms since journey start; it never runs backwards within a stream. Answers the event as it stands on disk. */
  append(event: Unplaced, at: number): EvidenceEvent {
    if (this.#broken !== undefined) throw this.#broken;
    this.#at = Math.max(this.#at, Math.round(at * 10) / 10);
    const placed = eventSchema.parse({ ...this.mask.value(event), seq: this.#seq++, at: this.#at });
    this.#write(Buffer.from(JSON.stringify(placed) + '\n'));
    return placed;
  }

  close(): void {
    onDisk(this.path, () => { fsyncSync(this.#file); closeSync(this.#file); });
  }

  /** A full disk may take half a line: nothing is written after it, so that the cut stays at the end, where a reader expects it. */
  #write(line: Buffer): void {
    try {
      onDisk(this.path, () => { for (let done = 0; done < line.length;) done += writeSync(this.#file, line, done); });
    } catch (error) {
      this.#broken = error;
      throw error;
    }
  }
}

export const evidenceDir = (runDir: string): string => join(runDir, 'evidence');
export const journeyDir = (runDir: string, journey: string): string => join(evidenceDir(runDir), journey);

export function writeRunHeader(runDir: string, header: RunHeader): void {
  makeDir(evidenceDir(runDir));
  writeWhole(join(evidenceDir(runDir), 'run.json'), runHeaderSchema.parse(header));
}

/** The run-level stream: every gateway call, server trouble. */
export function openWorldStream(runDir: string, mask?: Mask): EventStream {
  makeDir(evidenceDir(runDir));
  return new EventStream(join(evidenceDir(runDir), 'world.jsonl'), mask);
}

export interface JourneyWriter { events: EventStream; screens: string; end(end: JourneyEnd): void }

export function openJourney(runDir: string, header: JourneyHeader, mask: Mask = unmasked): JourneyWriter {
  const dir = journeyDir(runDir, header.journey);
  const screens = join(dir, 'screens');
  makeDir(screens);
  writeWhole(join(dir, 'journey.json'), journeyHeaderSchema.parse(header));
  const events = new EventStream(join(dir, 'events.jsonl'), mask);
  return {
    events, screens,
    end(end) {
      events.close();
      writeWhole(join(dir, 'end.json'), journeyEndSchema.parse(mask.value(end)));
    },
  };
}

export function writeFilm(runDir: string, journey: string, film: Film): void {
  writeWhole(join(journeyDir(runDir, journey), 'film.json'), filmSchema.parse(film));
}

const makeDir = (dir: string): void => void onDisk(dir, () => mkdirSync(dir, { recursive: true }));

/** Whole or not at all: a kill during the write leaves no half document behind. */
function writeWhole(file: string, value: unknown): void {
  onDisk(file, () => {
    writeFileSync(`${file}.new`, JSON.stringify(value, null, 2) + '\n');
    renameSync(`${file}.new`, file);
  });
}
