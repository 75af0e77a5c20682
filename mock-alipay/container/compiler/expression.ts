/** {{ }} expressions of AXML → JavaScript. Parsed by acorn, printed anew: only what this file prints can run. */
import { parse, tokenizer } from 'acorn';
import type { AnyNode, Expression, Pattern, Property, SpreadElement } from 'acorn';

export interface Scope { /** Names bound by a:for and slot-scope. */ locals: ReadonlySet<string>; /** Names bound by import-sjs. */ sjs: ReadonlySet<string> }
export interface Mustache { source: string; offset: number }

export class ExpressionError extends Error {
  constructor(message: string, readonly offset: number) { super(message); }
}

/** JavaScript for an attribute value or a text. One lone mustache keeps its type; anything else is joined to a string. */
export function compileText(text: string, scope: Scope): string {
  const parts = splitMustaches(text);
  const [only] = parts;
  if (parts.length === 0) return '""';
  if (parts.length === 1 && only !== undefined) return typeof only === 'string' ? JSON.stringify(only) : compileMustache(only, scope);
  return parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : `$h.str(${compileMustache(part, scope)})`)).join(' + ');
}

/** The value of `data` on <template is>: `a, b: c, ...d` is an object even without braces, and so is a lone name. */
export function compileTemplateData(text: string, scope: Scope): string {
  const [only, ...rest] = splitMustaches(text.trim());
  if (only === undefined) return '{}';
  if (typeof only === 'string' || rest.length > 0) return compileText(text, scope);
  const asObject = tryParse(`({${only.source}})`);
  return asObject ? print(asObject, scope) : compileMustache(only, scope);
}

