/** compileMiniProgram: a folder with a mini program → everything that must be served to run it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isBuiltinTag } from '../tags.js';
import type { CompiledProgram, ServedFile, UnsupportedUse } from '../program.js';
import { compileStyle, readText, type StyleContext, type StyleMarks } from './acss.js';
import { listAssets, readAsset } from './assets.js';
import type { AxmlModule } from './axml-compile.js';
import { bundleService } from './bundle-service.js';
import { CompileCache } from './compile-cache.js';
import { marksOf, readProject, shownPath, styleOf, windowOf, type Project, type Unit } from './project.js';

export { CompileError } from './errors.js';
export type { CompiledProgram } from '../program.js';

/** @throws CompileError with file, line, column and the mend. `root` holds app.json, or a mini.project.json that points at it. */
export async function compileMiniProgram(root: string, options: CompileOptions = {}): Promise<CompiledProgram> {
  if (options.cacheDir === undefined) return (await compile(root)).program;
  const cache = new CompileCache(options.cacheDir, root);
  const known = cache.read();
  if (known) return known;
  const { program, inputs } = await compile(root);
  cache.write(program, inputs);
  return program;
}

export interface CompileOptions {
  /** Folder for finished compiles; one whose inputs have not changed since is taken from there. */
  cacheDir?: string;
}

async function compile(root: string): Promise<{ program: CompiledProgram; inputs: string[] }> {
  const project = readProject(root);
  const warn = (warning: string): void => { project.warnings.push(warning); };
  const bundle = await bundleService({ project, read: readText });
  const assets = listAssets(project.root, warn);
  const styles = await pageStyles(project, assets, warn);
  const files = new Map<string, ServedFile>([
    ['service.js', { body: bundle.code, type: 'text/javascript; charset=utf-8' }],
    ['service.js.map', { body: bundle.map, type: 'application/json' }],
    ...[...styles.sheets].map(([page, css]): [string, ServedFile] => [`styles/${page}.css`, { body: css, type: 'text/css; charset=utf-8' }]),
    ...[...assets].map(([name, file]): [string, ServedFile] => [`assets/${name}`, readAsset(file)]),
  ]);
  const pageConfigs = Object.fromEntries(project.pages.map((page) => [page, windowOf(project.appJson, project.units.get(page)?.json ?? {})]));
  const program: CompiledProgram = {
    files, appJson: project.appJson, pages: project.pages, pageConfigs, component2: project.component2, framework: frameworkOf(bundle.code, project),
    buildHash: hashOf(files, project), warnings: [...project.warnings, ...bundle.warnings, ...passedOver(project, bundle.templates)].sort(),
    unsupported: [...project.unsupported, ...unsupportedUses(project, bundle.templates)],
  };
  return { program, inputs: [...bundle.inputs, ...styles.inputs, ...assets.values(), ...[...project.units.values()].map((unit) => `${unit.path}.json`)] };
}

/** One sheet a page: app, then its components (deepest last used first), then the page itself. */
async function pageStyles(project: Project, assets: Map<string, string>, warn: (warning: string) => void): Promise<{ sheets: Map<string, string>; inputs: Set<string> }> {
  const inputs = new Set<string>();
  const compiled = new Map<string, Promise<string>>();
  const context: StyleContext = {
    root: project.root, warn, read: (file) => { inputs.add(file); return readText(file); },
    asset: (file) => { const name = shownPath(project.root, file).replace(/^(\.\.\/)+/, ''); assets.set(name, file); return `../assets/${name}`; },
  };
  const styleFor = (path: string, marks: StyleMarks = {}): Promise<string> => {
    const file = styleOf(path);
    if (!file) return Promise.resolve('');
    const known = compiled.get(file) ?? compileStyle(file, context, marks);
    compiled.set(file, known);
    return known;
  };
  const sheets = new Map<string, string>();
  for (const page of project.pages) {
    const parts = [styleFor(join(project.root, 'app')), ...closureOf(project, page).map((unit) => styleFor(unit.path, marksOf(unit)))];
    const depth = '../'.repeat(page.split('/').length - 1);
    sheets.set(page, (await Promise.all(parts)).join('\n').replaceAll('url("../assets/', `url("../${depth}assets/`));
  }
  return { sheets, inputs };
}

/** A page's components, deepest first, then the page. */
function closureOf(project: Project, page: string): Unit[] {
  const ordered: Unit[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const unit = project.units.get(id);
    if (!unit || seen.has(id)) return;
    seen.add(id);
    for (const used of Object.values(unit.uses)) visit(used);
    ordered.push(unit);
  };
  visit(page);
  return ordered;
}

function unsupportedUses(project: Project, templates: Map<string, AxmlModule>): UnsupportedUse[] {
  const uses: UnsupportedUse[] = [];
  for (const unit of project.units.values()) {
    const module = templates.get(`${unit.path}.axml`);
    if (!module) continue;
    const generics = Object.keys((unit.json['componentGenerics'] ?? {}) as object); // any object: only its keys are read
    const known = new Set([...Object.keys(unit.uses), ...generics]);
    const reported = new Set(project.unsupported.filter((use) => use.page === unit.id).map((use) => use.name));
    for (const { tag } of module.customTags) {
      if (known.has(tag) || reported.has(tag) || isBuiltinTag(tag)) continue;
      reported.add(tag);
      uses.push({ feature: 'tag', name: tag, page: unit.id, detail: 'neither a built-in component nor in usingComponents' });
    }
    if (module.readsThis) uses.push({ feature: 'expression', name: 'this', page: unit.id, detail: 'no AXML expression knows it; taken as data of that name' });
    for (const name of module.unknownDirectives.filter(isListener)) uses.push({ feature: 'directive', name, page: unit.id, detail: 'SJS property listeners are not called' });
  }
  return uses;
}

const isListener = (directive: string): boolean => directive.startsWith('change:');

function passedOver({ units }: Project, templates: Map<string, AxmlModule>): string[] {
  return [...units.values()].flatMap(({ id, path }) => (templates.get(`${path}.axml`)?.unknownDirectives ?? []).filter((name) => !isListener(name)).map((name) => `${id}.axml: ${name} is no directive; it was passed over`));
}

function frameworkOf(code: string, project: Project): CompiledProgram['framework'] {
  if (existsSync(join(project.root, 'base.axml')) && /createPageConfig|taro/i.test(code)) return 'taro';
  if (/\buni-app\b|createMiniProgramApp|__uniConfig|createSSRApp/.test(code)) return 'uni-app';
  return 'native';
}

function hashOf(files: Map<string, ServedFile>, project: Project): string {
  const hash = createHash('sha256').update(JSON.stringify(project.appJson));
  for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) if (path !== 'service.js.map') hash.update(path).update(file.body);
  return hash.digest('hex').slice(0, 16);
}

