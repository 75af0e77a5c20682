/** Reads a run's evidence back. A stream cut short by a kill is read up to its last whole line; what is malformed is named, never dropped in silence. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventSchema, journeyEndSchema, journeyHeaderSchema, journeyIds, runHeaderSchema } from './contract.js';
import { evidenceDir } from './writer.js';
import type { Evidence, EvidenceEvent, JourneyEvidence } from './contract.js';

export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
}

export function loadEvidence(runDir: string): Evidence {
  const dir = evidenceDir(runDir);
  const runFile = join(dir, 'run.json');
  if (!existsSync(runFile)) throw new EvidenceError(`${runDir} holds no run: ${runFile} is missing; give the folder of a run, such as runs/latest.`);
  const world = join(dir, 'world.jsonl');
  return {
    run: parse(runHeaderSchema, readFileSync(runFile, 'utf8'), runFile),
    world: existsSync(world) ? readEvents(world) : [],
    journeys: journeyFolders(dir).map((journey) => loadJourney(join(dir, journey))),
  };
}

/** In the order of the contract, so that the same evidence loads the same whatever the file system says. */
function journeyFolders(dir: string): string[] {
  const present = new Set(readdirSync(dir));
  return journeyIds.filter((id) => present.has(id) && existsSync(join(dir, id, 'journey.json')));
}

function loadJourney(dir: string): JourneyEvidence {
  const [header, events, end] = ['journey.json', 'events.jsonl', 'end.json'].map((name) => join(dir, name)) as [string, string, string];
  return {
    header: parse(journeyHeaderSchema, readFileSync(header, 'utf8'), header),
    events: existsSync(events) ? readEvents(events) : [],
    end: existsSync(end) ? parse(journeyEndSchema, readFileSync(end, 'utf8'), end) : undefined,
  };
}

export function readEvents(file: string): EvidenceEvent[] {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  // A last line without its newline was being written when the run was killed.
  if (last.trim() !== '' && isWholeLine(last)) lines.push(last);
  return lines.filter((line) => line !== '').map((line, index) => parse(eventSchema, line, `${file} line ${index + 1}`));
}

function isWholeLine(line: string): boolean {
  try {
    return eventSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false; // cut in the middle: the kill came during this write
  }
}

function parse<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } } }, text: string, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new EvidenceError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EvidenceError(`${file} is not evidence of this version: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
