/**
 * Evidence from its files, wherever they lie (a run's folder, a bundle). A stream cut short by a kill is read up to its last whole line; whatever
 * else is malformed is named, never dropped in silence.
 */
import { eventSchema, eventSchemas, evidenceSchemaVersion, filmSchema, journeyEndSchema, journeyHeaderSchema, journeyIds, repeatFolder, runHeaderSchema } from './contract.js';
import { EvidenceError } from './errors.js';
import type { Evidence, EvidenceEvent, JourneyEvidence } from './contract.js';

/** Text files by their path below the run, such as `evidence/run.json`. */
export interface Source {
  /** For messages: the folder or the bundle. */
  name: string;
  read(path: string): string | undefined;
}

export function evidenceFrom(source: Source): Evidence {
  const run = source.read('evidence/run.json');
  if (run === undefined) throw new EvidenceError(`${source.name} 里没有运行记录：缺少 evidence/run.json；请给出一次运行的目录（如 runs/latest）或 .yanshou.zip。`);
  const repeats = journeyIds.flatMap((id) => journey(source, `evidence/${repeatFolder(id)}`));
  return {
    run: parse(runHeaderSchema, run, `${source.name} evidence/run.json`),
    world: events(source, 'evidence/world.jsonl'),
    // In the order of the contract, so that the same evidence loads the same whatever the file system says.
    journeys: journeyIds.flatMap((id) => journey(source, `evidence/${id}`)),
    ...(repeats.length === 0 ? {} : { repeats }),
  };
}

function journey(source: Source, dir: string): JourneyEvidence[] {
  const header = source.read(`${dir}/journey.json`);
  if (header === undefined) return [];
  const end = source.read(`${dir}/end.json`);
  const film = source.read(`${dir}/film.json`);
  return [{
    header: parse(journeyHeaderSchema, header, `${source.name} ${dir}/journey.json`),
    events: events(source, `${dir}/events.jsonl`),
    end: end === undefined ? undefined : parse(journeyEndSchema, end, `${source.name} ${dir}/end.json`),
    ...(film === undefined ? {} : { film: parse(filmSchema, film, `${source.name} ${dir}/film.json`) }),
  }];
}

const events = (source: Source, path: string): EvidenceEvent[] => parseEvents(source.read(path) ?? '', `${source.name} ${path}`);

export function parseEvents(text: string, name: string): EvidenceEvent[] {
  return wholeLines(text).map((line, index) => {
    const event = parse(eventSchema, line, `${name} 第 ${index + 1} 行`);
    if (event.seq !== index) throw new EvidenceError(`${name} 第 ${index + 1} 行的 seq 是 ${event.seq}，应为 ${index}：这里缺少或多出了事件，证据不完整。`);
    return event;
  });
}

/** A last line without its newline was being written when the run was killed; it counts when it is whole. */
export function wholeLines(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return isJson(last) ? [...lines, last] : lines;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // empty, or cut in the middle
  }
}

interface Schema<T> { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } } }

function parse<T>(schema: Schema<T>, text: string, where: string): T {
  const value = parseJson(text, where);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new EvidenceError(`${where} ${fault(value, parsed.error.issues[0])}`);
}

function parseJson(text: string, where: string): unknown {
  if (text.trim() === '') throw new EvidenceError(`${where} 是空的：写入没有完成，请重跑这次验收。`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EvidenceError(`${where} 不是 JSON：${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function fault(value: unknown, issue: { path: PropertyKey[]; message: string } | undefined): string {
  const { schemaVersion, kind } = (typeof value === 'object' && value !== null ? value : {}) as { schemaVersion?: unknown; kind?: unknown }; // any object may be asked for a key
  if (typeof schemaVersion === 'number' && schemaVersion > evidenceSchemaVersion) return `由更新版本的 yanshou 写成（格式 ${schemaVersion}，本版本读到 ${evidenceSchemaVersion}）；请升级 yanshou。`;
  if (typeof kind === 'string' && !(kind in eventSchemas)) return `是不认识的事件 ${JSON.stringify(kind.slice(0, 40))}；证据可能由更新版本写成，请升级 yanshou。`;
  return `不符合证据格式：${issue?.path.join('.') || '整体'} ${issue?.message ?? ''}`.trim();
}
