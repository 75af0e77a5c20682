/** Puts positions of the ISV's own sources into stacks that point into the one compiled script. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { CompiledProgram } from '../container/program.js';
import type { JournalRecord } from '../journal.js';

export type MapPositions = (record: JournalRecord) => JournalRecord;

export function sourcePositions(program: CompiledProgram): MapPositions {
  const file = program.files.get('service.js.map');
  const map = file ? readMap(file.body) : undefined;
  return (record) => (record.kind === 'error' && record.stack !== undefined && map ? { ...record, stack: mapped(record.stack, map) } : record);
}

function mapped(stack: string, map: TraceMap): string {
  return stack.replace(/https?:\/\/[^\s()]*\/program\/[^\s()/]*\/service\.js:(\d+):(\d+)/g, (whole, line: string, column: string) => {
    const { source, line: at, column: col } = originalPositionFor(map, { line: Number(line), column: Math.max(0, Number(column) - 1) });
    return source === null || at === null ? whole : `${source}:${at}:${(col ?? 0) + 1}`;
  });
}

function readMap(body: string | Uint8Array): TraceMap {
  return new TraceMap(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
}
