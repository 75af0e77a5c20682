/**
 * One AXML file → one JavaScript module: `templates` (its <template name>s) and a default render function.
 * `$d` is the data a node sees, `$o` the page or component that owns it, `$h` the service's view helpers (service/view.ts).
 */
import { isBuiltinTag } from '../tags.js';
import { attributeCode, readElement, type ElementParts } from './axml-attributes.js';
import type { AxmlNode, ElementNode } from './axml-parse.js';
import { AxmlReferences, definitions, textOf } from './axml-references.js';
import { CompileError, positionAt } from './errors.js';
import { placeInSource, sourceAttribute } from './source-place.js';
import { compileTemplateData, compileText, ExpressionError, localName, type Scope } from './expression.js';

export interface AxmlSource {
  /** Path in the program, posix, no leading slash. */
  file: string;
  source: string;
  nodes: AxmlNode[];
  /** Nodes of another AXML file, for <include>. Undefined when the file is missing. */
  include: (from: string, src: string) => { nodes: AxmlNode[]; file: string; source: string } | undefined;
}
export interface AxmlModule { code: string; /** Custom tags used, with where. */ customTags: { tag: string; offset: number }[]; unknownDirectives: string[]; /** What is shown may depend on `this`, of which nobody knows what it is. */ readsThis: boolean }

export function compileAxml(source: AxmlSource): AxmlModule {
  return new AxmlCompiler(source).compile();
}

class AxmlCompiler {
  readonly #references: AxmlReferences;
  readonly #hoisted: string[] = [];
  readonly #customTags: AxmlModule['customTags'] = [];
  readonly #unknown = new Set<string>();
  #readsThis = false;
  #counter = 0;

  constructor(private readonly input: AxmlSource) { this.#references = new AxmlReferences(input, (message, node) => this.#fail(message, node)); }

  compile(): AxmlModule {
    const { imports, templateImports, sjs } = this.#references;
    const nodes = this.#references.expandIncludes(this.input.nodes);
    this.#references.collect(nodes);
    const scope: Scope = { locals: new Set(), sjs: new Set(sjs.keys()) };
    const templates = elementsNamed(nodes, 'template').flatMap((node) => this.#templateDefinition(node, scope));
    const body = this.#children(nodes, scope);
    const code = [
      ...imports, ...[...sjs].map(([name, value]) => `const $sjs_${name} = ${value};`), ...this.#hoisted,
      `export const templates = {${templates.join(',\n')}};`,
      `const $t = {${[...templateImports, '...templates'].join(', ')}};`,
      `export default ($d, $o) => ${body};`,
    ].join('\n');
    return { code, customTags: this.#customTags, unknownDirectives: [...this.#unknown], readsThis: this.#readsThis };
  }

  #templateDefinition(node: ElementNode, scope: Scope): string[] {
    const name = textOf(node, 'name');
    return name === undefined ? [] : [`${JSON.stringify(name)}: ($d, $o) => ${this.#children(node.children, { ...scope, locals: new Set() })}`];
  }

  #children(nodes: AxmlNode[], scope: Scope): string {
    return `[${this.#list(nodes, scope, (node, inner, key) => this.#node(node, inner, key)).join(', ')}]`;
  }

  /** Code for each node of a list, if-chains folded and a:for unrolled; `emit` prints one plain node. */
  #list(nodes: AxmlNode[], scope: Scope, emit: (node: AxmlNode, scope: Scope, key: string | undefined) => string): string[] {
    const codes: string[] = [];
    const solid = nodes.filter((node) => node.type === 'element' ? !definitions.has(node.tag) && !(node.tag === 'template' && textOf(node, 'name') !== undefined) : node.text.trim() !== '');
    for (let at = 0; at < solid.length; at++) {
      const node = solid[at];
      if (node === undefined) continue;
      const parts = node.type === 'element' ? this.#parts(node) : undefined;
      if (node.type === 'text' || !parts) { codes.push(emit(node, scope, undefined)); continue; }
      if (parts.branch?.kind === 'elif' || parts.branch?.kind === 'else') this.#fail(`a:${parts.branch.kind} has no a:if before it; put it right after an element with a:if.`, node);
      const chain: [ElementNode, ElementParts][] = [[node, parts]];
      while (parts.branch && !parts.each) {
        const next = solid[at + 1];
        const nextParts = next?.type === 'element' ? this.#parts(next) : undefined;
        if (next?.type !== 'element' || !nextParts || (nextParts.branch?.kind !== 'elif' && nextParts.branch?.kind !== 'else')) break;
        chain.push([next, nextParts]);
        at++;
      }
      codes.push(this.#chain(chain, scope, emit));
    }
    return codes;
  }

  #chain(chain: [ElementNode, ElementParts][], scope: Scope, emit: (node: AxmlNode, scope: Scope, key: string | undefined) => string): string {
    const keyed = chain.length > 1;
    return chain.reduceRight((otherwise, [node, parts]) => {
      const key = keyed ? JSON.stringify(`$if${this.#counter++}`) : undefined;
      const loop = parts.each ? this.#loop(node, parts.each, parts, scope, emit) : undefined;
      if (loop) return loop;
      const code = emit(node, scope, parts.key === undefined ? key : this.#key(parts, scope, node));
      return parts.branch && parts.branch.kind !== 'else' ? `(${this.#text(parts.branch.test, node, scope)}) ? ${code} : ${otherwise}` : code;
    }, 'null');
  }

  /** a:for with a:if on one element: the loop is outside. */
  #loop(node: ElementNode, each: NonNullable<ElementParts['each']>, parts: ElementParts, scope: Scope, emit: (node: AxmlNode, scope: Scope, key: string | undefined) => string): string {
    const inner: Scope = { ...scope, locals: new Set([...scope.locals, each.item, each.index]) };
    const key = parts.key === undefined ? undefined : this.#key(parts, inner, node);
    const code = emit(node, inner, key);
    const guarded = parts.branch && parts.branch.kind !== 'else' ? `(${this.#text(parts.branch.test, node, inner)}) ? ${code} : null` : code;
    return `$h.each(${this.#text(each.list, node, scope)}, (${localName(each.item)}, ${localName(each.index)}) => ${guarded})`;
  }

