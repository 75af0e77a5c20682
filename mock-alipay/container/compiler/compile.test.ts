import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { miniProgram, removeMiniPrograms } from '../trial/folder.js';
import { compileMiniProgram, CompileError, type CompiledProgram } from './index.js';

afterAll(removeMiniPrograms);

const page = { 'pages/a/a.axml': '<view/>', 'pages/a/a.js': 'Page({});' };
const body = (program: CompiledProgram, path: string): string => String(program.files.get(path)?.body);

async function refusal(files: Record<string, string>): Promise<CompileError> {
  const error: unknown = await compileMiniProgram(miniProgram(files)).catch((thrown: unknown) => thrown);
  if (error instanceof CompileError) return error;
  throw new Error(`expected a CompileError, got ${String(error)}`);
}

test('the recruiting fixture compiles to scripts, a sheet a page and its assets, without warnings', async () => {
  const program = await compileMiniProgram(fileURLToPath(new URL('../fixtures/recruit', import.meta.url)));
  expect([...program.files.keys()].sort()).toEqual([
    'assets/assets/dot.svg', 'service.js', 'service.js.map', 'styles/pages/apply/apply.css', 'styles/pages/home/home.css', 'styles/pages/jd/jd.css', 'styles/pages/mine/mine.css',
  ]);
  expect(program).toMatchObject({ pages: ['pages/home/home', 'pages/jd/jd', 'pages/apply/apply', 'pages/mine/mine'], framework: 'native', component2: true, warnings: [], unsupported: [] });
});

test('the same sources give the same hash, changed ones another', async () => {
  const [one, two, other] = await Promise.all([page, page, { ...page, 'pages/a/a.js': 'Page({ data: {} });' }].map((files) => compileMiniProgram(miniProgram(files))));
  expect(one?.buildHash).toBe(two?.buildHash);
  expect(one?.buildHash).not.toBe(other?.buildHash);
});

test('a sheet holds app, components and page in this order, with rpx computed and imports inlined', async () => {
  const program = await compileMiniProgram(miniProgram({
    ...page, 'app.acss': "@import '/base.acss'; .app { width: 750rpx }", 'base.acss': '.base { margin: -1.5rpx 2rpx }', 'pages/a/a.acss': '.page { background: url(./bg.png) }', 'pages/a/bg.png': 'png',
    'pages/a/a.json': '{"usingComponents":{"my-c":"/c/c"}}', 'c/c.json': '{"component":true}', 'c/c.js': 'Component({})', 'c/c.axml': '<view/>', 'c/c.acss': '.c { top: 0 }',
  }));
  const css = body(program, 'styles/pages/a/a.css');
  expect(css).toContain('margin: calc(-1.5 * var(--rpx)) calc(2 * var(--rpx))');
  expect(css).toContain('url("../../../assets/pages/a/bg.png")');
  expect(['.base', '.app', '.c ', '.page'].map((rule) => css.indexOf(rule))).toEqual([...['.base', '.app', '.c ', '.page'].map((rule) => css.indexOf(rule))].sort((a, b) => a - b));
});

test('TypeScript, LESS, subpackages, CommonJS and modules from the root are understood', async () => {
  const program = await compileMiniProgram(miniProgram({
    'app.json': '{"pages":["pages/a/a"],"subPackages":[{"root":"sub","pages":["b/b"]}]}', 'app.ts': 'const n: number = 1; App({ n });', ...page, 'pages/a/a.js': "const m = require('/lib/m'); Page({ data: m });",
    'lib/m.js': 'module.exports = { a: 1 };', 'pages/a/a.less': '@c: red; .x { .y { color: @c } }', 'sub/b/b.axml': '<view/>', 'sub/b/b.js': 'Page({})',
  }));
  expect(program.pages).toEqual(['pages/a/a', 'sub/b/b']);
  expect(body(program, 'styles/pages/a/a.css')).toContain('.x .y');
  expect(program.warnings).toEqual([]);
});

test('unknown tags, directives and plugins are named', async () => {
  const program = await compileMiniProgram(miniProgram({ ...page, 'pages/a/a.axml': '<foo-bar/><view a:odd="1"/>', 'pages/a/a.json': '{"usingComponents":{"p":"plugin://x/y"}}' }));
  expect(program.unsupported.map(({ feature, name }) => `${feature} ${name}`)).toEqual(['component p', 'tag foo-bar']);
  expect(program.warnings).toContain('pages/a/a.axml: a:odd is no directive; it was passed over');
});

test('a module that does not exist is a warning: it throws only when it is required', async () => {
  const program = await compileMiniProgram(miniProgram({ ...page, 'pages/a/a.js': "import './nowhere'; Page({});" }));
  expect(program.warnings).toEqual(["Cannot find module './nowhere' (required by pages/a/a.js)"]);
});

test('files outside the package are not read', async () => {
  const program = await compileMiniProgram(miniProgram({ ...page, 'pages/a/a.js': "import secret from '../../../../../../../../etc/hostname.json'; import p from '/etc/passwd'; Page({ data: { secret, p } });" }));
  expect(program.warnings).toHaveLength(2);
  expect(body(program, 'service.js')).not.toContain(readFileSync('/etc/passwd', 'utf8').slice(0, 20));
});

