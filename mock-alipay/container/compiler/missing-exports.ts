/**
 * Imports of names that a module does not export. On the platform such a name is undefined; for esbuild it is an error that ends the build. So the build is
 * made again with the names exported, as undefined, until none is missing.
 */
import { resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';

export class MissingExports {
  readonly #names = new Map<string, Set<string>>();
  readonly warnings = new Set<string>();

  constructor(private readonly root: string) {}

  /** Whether a failed build said nothing but this; then it is worth another try. */
  learn(error: unknown): boolean {
    const failures = (error as Partial<BuildFailure>).errors ?? []; // esbuild rejects with an Error that carries its messages
    const found = failures.map(({ text, location }) => ({ at: location, match: /^No matching export in "(.+)" for import "(.+)"$/.exec(text) }));
    if (found.length === 0 || found.some(({ match }) => match === null)) return false;
    for (const { at, match } of found) {
      const [, file = '', name = ''] = match ?? [];
      this.#namesOf(resolve(this.root, file)).add(name);
      this.warnings.add(`${at ? `${at.file}:${at.line}: ` : ''}imports "${name}", which ${file} does not export: undefined`);
    }
    return true;
  }

  has(file: string): boolean { return this.#names.has(file); }

  addTo(file: string, source: string): string {
    return `${source}\nvar $lacking; export { ${[...this.#namesOf(file)].map((name) => `$lacking as ${name}`).join(', ')} };`;
  }

  #namesOf(file: string): Set<string> {
    const names = this.#names.get(file) ?? new Set();
    this.#names.set(file, names);
    return names;
  }
}
