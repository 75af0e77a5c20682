/** What one AXML file takes from others: <include> is written in place, <import> and <import-sjs> become imports of the compiled module. */
import { posix } from 'node:path';
import type { AxmlNode, ElementNode } from './axml-parse.js';
import type { AxmlSource } from './axml-compile.js';

export const definitions: ReadonlySet<string> = new Set(['import-sjs', 'wxs', 'import']);

export class AxmlReferences {
  readonly imports: string[] = [];
  readonly templateImports: string[] = [];
  /** Name in templates → its code. */
  readonly sjs = new Map<string, string>();
  /** Text of every file that nodes come from, for error positions. */
  readonly sources: Map<string, string>;

  constructor(private readonly input: AxmlSource, private readonly fail: (message: string, node: AxmlNode) => never) { this.sources = new Map([[input.file, input.source]]); }

  expandIncludes(nodes: AxmlNode[], depth = 0): AxmlNode[] {
    return nodes.flatMap((node): AxmlNode[] => {
      if (node.type !== 'element') return [node];
      if (node.tag !== 'include') return [{ ...node, children: this.expandIncludes(node.children, depth) }];
      const src = textOf(node, 'src');
      const found = src === undefined ? undefined : this.input.include(node.file, src);
      if (!found) return this.fail(`<include src="${src ?? ''}"> points at no file; mend the path.`, node);
      if (depth > 20) return this.fail('<include> goes round in a circle; take one of the includes out.', node);
      this.sources.set(found.file, found.source);
      return this.expandIncludes(found.nodes, depth + 1).filter((child) => child.type !== 'element' || child.tag !== 'template' || textOf(child, 'name') === undefined);
    });
  }

  /** import-sjs and import, wherever they stand. */
  collect(nodes: AxmlNode[]): void {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      if (node.tag === 'import-sjs' || node.tag === 'wxs') this.#importSjs(node);
      else if (node.tag === 'import') this.#importTemplates(node);
      else this.collect(node.children);
    }
  }

  #importSjs(node: ElementNode): void {
    const name = textOf(node, 'name') ?? textOf(node, 'module');
    const from = textOf(node, 'from') ?? textOf(node, 'src');
    if (name === undefined || from === undefined) return this.fail('<import-sjs> needs both name and from.', node);
    const module = this.#import(node.file, from);
    const names = /^\s*\{(.*)\}\s*$/s.exec(name);
    if (!names) { if (!this.sjs.has(name.trim())) this.sjs.set(name.trim(), `$h.sjsDefault(${module})`); return; }
    for (const part of (names[1] ?? '').split(',')) {
      const [exported = '', local = exported] = part.split(':').map((word) => word.trim());
      if (exported) this.sjs.set(local, `$h.sjsNamed(${module}, ${JSON.stringify(exported)})`);
    }
  }

  #importTemplates(node: ElementNode): void {
    const src = textOf(node, 'src');
    if (src === undefined) return this.fail('<import> needs src.', node);
    const path = /\.axml$/.test(src) ? src : `${src}.axml`;
    this.templateImports.push(`...${this.#import(node.file, path)}.templates`);
  }

  #import(fromFile: string, path: string): string {
    const name = `$m${this.imports.length}`;
    // A file reached by <include> keeps its own base folder.
    const specifier = fromFile === this.input.file || !path.startsWith('.') ? path : `/${posix.join(posix.dirname(fromFile), path)}`;
    this.imports.push(`import * as ${name} from ${JSON.stringify(/^[./]|^[a-z@][\w@-]*\//.test(specifier) ? specifier : `./${specifier}`)};`);
    return name;
  }
}

export function textOf(node: ElementNode, name: string): string | undefined {
  const value = node.attributes.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}