test.each<[string, Record<string, string>, string, number | undefined]>([
  ['app.json without pages', { 'app.json': '{}' }, 'app.json', undefined],
  ['broken JSON', { 'app.json': '{\n  "pages": [}' }, 'app.json', 2],
  ['a page without AXML', { 'pages/a/a.js': 'Page({})' }, 'pages/a/a.axml', undefined],
  ['a page without script', { 'pages/a/a.axml': '<view/>' }, 'pages/a/a.js', undefined],
  ['a bad expression', { ...page, 'pages/a/a.axml': '<view/>\n<text>{{a +}}</text>' }, 'pages/a/a.axml', 2],
  ['a:else without a:if', { ...page, 'pages/a/a.axml': '<view a:else/>' }, 'pages/a/a.axml', 1],
  ['an include of nothing', { ...page, 'pages/a/a.axml': '<include src="./x.axml"/>' }, 'pages/a/a.axml', 1],
  ['a script that does not parse', { ...page, 'pages/a/a.js': 'Page({\n  data: {,\n});' }, 'pages/a/a.js', 2],
])('%s is refused with file, line and the mend', async (_, files, file, line) => {
  const error = await refusal(files);
  expect(error.file).toMatch(new RegExp(`${file}$`));
  expect(error.line).toBe(line);
  expect(error.message).toMatch(/;|,/);
});

test('ACSS that does not parse is read as a browser reads it', async () => {
  const program = await compileMiniProgram(miniProgram({ ...page, 'pages/a/a.acss': '.a {\n\u00a0 color: red;\n width: 2rpx }\n.b { top: 0' }));
  expect(program.warnings).toEqual([expect.stringMatching(/^pages\/a\/a\.acss:\d: .+; read as a browser reads it$/)]);
  expect(body(program, 'styles/pages/a/a.css')).toMatch(/width: calc\(2 \* var\(--rpx\)\)[^]*\.b/);
});

test('an import of what a module does not export is undefined, and a warning', async () => {
  const program = await compileMiniProgram(miniProgram({
    ...page, 'pages/a/a.js': "import fallback, { there, gone } from './b'; import { lost } from './c'; Page({ data: { all: [fallback, there, gone, lost] } });",
    'pages/a/b.js': 'const gone = 1; export const there = gone;', 'pages/a/c.js': "export { lost } from './b';",
  }));
  expect(program.warnings).toEqual([
    'pages/a/a.js:1: imports "default", which pages/a/b.js does not export: undefined',
    'pages/a/a.js:1: imports "gone", which pages/a/b.js does not export: undefined',
    'pages/a/c.js:1: imports "lost", which pages/a/b.js does not export: undefined',
  ]);
});

test.each([
  ['a style', '<view style="color:{{this.c}}"/>', []], ['a text', '<text>{{this.c}}</text>', ['expression this']], ['a list', '<view a:for="{{this.list}}"/>', ['expression this']], ['plain words', '<text title="this">this {{a}} this</text>', []],
])('`this` in %s compiles, and blinds where it may decide what is shown', async (_, axml, named) => {
  const program = await compileMiniProgram(miniProgram({ ...page, 'pages/a/a.axml': axml }));
  expect(program.unsupported.map(({ feature, name }) => `${feature} ${name}`)).toEqual(named);
});

test('tags that are not closed, or close nothing, are warnings: published libraries have them', async () => {
  const program = await compileMiniProgram(miniProgram({ ...page, 'pages/a/a.axml': '<view>\n  <slot name="x">\n</view>\n</text>\n<view>' }));
  expect(program.warnings).toEqual([
    'pages/a/a.axml:2: <slot> is never closed; it was taken to end with what is around it',
    'pages/a/a.axml:4: </text> closes nothing; it was passed over',
    'pages/a/a.axml:5: <view> is never closed; it was taken to end with what is around it',
  ]);
});

test('a folder that does not exist is refused', async () => {
  await expect(compileMiniProgram('/no/such/folder')).rejects.toThrow(/there is no such folder/);
});

test('a compile is taken from the cache until a file changes or appears', async () => {
  const root = miniProgram(page);
  const cacheDir = mkdtempSync(join(tmpdir(), 'compile-cache-'));
  const first = await compileMiniProgram(root, { cacheDir });
  expect(await compileMiniProgram(root, { cacheDir })).toEqual(first);
  writeFileSync(join(root, 'pages/a/a.js'), "Page({ data: { changed: 'yes' } });");
  const second = await compileMiniProgram(root, { cacheDir });
  expect(body(second, 'service.js')).toContain('changed');
  writeFileSync(join(root, 'pages/a/a.acss'), '.new { top: 0 }');
  expect(body(await compileMiniProgram(root, { cacheDir }), 'styles/pages/a/a.css')).toContain('.new');
  rmSync(cacheDir, { recursive: true });
});
