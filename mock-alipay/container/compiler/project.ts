/** Reads what a mini program says about itself: mini.project.json, app.json, the json of each page and component. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import { parseExpressionAt } from 'acorn';
import type { AppJson, UnsupportedUse, WindowConfig } from '../program.js';
import { CompileError, positionAt } from './errors.js';

export interface Unit {
  /** Path without extension relative to the root, posix; a component from npm starts with node_modules/. */
  id: string;
  /** Absolute path without extension. */
  path: string;
  kind: 'page' | 'component';
  json: Record<string, unknown>;
  /** Tag → id of the component it stands for. */
  uses: Record<string, string>;
}
export interface Project {
  root: string; appJson: AppJson; pages: string[]; component2: boolean; less: boolean;
  units: Map<string, Unit>; warnings: string[]; unsupported: UnsupportedUse[];
}

const styleExtensions = ['.acss', '.less', '.css'];
const scriptExtensions = ['.js', '.ts', '.mjs'];

export function readProject(folder: string): Project {
  const start = resolve(folder);
  if (!existsSync(start) || !statSync(start).isDirectory()) {
    throw new CompileError('there is no such folder; point the mini program root at the folder that holds app.json (or mini.project.json).', { file: folder });
  }
  const settings = readJson(join(start, 'mini.project.json'), start) ?? {};
  const root = typeof settings['miniprogramRoot'] === 'string' ? resolve(start, settings['miniprogramRoot']) : start;
  const appJson = readAppJson(root);
  const options = record(settings['compileOptions']);
  const project: Project = {
    root, appJson, pages: pagesOf(appJson, root), units: new Map(), warnings: [], unsupported: [],
    component2: (options['component2'] ?? settings['component2'] ?? true) === true, less: options['less'] === true,
  };
  for (const page of project.pages) addPage(project, page);
  return project;
}

/** First existing file among path + extension. */
export function withExtension(path: string, extensions: readonly string[]): string | undefined {
  return extensions.map((extension) => path + extension).find((file) => existsSync(file));
}
export const styleOf = (unit: string): string | undefined => withExtension(unit, styleExtensions);
export const scriptOf = (unit: string): string | undefined => withExtension(unit, scriptExtensions);

/**
 * Attributes by which a component's styles find its elements: `host` for :host, and `scope` on every element where styleIsolation is apply-shared:
 * page and app styles reach into the component, its own do not reach out.
 */
export function marksOf({ id, kind, json }: Pick<Unit, 'id' | 'kind' | 'json'>): { scope?: string; host?: string } {
  if (kind !== 'component') return {};
  const mark = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return { host: `host-${mark}`, ...(json['styleIsolation'] === 'apply-shared' ? { scope: `scope-${mark}` } : {}) };
}

/** Path shown to people: relative to the root, posix. */
export function shownPath(root: string, file: string): string {
  return relative(root, file).split(sep).join(posix.sep);
}

function readAppJson(root: string): AppJson {
  const file = join(root, 'app.json');
  const found = readJson(file, root);
  if (!found) throw new CompileError('there is no app.json; point the mini program root at the folder that holds it, or build the project first.', { file: `${root}/app.json` });
  const pages = found['pages'];
  if (!Array.isArray(pages) || pages.length === 0 || !pages.every((page) => typeof page === 'string')) {
    throw new CompileError('app.json has no "pages"; list at least one page path, the first is the home page.', { file: 'app.json' });
  }
  return { ...found, pages };
}

function pagesOf(app: AppJson, root: string): string[] {
  const main = app.pages.map(clean);
  const packages = app['subPackages'] ?? app['subpackages'];
  const sub = !Array.isArray(packages) ? [] : packages.flatMap((entry: unknown) => {
    const { root: base, pages } = record(entry);
    if (typeof base !== 'string' || !Array.isArray(pages)) throw new CompileError('each of subPackages needs "root" and "pages".', { file: shownPath(root, join(root, 'app.json')) });
    return pages.filter((page): page is string => typeof page === 'string').map((page) => clean(posix.join(base, page)));
  });
  const entry = typeof app.entryPagePath === 'string' ? [clean(app.entryPagePath)] : [];
  return [...new Set([...entry, ...main, ...sub])];
}

