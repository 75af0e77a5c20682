/**
 * Finished compiles on disk. A compile is good as long as every file that went into it has the content it had, and the package has the
 * same files: an added page or stylesheet changes what a compile would find. The compiler's own version is part of the name.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { CompiledProgram } from '../program.js';

/** Raised whenever the compiler's output for the same input changes. */
const compilerVersion = 1;

interface Entry { root: string; listing: string; inputs: [file: string, stamp: string, hash: string][]; program: CompiledProgram }

export class CompileCache {
  readonly #file: string;
  readonly #root: string;

  constructor(folder: string, root: string) {
    this.#root = resolve(root);
    this.#file = join(folder, `${createHash('sha256').update(`${compilerVersion} ${this.#root}`).digest('hex').slice(0, 24)}.bin`);
  }

  read(): CompiledProgram | undefined {
    try {
      const entry = deserialize(readFileSync(this.#file)) as Entry; // written by this class; a torn file throws
      return entry.root === this.#root && entry.listing === listingOf(this.#root) && entry.inputs.every(isUnchanged) ? entry.program : undefined;
    } catch {
      return undefined; // no such file, or one of another version of Node: compile anew
    }
  }

  write(program: CompiledProgram, inputs: string[]): void {
    const entry: Entry = { root: this.#root, listing: listingOf(this.#root), program, inputs: [...new Set([...inputs, ...jsonFiles(this.#root)])].map((file) => [file, stampOf(file), hashOf(file)]) };
    mkdirSync(dirname(this.#file), { recursive: true });
    // Renamed into place: another run may be reading.
    writeFileSync(`${this.#file}.${process.pid}`, serialize(entry));
    renameSync(`${this.#file}.${process.pid}`, this.#file);
  }
}

/** A file whose size and time are as before is taken as unchanged; otherwise its content decides. */
function isUnchanged([file, stamp, hash]: Entry['inputs'][number]): boolean {
  return stampOf(file) === stamp || hashOf(file) === hash;
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs}` : 'missing';
}

function hashOf(file: string): string {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing';
}

/** Names of all files of the package itself. */
function listingOf(root: string): string {
  return createHash('sha256').update(filesOf(root).join('\n')).digest('hex');
}

function jsonFiles(root: string): string[] {
  return filesOf(root).filter((file) => file.endsWith('.json'));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : entry.isFile() ? [path] : [];
  });
}
