/** A program that cannot be compiled: where, why, and how to mend it, in one sentence a stranger understands. */
export class CompileError extends Error {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, where: { file: string; line?: number | undefined; column?: number | undefined }) {
    const position = where.line === undefined ? '' : `:${where.line}:${where.column ?? 1}`;
    super(`${where.file}${position}: ${message}`);
    this.name = 'CompileError';
    this.file = where.file;
    this.line = where.line;
    this.column = where.column;
  }
}

/** 1-based line and column of an offset. */
export function positionAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