function addPage(project: Project, page: string): void {
  const path = join(project.root, page);
  for (const [what, file] of [['.axml', withExtension(path, ['.axml'])], ['.js', scriptOf(path)]] as const) {
    if (!file) throw new CompileError(`app.json lists the page "${page}", but ${page}${what} does not exist; add the file or take the page out of app.json.`, { file: `${page}${what}` });
  }
  addUnit(project, { id: page, path, kind: 'page' });
}

function addUnit(project: Project, at: Pick<Unit, 'id' | 'path' | 'kind'>): void {
  if (project.units.has(at.id)) return;
  const json = readJson(`${at.path}.json`, project.root) ?? {};
  const unit: Unit = { ...at, json, uses: {} };
  project.units.set(at.id, unit);
  const own = Object.entries(record(json['usingComponents']));
  const globals = Object.entries(record(project.appJson['usingComponents']));
  for (const [tag, target] of globals) if (typeof target === 'string') useComponent(project, unit, tag, target, project.root);
  for (const [tag, target] of own) if (typeof target === 'string') useComponent(project, unit, tag, target, dirname(at.path));
}

function useComponent(project: Project, unit: Unit, tag: string, target: string, from: string): void {
  if (/^(dynamic-)?plugin:\/\//.test(target)) {
    project.unsupported.push({ feature: 'component', name: tag, page: unit.id, detail: `${target}: plugins are not run` });
    return;
  }
  const path = resolveComponent(project.root, target, from);
  if (!path) {
    project.warnings.push(`${unit.id}.json: the component "${tag}" points at "${target}", which does not exist`);
    project.unsupported.push({ feature: 'component', name: tag, page: unit.id, detail: `${target} does not exist` });
    return;
  }
  const id = unitId(project.root, path);
  unit.uses[tag] = id;
  addUnit(project, { id, path, kind: 'component' });
}

/** Absolute path without extension; a folder means its index. */
function resolveComponent(root: string, target: string, from: string): string | undefined {
  const plain = target.replace(/\.(axml|js|json)$/, '');
  const bases = target.startsWith('/') ? [join(root, plain)] : target.startsWith('.') ? [join(from, plain)] : [join(from, plain), join(root, plain), ...packageFolders(from).map((folder) => join(folder, plain))];
  for (const base of bases) {
    for (const path of [base, join(base, 'index')]) if (existsSync(`${path}.axml`) || (scriptOf(path) && existsSync(`${path}.json`))) return path;
  }
  return undefined;
}

/** node_modules folders from here up, nearest first. */
export function packageFolders(from: string): string[] {
  const folders: string[] = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (basename(folder) !== 'node_modules') folders.push(join(folder, 'node_modules'));
    if (dirname(folder) === folder) return folders;
  }
}

function unitId(root: string, path: string): string {
  const inside = shownPath(root, path);
  const at = path.split(sep).join(posix.sep).lastIndexOf('/node_modules/');
  return inside.startsWith('..') && at !== -1 ? path.slice(at + 1).split(sep).join(posix.sep) : inside;
}

/** Undefined when the file does not exist; an empty file is an empty object, as in the IDE. */
function readJson(file: string, root: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined;
  const source = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (source.trim() === '') return {};
  try {
    return record(JSON.parse(source));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? jsonFault(source));
    throw new CompileError(`this is not JSON: ${message.replace(/(, \.*"[\s\S]*| \(line.*| in JSON at.*)$/, '')}; mend the file (no comments, no trailing commas).`, { file: shownPath(root, file), ...positionAt(source, offset) });
  }
}

/** Where JSON.parse stumbled, for engines that do not say: where JavaScript would, or at a comment or trailing comma. */
function jsonFault(source: string): number {
  try {
    parseExpressionAt(source, 0, { ecmaVersion: 2022 });
    return Math.max(0, source.search(/,\s*[}\]]|\/\/|\/\*/));
  } catch (error) {
    return error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0;
  }
}

export function windowOf(app: AppJson, json: Record<string, unknown>): WindowConfig {
  const own = Object.fromEntries(Object.entries(json).filter(([key]) => key !== 'usingComponents'));
  return { ...app.window, ...own };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

function clean(page: string): string {
  return page.replace(/^\//, '').replace(/\.(axml|js)$/, '');
}
