/** ACSS → CSS: @import inlined, rpx → calc(N * var(--rpx)), pictures of the package under the served base, foreign ones reported. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';
import readAsBrowser from 'postcss-safe-parser';
import { CompileError } from './errors.js';
import { packageFolders, shownPath } from './project.js';

export interface StyleContext {
  root: string;
  /** Served path of a file of the package; also keeps it among the assets. */
  asset: (file: string) => string;
  warn: (warning: string) => void;
  /** Where a file was read, for the cache. */
  read: (file: string) => string;
}

export async function compileStyle(file: string, context: StyleContext, marks: StyleMarks = {}): Promise<string> {
  const root = await load(file, context, []);
  root.walkDecls((declaration) => rewrite(declaration, file));
  root.walkRules((rule) => { if (!isKeyframe(rule)) rule.selectors = rule.selectors.map((selector) => marked(selector, marks)); });
  root.walkAtRules('media', (rule) => { rule.params = rpxToPx(rule.params); });
  return root.toString();
}

export interface StyleMarks { /** Attribute on every element these styles may reach; absent = all. */ scope?: string; /** Attribute of the host element. */ host?: string }

/** :where() adds no weight: rules keep the order they have without isolation. */
function marked(selector: string, { scope, host }: StyleMarks): string {
  const own = host === undefined ? selector : selector.replace(/:host(?![\w-])/g, `[${host}]`);
  if (scope === undefined || own !== selector) return own;
  const [pseudo = ''] = /(::?[\w-]+(\([^()]*(\([^()]*\)[^()]*)*\))?)*$/.exec(own) ?? [];
  return `${own.slice(0, own.length - pseudo.length)}:where([${scope}])${pseudo}`;
}

function isKeyframe({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(String(parent.name));
}

/** For `style` attributes too: render/patches.ts does the same at run time. */
export function rpx(value: string): string {
  return value.replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))');
}

/** Media queries know no variables: the phone is 375 px wide. */
function rpxToPx(params: string): string {
  return params.replace(/(\d+\.?\d*)rpx\b/g, (_, number: string) => `${Number(number) / 2}px`);
}

async function load(file: string, context: StyleContext, chain: string[]): Promise<Root> {
  const source = context.read(file);
  const root = parseCss(await lessToCss(file, source, context), file, context);
  root.walkDecls((declaration) => relocate(declaration, file, context));
  const imports: AtRule[] = [];
  root.walkAtRules('import', (rule) => { imports.push(rule); });
  for (const rule of imports) await inline(rule, file, context, [...chain, file]);
  return root;
}

async function inline(rule: AtRule, file: string, context: StyleContext, chain: string[]): Promise<void> {
  const target = /^(?:url\()?\s*["']?([^"')\s]+)["']?\s*\)?/.exec(rule.params)?.[1];
  const found = target === undefined ? undefined : resolveStyle(target, file, context.root);
  if (!found || chain.includes(found)) {
    if (!found) context.warn(`${shownPath(context.root, file)}: @import ${rule.params} points at no file of the package`);
    rule.remove();
    return;
  }
  const inner = await load(found, context, chain);
  rule.replaceWith(inner.nodes);
}

function resolveStyle(target: string, file: string, root: string): string | undefined {
  if (/^(https?:)?\/\//.test(target)) return undefined;
  const bases = target.startsWith('/') ? [join(root, target)] : [resolve(dirname(file), target), ...(target.startsWith('.') ? [] : packageFolders(dirname(file)).map((folder) => join(folder, target)))];
  return bases.flatMap((base) => [base, `${base}.acss`, `${base}.less`, `${base}.css`]).find((path) => existsSync(path) && /\.(acss|less|css)$/.test(path));
}

async function lessToCss(file: string, source: string, context: StyleContext): Promise<string> {
  if (!file.endsWith('.less')) return source;
  const { default: less } = await import('less');
  try {
    return (await less.render(source, { filename: file, math: 'always' })).css;
  } catch (error) {
    const fault = error as { message?: string; line?: number; column?: number }; // less rejects with a plain object
    throw new CompileError(`LESS: ${fault.message ?? String(error)}`, { file: shownPath(context.root, file), line: fault.line, column: fault.column });
  }
}

function parseCss(css: string, file: string, context: StyleContext): Root {
  try {
    return postcss.parse(css, { from: file });
  } catch (error) {
    if (!(error instanceof postcss.CssSyntaxError)) throw error;
    context.warn(`${shownPath(context.root, file)}:${error.line ?? 1}: ${error.reason}; read as a browser reads it`);
    return readAsBrowser(css, { from: file }) as Root; // the parser's types allow a document, which it never makes
  }
}

function rewrite(declaration: Declaration, _file: string): void {
  if (declaration.value.includes('rpx')) declaration.value = rpx(declaration.value);
}

/** url(./a.png) is relative to the file it stands in, which is gone once all styles of a page are one sheet. */
function relocate(declaration: Declaration, file: string, context: StyleContext): void {
  if (!declaration.value.includes('url(')) return;
  declaration.value = declaration.value.replace(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (whole, _quote: string, target: string) => {
    if (target.startsWith('//')) return `url("https:${target}")`;
    if (/^(data:|blob:|https?:|#)/.test(target)) return whole;
    const [path = ''] = target.split(/[?#]/);
    const found = path.startsWith('/') ? join(context.root, path) : resolve(dirname(file), path);
    return existsSync(found) ? `url("${context.asset(found)}")` : whole;
  });
}

export function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}