  #key(parts: ElementParts, scope: Scope, node: ElementNode): string {
    const key = parts.key ?? '';
    if (key.includes('{{')) return this.#text(key, node, scope);
    const item = localName(parts.each?.item ?? 'item');
    if (!parts.each) return JSON.stringify(key);
    if (key === '*this' || key === parts.each.item) return item;
    if (key === parts.each.index) return localName(parts.each.index);
    return `${item}?.[${JSON.stringify(key)}]`;
  }

  #node(node: AxmlNode, scope: Scope, key: string | undefined): string {
    if (node.type === 'text') return this.#text(trimLines(node.text), node, scope, true);
    const parts = this.#parts(node);
    if (node.tag === 'block') return key === undefined ? this.#children(node.children, scope) : `$h.f(${key}, ${this.#children(node.children, scope)})`;
    if (node.tag === 'template') return this.#useTemplate(node, scope, key);
    if (node.tag === 'slot') return this.#slot(node, parts, scope, key);
    return isBuiltinTag(node.tag) ? this.#element(node, parts, scope, key) : this.#component(node, parts, scope, key);
  }

  #element(node: ElementNode, parts: ElementParts, scope: Scope, key: string | undefined): string {
    const attributes = parts.attributes.map((attribute) => attributeCode(attribute, node.file, (text) => this.#text(text, node, scope)));
    const place = placeInSource(node.file, this.#references.sources.get(node.file), node.offset);
    if (place !== undefined) attributes.push({ key: JSON.stringify(sourceAttribute), code: JSON.stringify(place), fixed: true });
    const events = parts.events.map((event) => ({ key: JSON.stringify(event.key), code: this.#text(event.value, node, scope), fixed: !event.value.includes('{{') }));
    const children = node.children.length === 0 ? '' : this.#children(node.children, scope);
    return `$h.e(${[
      '$o', JSON.stringify(node.tag), this.#object(attributes), this.#object(events), key ?? 'undefined', ...(children && children !== '[]' ? [children] : []),
    ].join(', ')})`;
  }

  /** Objects without a single expression are made once a module, so that the diff sees the same object again. */
  #object(entries: { key: string; code: string; fixed: boolean }[]): string {
    if (entries.length === 0) return 'null';
    const literal = `{${entries.map((entry) => `${entry.key}: ${entry.code}`).join(', ')}}`;
    if (!entries.every((entry) => entry.fixed)) return literal;
    const name = `$a${this.#counter++}`;
    this.#hoisted.push(`const ${name} = ${literal};`);
    return name;
  }

  #component(node: ElementNode, parts: ElementParts, scope: Scope, key: string | undefined): string {
    this.#customTags.push({ tag: node.tag, offset: node.offset });
    const props = parts.attributes.filter((attribute) => attribute.name !== 'ref').map((attribute) => {
      const { key: name, code } = attributeCode(attribute, node.file, (text) => this.#text(text, node, scope), false);
      return `${name}: ${code}`;
    });
    // A function prop: the name of a method of the owner, or a function that came down as a prop.
    for (const event of parts.events) props.push(`${JSON.stringify(event.prop)}: $h.fn($o, ${this.#text(event.value, node, scope)})`);
    const ref = parts.attributes.find((attribute) => attribute.name === 'ref');
    const slots = this.#slots(node.children, scope);
    return `$h.c(${['$o', JSON.stringify(node.tag), `{${props.join(', ')}}`, key ?? 'undefined', slots, ...(ref ? [this.#text(ref.value === true ? '' : ref.value, node, scope)] : [])].join(', ')})`;
  }

  /** What stands between a component's tags: a list of [slot name, function of the slot's props]. */
  #slots(nodes: AxmlNode[], scope: Scope): string {
    const entries = this.#slotEntries(nodes, scope);
    return entries.length === 0 ? 'null' : `[${entries.map((entry) => `...${entry}`).join(', ')}]`;
  }

  #slotEntries(nodes: AxmlNode[], scope: Scope): string[] {
    return this.#list(nodes, scope, (node, inner, key) => {
      if (node.type === 'element' && node.tag === 'block' && textOf(node, 'slot') === undefined && hasSlotUser(node)) {
        return `[${this.#slotEntries(node.children, inner).map((entry) => `...${entry}`).join(', ')}]`;
      }
      const name = node.type === 'element' ? node.attributes.find((attribute) => attribute.name === 'slot' && typeof attribute.value === 'string')?.value : undefined;
      const scopeName = node.type === 'element' ? textOf(node, 'slot-scope') : undefined;
      const content: Scope = scopeName === undefined ? inner : { ...inner, locals: new Set([...inner.locals, scopeName]) };
      const parameter = scopeName === undefined ? '' : localName(scopeName);
      const nameCode = typeof name === 'string' ? this.#text(name, node, inner) : '""';
      return `[[${nameCode}, (${parameter}) => ${this.#node(node, content, key)}]]`;
    }).map((code) => (code.startsWith('[[') ? code : `$h.entries(${code})`));
  }

  #slot(node: ElementNode, parts: ElementParts, scope: Scope, key: string | undefined): string {
    const name = parts.attributes.find((attribute) => attribute.name === 'name');
    const props = parts.attributes.filter((attribute) => attribute.name !== 'name').map((attribute) => {
      const { key: prop, code } = attributeCode(attribute, node.file, (text) => this.#text(text, node, scope), false);
      return `${prop}: ${code}`;
    });
    const fallback = node.children.length === 0 ? 'null' : `() => ${this.#children(node.children, scope)}`;
    return `$h.slot($o, ${typeof name?.value === 'string' ? this.#text(name.value, node, scope) : '""'}, {${props.join(', ')}}, ${fallback}, ${key ?? 'undefined'})`;
  }

  #useTemplate(node: ElementNode, scope: Scope, key: string | undefined): string {
    const is = textOf(node, 'is');
    if (is === undefined) return this.#fail('<template> needs name (to define) or is (to use).', node);
    const data = textOf(node, 'data');
    const dataCode = data === undefined ? '{}' : this.#guard(node, () => compileTemplateData(data, scope));
    return `$h.template($t, ${this.#text(is, node, scope)}, ${dataCode}, $o, ${key ?? 'undefined'})`;
  }

  #parts(node: ElementNode): ElementParts {
    this.#readsThis ||= node.attributes.some(({ name, value }) => name !== 'style' && name !== 'class' && typeof value === 'string' && readsThis(value));
    return readElement(node, (message) => this.#fail(message, node), (directive) => this.#unknown.add(directive));
  }

  #text(text: string, node: AxmlNode, scope: Scope, asText = false): string {
    const code = this.#guard(node, () => compileText(text, scope));
    if (asText) this.#readsThis ||= readsThis(text);
    return asText && text.trim().startsWith('{{') ? `$h.text(${code})` : code;
  }

  #guard(node: AxmlNode, compile: () => string): string {
    try {
      return compile();
    } catch (error) {
      if (error instanceof ExpressionError) return this.#fail(error.message, node);
      throw error;
    }
  }

  #fail(message: string, node: AxmlNode): never {
    throw new CompileError(message, { file: node.file, ...positionAt(this.#references.sources.get(node.file) ?? '', node.offset) });
  }
}

const readsThis = (text: string): boolean => /\{\{(?:(?!\}\})[^])*\bthis\b/.test(text);

function elementsNamed(nodes: AxmlNode[], tag: string): ElementNode[] {
  return nodes.flatMap((node) => (node.type !== 'element' ? [] : [...(node.tag === tag ? [node] : []), ...elementsNamed(node.children, tag)]));
}

function hasSlotUser(node: ElementNode): boolean {
  return node.children.some((child) => child.type === 'element' && (child.attributes.some((attribute) => attribute.name === 'slot' || attribute.name === 'slot-scope') || (child.tag === 'block' && hasSlotUser(child))));
}

/** Line breaks and indentation around a text are layout of the source, not content. */
function trimLines(text: string): string {
  return text.replace(/^\s*\n\s*/, '').replace(/\s*\n\s*$/, '');
}

