/** The configuration reference, from the schema that checks the configuration: keys, types, defaults and meanings are its own. */
import { configJsonSchema, type JsonSchema } from '../../cli/config/explain.js';
import { configurationEnglish } from './configuration-english.js';
import { configurationExamples } from './configuration-examples.js';
import { cards, generatedNote, plain, type Language } from './language.js';

/** `forms`: the members, once for each form that an object may take (a started server, a running one). */
export interface Key { path: string; type: string; required: boolean; default: unknown; meaning: string; forms: Key[][] }

export function configurationPage(language: Language): string {
  const words = frame[language];
  const sections = configurationKeys().map((key) => section(key, language));
  return `${[generatedNote, `# ${words.title}`, words.lead, ...sections].join('\n\n')}\n`;
}

export const configurationKeys = (): Key[] => keysOf(configJsonSchema(), '').flat();

function keysOf(schema: JsonSchema, above: string): Key[][] {
  return branches(schema).filter(({ properties }) => properties).map(({ properties = {}, required = [] }) => Object.entries(properties).map(([name, node]) => {
    const path = above === '' ? name : `${above}.${name}`;
    return { path, type: typeOf(node), required: required.includes(name), default: node.default, meaning: node.description ?? '', forms: keysOf(node, path) };
  }));
}

const branches = (node: JsonSchema): JsonSchema[] => (node.anyOf ? node.anyOf.flatMap(branches) : node.type === 'array' && node.items ? branches(node.items) : [node]);

function typeOf(node: JsonSchema): string {
  if (node.anyOf) return [...new Set(node.anyOf.map(typeOf))].join(' \\| ');
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(' \\| ');
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.type === 'array') return node.items ? `${typeOf(node.items)}[]` : 'array';
  return node.type ?? '';
}

function section(key: Key, language: Language): string {
  const words = frame[language];
  const examples = configurationExamples[key.path as keyof typeof configurationExamples] ?? []; // a key without an example is what the test forbids
  const rows = (key.forms.length > 0 ? shown(key.forms) : [key]).map((each) => each === 'or' ? [`*${words.or}*`, '', '', ''] : [
    `\`${each.path}\``, each.type, each.required ? `**${words.required}**` : defaultOf(each, words.none), plain(meaningOf(each, language)),
  ]);
  return [
    `## ${key.path}`, `${plain(meaningOf(key, language))}${language === 'zh' ? '。' : '.'}${key.required ? ` **${words.required}**` : ''}`, cards(words.head, rows),
    ...examples.map((example) => `\`\`\`ts\n${key.path}: ${literal(example, '')},\n\`\`\``),
  ].join('\n\n');
}

/** A group is followed by its members. Brothers of one shape (the six statuses) are shown once. */
function shown(forms: readonly Key[][]): (Key | 'or')[] {
  const shapes = new Set<string>();
  return forms.flatMap((keys, nth) => [...(nth > 0 ? ['or' as const] : []), ...keys.flatMap((key) => {
    const shape = JSON.stringify(key.forms.flat().map(({ path }) => path.slice(key.path.length)));
    const again = key.forms.length > 0 && shapes.has(shape);
    shapes.add(shape);
    return again ? [key] : [key, ...shown(key.forms)];
  })]);
}

const defaultOf = ({ default: value }: Key, none: string): string => (value === undefined || (typeof value === 'object' && value !== null) ? none : `\`${String(value)}\``);
const meaningOf = (key: Key, language: Language): string => (language === 'en' ? configurationEnglish[key.path] : undefined) ?? key.meaning;

/** A value as a person writes it in TypeScript. */
function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value) ? value.map((each) => literal(each, inner)) : Object.entries(value).map(([name, each]) => `${name}: ${literal(each, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const line = Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  return line.length <= 88 && !line.includes('\n') ? line : `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

const frame = {
  zh: {
    title: '配置', required: '必填', none: '—', or: '或者', head: ['键', '类型', '默认', '含义'],
    lead: '`yanshou.config.ts` 默认导出 `defineConfig({ … })`；同样的键写成 `yanshou.config.json` 也可以。路径都相对于配置文件所在的目录。配置有误时，`yanshou` 会指出是哪个键、现在的值、怎样改（退出码 6）。\n\n本页由检查配置的那份 schema 生成，例子都经它检查。',
  },
  en: {
    title: 'Configuration', required: 'required', none: '—', or: 'or', head: ['Key', 'Type', 'Default', 'Meaning'],
    lead: '`yanshou.config.ts` exports `defineConfig({ … })` by default; a `yanshou.config.json` with the same keys works too. Paths are relative to the folder of the config. A fault is answered with the key, its value and the mend (exit code 6).\n\nThis page is generated from the schema that checks the configuration, and its examples are checked by it.',
  },
};
