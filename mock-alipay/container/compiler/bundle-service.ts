/** All scripts, SJS modules and templates of a program → one script for the worker, with a source map. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { build, type BuildFailure, type Message, type OnResolveArgs, type OnResolveResult, type Plugin, type PluginBuild } from 'esbuild';
import { compileAxml, type AxmlModule } from './axml-compile.js';
import { parseAxml, type AxmlNode } from './axml-parse.js';
import { wrapperGives, wrapperHides } from '../wrapper.js';
import { CompileError } from './errors.js';
import { MissingExports } from './missing-exports.js';
import { marksOf, scriptOf, shownPath, type Project, type Unit } from './project.js';

export interface ServiceBundle { code: string; map: string; /** file → what its template used */ templates: Map<string, AxmlModule>; warnings: string[]; /** Every file that went in. */ inputs: string[] }
export interface BundleContext { project: Project; read: (file: string) => string }


export async function bundleService(context: BundleContext): Promise<ServiceBundle> {
  const lacking = new MissingExports(context.project.root);
  for (;;) {
    try {
      return await bundleOnce(context, lacking);
    } catch (error) {
      if (!lacking.learn(error)) throw asCompileError(error);
    }
  }
}

async function bundleOnce(context: BundleContext, lacking: MissingExports): Promise<ServiceBundle> {
  const templates = new Map<string, AxmlModule>();
  const warnings: string[] = [];
  const result = await build({
    stdin: { contents: entry(context.project), resolveDir: context.project.root, sourcefile: entryFile(context.project.root), loader: 'js' },
    absWorkingDir: context.project.root, bundle: true, write: false, format: 'iife', target: 'es2022', platform: 'neutral', mainFields: ['module', 'main'], charset: 'utf8', logLevel: 'silent', legalComments: 'none',
    metafile: true, sourcemap: 'external', sourcesContent: true, outfile: join(context.project.root, 'service.js'), supported: { 'dynamic-import': false },
    loader: { '.sjs': 'js', '.wxs': 'js' }, resolveExtensions: ['.js', '.ts', '.mjs', '.json', '.sjs'], tsconfigRaw: {},
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: `$yanshouProgram(function (${[...wrapperGives, ...wrapperHides].join(', ')}) {` }, footer: { js: '});' },
    plugins: [miniProgramModules(context, { templates, warnings, lacking })],
  });
  const [map, code] = ['.map', '.js'].map((extension) => result.outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '');
  const inputs = Object.keys(result.metafile.inputs).filter((input) => !input.startsWith('missing:') && !input.startsWith('data:')).map((input) => resolve(context.project.root, input));
  // What else esbuild warns of is advice on the ISV's style (duplicate keys, odd comparisons), which is not ours to give.
  const undefinedImports = result.warnings.filter(({ id, text }) => id === 'import-is-undefined' && !text.includes('"missing:')).map(shown);
  return { code: code ?? '', map: map ?? '', templates, inputs: inputs.filter((file) => file !== entryFile(context.project.root)), warnings: [...warnings, ...undefinedImports, ...lacking.warnings] };
}

/** Registers every unit without running it: a page's script runs when the page first opens. */
function entry(project: Project): string {
  const app = scriptOf(join(project.root, 'app'));
  const lines = app ? [`$register.app(() => require(${JSON.stringify(app)}));`] : [];
  for (const unit of project.units.values()) lines.push(registration(project, unit));
  return lines.join('\n');
}

function registration(project: Project, unit: Unit): string {
  const script = scriptOf(unit.path);
  const { component, componentGenerics } = unit.json;
  const what = { kind: unit.kind, uses: unit.uses, ...marksOf(unit), generics: componentGenerics, isComponent: component === true };
  const run = script ? `() => require(${JSON.stringify(script)})` : '() => {}';
  const view = existsSync(`${unit.path}.axml`) ? `() => require(${JSON.stringify(`${unit.path}.axml`)})` : '() => ({ default: () => null, templates: {} })';
  return `$register.unit(${JSON.stringify(unit.id)}, ${JSON.stringify(what)}, ${run}, ${view});`;
}

interface Gathered { templates: Map<string, AxmlModule>; warnings: string[]; lacking: MissingExports }

function miniProgramModules(context: BundleContext, { templates, warnings, lacking }: Gathered): Plugin {
  const { root } = context.project;
  return {
    name: 'mini-program',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, (args) => resolveModule(builder, args, root, warnings));
      builder.onLoad({ filter: /\.axml$/ }, (args) => {
        const module = compileTemplateFile(args.path, context);
        templates.set(args.path, module);
        return { contents: module.code, loader: 'js', resolveDir: dirname(args.path) };
      });
      builder.onLoad({ filter: /\.(js|ts|mjs|sjs)$/ }, ({ path }) => (lacking.has(path) ? { contents: lacking.addTo(path, context.read(path)), loader: path.endsWith('.ts') ? 'ts' : 'js' } : undefined));
      builder.onLoad({ filter: /.*/, namespace: 'missing' }, (args) => ({ contents: `throw new Error(${JSON.stringify(args.path)});`, loader: 'js' }));
    },
  };
}

