/** Says in one sentence per fault what is wrong with a configuration: the key, its value, and the mend. */
import { z } from 'zod';
import { configSchema } from './schema.js';
import { suggest } from './suggest.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
export interface JsonSchema {
  description?: string; type?: string; default?: unknown; properties?: Record<string, JsonSchema>; required?: string[]; items?: JsonSchema;
  /** A secret: faults tell its length, never itself. */
  writeOnly?: boolean; anyOf?: JsonSchema[]; additionalProperties?: JsonSchema | boolean; enum?: unknown[]; const?: unknown;
}

/** The configuration's shape as JSON Schema: what the key reference in docs and the suggestions here are made from. */
export function configJsonSchema(): JsonSchema {
  return z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema; // the library types it wider than what it answers
}

export function explain(error: z.ZodError, input: unknown): string[] {
  const schema = configJsonSchema();
  return error.issues.flatMap((issue) => sentences(issue, [], { schema, input }));
}

interface Context { schema: JsonSchema; input: unknown }

function sentences(issue: Issue, parent: Path, context: Context): string[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union') return union(issue.errors, path, context);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, context));
  const value = at(context.input, path);
  const wanted = describe(context.schema, path);
  if (value === undefined) return [`${name(path)} 没有填${wanted ? `：${wanted}` : ''}。`];
  return [`${name(path)} 是 ${isSecret(context.schema, path) ? shape(value) : show(value)}，${demand(issue, wanted)}。`];
}

/** The branch with the fewest faults is the one that was meant; a misspelt key explains what then seems missing. */
function union(branches: readonly (readonly Issue[])[], path: Path, context: Context): string[] {
  const meant = [...branches].sort((a, b) => a.length - b.length)[0] ?? [];
  const unknown = meant.filter((issue) => issue.code === 'unrecognized_keys');
  return (unknown.length > 0 ? unknown : meant).flatMap((issue) => sentences(issue, path, context));
}

function unknownKey(key: string, path: Path, context: Context): string {
  const known = [...new Set(nodes(context.schema, path).flatMap((node) => Object.keys(node.properties ?? {})))];
  const meant = suggest(key, known);
  const mend = meant ? `是不是想写 ${meant}？` : `可用的键：${known.join('、')}。`;
  return `${name([...path, key])} 不是可用的键；${mend}`;
}

function demand(issue: Issue, wanted: string): string {
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.map(show).join('、')}`;
  if (issue.code === 'custom') return issue.message;
  const rule = issue.code === 'invalid_format' && issue.format === 'regex' && /\p{Script=Han}/u.test(issue.message) ? issue.message : undefined;
  const kind = issue.code === 'invalid_type' ? `类型应为 ${kinds[issue.expected] ?? issue.expected}` : undefined;
  return [rule ?? kind ?? '不符合要求', wanted].filter(Boolean).join('：');
}

const kinds: Record<string, string> = { string: '字符串', object: '对象', record: '对象', int: '整数', number: '数字', boolean: 'true 或 false' };

function at(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), input);
}

/** Every schema node that may stand at `path`: a union stands for each of its branches. */
function nodes(schema: JsonSchema, path: Path): JsonSchema[] {
  return path.reduce<JsonSchema[]>((current, key) => current.flatMap((node) => step(node, String(key))), [schema]).flatMap(branches);
}

function step(node: JsonSchema, key: string): JsonSchema[] {
  return branches(node).flatMap((branch) => {
    const named = branch.properties?.[key];
    if (named) return [named];
    return typeof branch.additionalProperties === 'object' ? [branch.additionalProperties] : [];
  });
}

const branches = (node: JsonSchema): JsonSchema[] => (node.anyOf ? node.anyOf.flatMap(branches) : [node]);

function describe(schema: JsonSchema, path: Path): string {
  const above = path.slice(0, -1).reduce<JsonSchema[]>((current, key) => current.flatMap((node) => step(node, String(key))), [schema]);
  const last = path.at(-1);
  return (last === undefined ? [] : above.flatMap((node) => step(node, String(last)))).find((node) => node.description)?.description ?? '';
}

const isSecret = (schema: JsonSchema, path: Path): boolean => nodes(schema, path).some((node) => node.writeOnly === true);

const shape = (value: unknown): string => (typeof value === 'string' ? `${value.length} 个字符` : typeof value);

const name = (path: Path): string => (path.length === 0 ? '配置' : path.map(String).join('.'));

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