/** Strings and mustaches in order. Braces inside string literals and object literals do not end a mustache. */
export function splitMustaches(text: string): (string | Mustache)[] {
  const parts: (string | Mustache)[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
    const close = endOfMustache(text, open + 2);
    if (close === -1) throw new ExpressionError('"{{" is never closed; add "}}".', open);
    if (open > from) parts.push(text.slice(from, open));
    parts.push({ source: text.slice(open + 2, close), offset: open + 2 });
    from = close + 2;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function endOfMustache(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"' || char === "'" || char === '`') {
      const end = endOfString(text, at);
      if (end === -1) return text.indexOf('}}', from);
      at = end;
    } else if (char === '{') depth++;
    else if (char === '}') {
      if (depth === 0) { if (text[at + 1] === '}') return at; } else depth--;
    }
  }
  return -1;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[from]) return at;
  }
  return -1;
}

export function compileMustache(mustache: Mustache, scope: Scope): string {
  const { source, offset } = mustache;
  if (source.trim() === '') return 'undefined';
  const plain = tryParse(`(${source})`);
  if (plain && plain.type !== 'SequenceExpression') return print(plain, scope);
  const asObject = tryParse(`({${source}})`);
  if (asObject) return print(asObject, scope);
  const renamed = renameKeywords(source);
  const rescued = renamed === undefined ? undefined : tryParse(`(${renamed})`) ?? tryParse(`({${renamed}})`);
  if (rescued) return print(rescued, scope);
  if (plain) return print(plain, scope);
  throw new ExpressionError(`"{{${source}}}" is not an expression: ${faultOf(source)}`, offset);
}

function tryParse(source: string): Expression | undefined {
  try {
    const [statement] = parse(source, { ecmaVersion: 2022 }).body;
    return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function faultOf(source: string): string {
  try {
    parse(`(${source})`, { ecmaVersion: 2022 });
    return 'it is a statement; only expressions are allowed.';
  } catch (error) {
    return `${error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error)}; mend what stands between the braces.`;
  }
}

const operators = new Set(['typeof', 'void', 'in', 'instanceof', 'true', 'false', 'null', 'this', 'new', 'delete']);
const keywordMark = '$kw_';

/** Real programs name data `class` or `for`: such words become identifiers. */
function renameKeywords(source: string): string | undefined {
  try {
    let renamed = '';
    let from = 0;
    for (const token of tokenizer(source, { ecmaVersion: 2022 })) {
      if (token.type.keyword && !operators.has(token.type.keyword)) {
        renamed += source.slice(from, token.start) + keywordMark + source.slice(token.start, token.end);
        from = token.end;
      }
    }
    return renamed + source.slice(from);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Name of a template-local variable in the printed code: never a keyword, never one of ours. */
export function localName(name: string): string {
  return `$l_${name}`;
}

function print(node: AnyNode, scope: Scope): string {
  const go = (child: AnyNode): string => print(child, scope);
  switch (node.type) {
    case 'Identifier': return printName(node.name.startsWith(keywordMark) ? node.name.slice(keywordMark.length) : node.name, scope);
    case 'ThisExpression': return '$d.this'; // no AXML knows it, but published programs have it (uview-ui): the datum of that name, there or not
    case 'Literal': return node.raw ?? JSON.stringify(node.value);
    case 'TemplateLiteral': return '`' + node.quasis.map((quasi, at) => quasi.value.raw + (node.expressions[at] ? '${' + go(node.expressions[at]) + '}' : '')).join('') + '`';
    case 'MemberExpression': return `${go(node.object)}?.${node.computed ? `[${go(node.property)}]` : propertyName(node.property)}`;
    case 'ChainExpression': return go(node.expression);
    case 'CallExpression': return `${go(node.callee)}?.(${node.arguments.map(go).join(', ')})`;
    case 'UnaryExpression': return node.operator === 'delete' ? unsupported(node) : `(${node.operator} ${go(node.argument)})`;
    case 'BinaryExpression': return `(${go(node.left)} ${node.operator} ${go(node.right)})`;
    case 'LogicalExpression': return `(${go(node.left)} ${node.operator} ${go(node.right)})`;
    case 'ConditionalExpression': return `(${go(node.test)} ? ${go(node.consequent)} : ${go(node.alternate)})`;
    case 'ArrayExpression': return `[${node.elements.map((element) => (element === null ? '' : element.type === 'SpreadElement' ? `...(${go(element.argument)} ?? [])` : go(element))).join(', ')}]`;
    case 'ObjectExpression': return `({${node.properties.map((property) => printProperty(property, scope)).join(', ')}})`;
    case 'SpreadElement': return `...(${go(node.argument)} ?? [])`;
    case 'SequenceExpression': return `({${node.expressions.map((part) => (part.type === 'Identifier' ? `${JSON.stringify(part.name)}: ${go(part)}` : unsupported(part))).join(', ')}})`;
    case 'ArrowFunctionExpression': return printArrow(node.params, node.body, scope);
    case 'ParenthesizedExpression': return go(node.expression);
    default: return unsupported(node);
  }
}

function printArrow(params: Pattern[], body: AnyNode, scope: Scope): string {
  const names = params.map((param) => (param.type === 'Identifier' ? param.name : unsupported(param)));
  const inner: Scope = { ...scope, locals: new Set([...scope.locals, ...names]) };
  return `((${names.map(localName).join(', ')}) => ${print(body, inner)})`;
}

function printProperty(property: Property | SpreadElement, scope: Scope): string {
  if (property.type === 'SpreadElement') return `...(${print(property.argument, scope)})`;
  const key = property.computed ? `[${print(property.key, scope)}]` : property.key.type === 'Identifier' ? JSON.stringify(propertyName(property.key)) : print(property.key, scope);
  return `${key}: ${print(property.value, scope)}`;
}

function propertyName(node: AnyNode): string {
  if (node.type !== 'Identifier') return unsupported(node);
  return node.name.startsWith(keywordMark) ? node.name.slice(keywordMark.length) : node.name;
}

function printName(name: string, scope: Scope): string {
  if (scope.locals.has(name)) return localName(name);
  if (scope.sjs.has(name)) return `$sjs_${name}`;
  if (name === 'undefined' || name === 'NaN' || name === 'Infinity') return name;
  return `$d.${name}`;
}

function unsupported(node: { type: string; start: number }): never {
  throw new ExpressionError(`${node.type} has no place in an AXML expression; compute it in JavaScript or SJS.`, node.start);
}