const inOurHands = Symbol('being resolved');

/**
 * `/x` is the program's root; a missing module throws when it is required, not when it is compiled; nothing outside the package is read.
 * Where esbuild's own answer stands we give none, so that it keeps what it knows of the package (its module type, side effects).
 */
async function resolveModule(builder: PluginBuild, args: OnResolveArgs, root: string, warnings: string[]): Promise<OnResolveResult | undefined> {
  if (args.pluginData === inOurHands || args.namespace === 'missing' || args.kind === 'entry-point') return undefined;
  const fromRoot = args.path.startsWith('/') && args.importer !== entryFile(root);
  if (!fromRoot && isPlain(args, root)) return ownFile(args, root);
  const result = await builder.resolve(fromRoot ? `.${args.path}` : args.path, { resolveDir: fromRoot ? root : args.resolveDir, kind: args.kind, importer: args.importer, pluginData: inOurHands });
  if (result.errors.length === 0 && !result.external && (result.namespace !== 'file' || isInside(result.path, root))) return fromRoot ? { path: result.path } : undefined;
  const message = `Cannot find module '${args.path}' (required by ${args.importer ? shownPath(root, args.importer) : 'app'})`;
  warnings.push(message);
  return { path: message, namespace: 'missing' };
}

const entryFile = (root: string): string => join(root, 'yanshou-entry.js');
const scripts = ['', '.js', '.ts', '.mjs', '.json', '.sjs', '/index.js', '/index.ts'];

/** A relative path to a file that is there and inside: the common case, decided without asking esbuild twice. */
function isPlain({ path, resolveDir, importer }: OnResolveArgs, root: string): boolean {
  if (importer === entryFile(root)) return true;
  if (!path.startsWith('.')) return false;
  const target = join(resolveDir, path);
  const found = scripts.map((extension) => target + extension).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  return found !== undefined && isInside(found, root);
}

/**
 * A file of the program itself. Left to esbuild, a package.json above the program ("type": "module" of the repository it lies in) would decide
 * whether it is CommonJS; on the platform nothing above the program is there. Its own package.json, and those of packages, still count.
 */
function ownFile({ path, resolveDir }: OnResolveArgs, root: string): OnResolveResult | undefined {
  const target = resolve(resolveDir, path);
  const found = scripts.map((extension) => target + extension).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found === undefined || relative(root, found).split(sep).includes('node_modules') || existsSync(join(root, 'package.json'))) return undefined;
  return { path: found };
}

function isInside(file: string, root: string): boolean {
  if (file.startsWith(root + sep) && !mayLink(dirname(file), root)) return true;
  const real = realpathSync(file);
  return real.startsWith(realpathSync(root) + sep) || real.split(sep).includes('node_modules');
}

const linked = new Map<string, boolean>();

/** Whether a folder of the package is reached through a symbolic link. Remembered: programs have few folders and many files. */
function mayLink(folder: string, root: string): boolean {
  const known = linked.get(folder);
  if (known !== undefined) return known;
  const links = realpathSync(folder) !== join(realpathSync(root), relative(root, folder));
  linked.set(folder, links);
  return links;
}

function compileTemplateFile(path: string, context: BundleContext): AxmlModule {
  const { root } = context.project;
  const source = context.read(path);
  const file = shownPath(root, path);
  return compileAxml({
    file, source, nodes: parseAxml(source, file, (warning) => warnOnce(context.project, warning)),
    include: (from, src) => readIncluded(src.startsWith('/') ? src.slice(1) : posix.join(posix.dirname(from), src), context),
  });
}

/** A file may be read more than once: as itself and by those that include it. */
function warnOnce({ warnings }: Project, warning: string): void {
  if (!warnings.includes(warning)) warnings.push(warning);
}

function readIncluded(shown: string, context: BundleContext): { nodes: AxmlNode[]; file: string; source: string } | undefined {
  const file = shown.endsWith('.axml') ? shown : `${shown}.axml`;
  const path = join(context.project.root, file);
  if (!existsSync(path)) return undefined;
  const source = context.read(path);
  return { nodes: parseAxml(source, file, (warning) => warnOnce(context.project, warning)), file, source };
}

function asCompileError(error: unknown): unknown {
  const failure = error as Partial<BuildFailure>; // esbuild rejects with an Error that carries its messages
  const [first] = failure.errors ?? [];
  if (!first) return error;
  if (first.detail instanceof CompileError) return first.detail;
  const { location } = first;
  return new CompileError(`this script does not parse: ${first.text}`, { file: location?.file ?? 'app.js', line: location?.line, column: location ? location.column + 1 : undefined });
}

function shown(message: Message): string {
  const { location } = message;
  return location ? `${location.file}:${location.line}: ${message.text}` : message.text;
}
