/** The made parts of the tutorial: each step's diff, its grade, and what the report before it asked for. Prose stands between them, written by hand. */
import { structuredPatch } from 'diff';
import { linkWords, nextGradeWords, rowWords } from '../reports/wording.js';
import { filesBelow } from './tutorial-steps.js';
import type { Cell, Finding, RedLine, Result, Verdict } from '../rubric/result.js';
import type { Expected, LaidStep } from './tutorial-steps.js';

export type Language = 'zh' | 'en';
/** What stands between `<!-- made: NAME -->` and `<!-- end -->`, by name. */
export type Blocks = ReadonlyMap<string, string>;

const marked = /(<!-- made: ([\w-]+ [\w-]+|[\w-]+) -->\n)[^]*?(\n<!-- end -->)/g;

/** The page with its made parts made anew. A part that nobody made keeps what it holds; a part made that the page has no place for is an error. */
export function fillPage(page: string, blocks: Blocks): string {
  const placed = new Set([...page.matchAll(marked)].map((match) => match[2]));
  const homeless = [...blocks.keys()].filter((name) => !placed.has(name));
  if (homeless.length > 0) throw new Error(`The page has no place for ${homeless.join(', ')}.`);
  return page.replace(marked, (whole, open: string, name: string, close: string) => (blocks.has(name) ? `${open}\n${blocks.get(name) ?? ''}\n${close}` : whole));
}

/** What follows from the sources alone: `grades`, and `ID diff` for each step. */
export function sourceBlocks(steps: readonly LaidStep[], expected: (id: string) => Expected, language: Language): Blocks {
  const diffs = steps.flatMap(({ id, dir, before }) => (before === undefined ? [] : [[`${id} diff`, diffOf(before, dir, language)] as const]));
  return new Map([['grades', gradeTable(steps, expected, language)], ...diffs]);
}

/** `ID picture` and `ID screens` for the pictures that are there: a page never shows one that is not. */
export function pictureBlocks(steps: readonly LaidStep[], pictures: ReadonlySet<string>, language: Language): Blocks {
  const folder = { zh: 'pictures', en: '../../tutorial/pictures' }[language];
  const shown = (id: string, kind: string, alt: string, suffix = ''): [string, string][] => (pictures.has(`${id}${suffix}.png`) ? [[`${id} ${kind}`, `![${alt}](${folder}/${id}${suffix}.png)`]] : []);
  return new Map(steps.flatMap(({ id }) => [
    ...shown(id, 'picture', { zh: `${id} 的报告`, en: `The report of ${id}` }[language]),
    ...shown(id, 'screens', { zh: `${id}：用户一路看到的画面`, en: `${id}: what the user sees on the way` }[language], '-screens'),
  ]));
}

const gradeOf = (grade: string, language: Language): string => (grade === 'none' ? { zh: '未达标', en: 'none' }[language] : `**${grade}**`);

function gradeTable(steps: readonly LaidStep[], expected: (id: string) => Expected, language: Language): string {
  const head = { zh: ['步骤', '评级', '支付宝链路', '自主链路', '不合格的格子', '破了的红线'], en: ['step', 'grade', 'Alipay link', 'own link', 'cells failed', 'red lines broken'] }[language];
  const rows = steps.map(({ id }) => {
    const { grade, links, cells, brokenRedLines } = expected(id);
    const failed = Object.values(cells).flatMap((cell) => Object.values(cell)).filter((verdict) => verdict === 'fail').length;
    return [`[${id}](#${id})`, ...[grade, links.alipay, links.self].map((letter) => gradeOf(letter, language)), String(failed), String(brokenRedLines.length)];
  });
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function diffOf(before: string, after: string, language: Language): string {
  const [old, now] = [filesBelow(before), filesBelow(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path)).sort();
  const patches = paths.map((path) => filePatch(path, old.get(path), now.get(path)));
  const [plus, minus] = ['+', '-'].map((sign) => patches.flatMap(({ lines }) => lines).filter((line) => line.startsWith(sign)).length);
  const summary = { zh: `改动：${paths.length} 个文件，增 ${plus} 行，删 ${minus} 行`, en: `The change: ${paths.length} files, ${plus} lines added, ${minus} removed` }[language];
  const body = patches.map(({ title, lines }) => [title, ...lines].join('\n')).join('\n');
  return ['<details>', `<summary>${summary}</summary>`, '', '````diff', body, '````', '', '</details>'].join('\n');
}

/** A file that is gone is named, not quoted. */
function filePatch(path: string, old: string | undefined, now: string | undefined): { title: string; lines: string[] } {
  if (now === undefined) return { title: `### ${path} (deleted)`, lines: [] };
  const { hunks } = structuredPatch(path, path, old ?? '', now, '', '', { context: 2 });
  const lines = hunks.flatMap((hunk) => [`@@ ${hunk.oldStart},${hunk.oldLines} ${hunk.newStart},${hunk.newLines} @@`, ...hunk.lines]);
  return { title: `### ${path}${old === undefined ? ' (new)' : ''}`, lines: lines.filter((line) => !line.startsWith('\\')) };
}

/** What follows from the runs: `ID report` (what the report before the step said and the step mended) and `ID next` (what its own report says first). */
export function runBlocks(ids: readonly string[], results: ReadonlyMap<string, Result>, language: Language): Blocks {
  const blocks = new Map<string, string>();
  for (const [nth, id] of ids.entries()) {
    const now = results.get(id), before = results.get(ids[nth - 1] ?? '');
    if (now) blocks.set(`${id} next`, whatBlocks(now, language));
    if (now && before) blocks.set(`${id} report`, mended(before, now, language));
  }
  return blocks;
}

function whatBlocks(result: Result, language: Language): string {
  const count = (verdict: string): number => result.cells.filter((cell) => cell.verdict === verdict).length;
  const overall = result.nextGrade.find(({ link }) => link === 'overall');
  const first = { zh: `评级 ${gradeOf(result.grade, 'zh')}，合格 ${count('pass')} 格，不合格 ${count('fail')} 格。`, en: `Grade ${gradeOf(result.grade, 'en')}: ${count('pass')} cells passed, ${count('fail')} failed.` }[language];
  return overall ? `> ${first}\n>\n> ${plain(nextGradeWords(result, overall)[language])}` : `> ${first}`;
}

interface Place { key: string; name: Record<Language, string>; state: 'failing' | 'mended' | 'open'; finding: Finding | undefined }

/** Cells and red lines that failed before the step and are settled after it, each with the report's own sentence. */
function mended(before: Result, now: Result, language: Language): string {
  const settled = new Set(places(now).filter(({ state }) => state === 'mended').map(({ key }) => key));
  const rows = places(before).filter(({ key, state }) => state === 'failing' && settled.has(key))
    .map(({ name, finding }) => [name[language], plain(finding?.observed ?? ''), plain(finding?.remedy ?? '')]);
  const head = { zh: ['不合格', '报告写着', '怎么改'], en: ['failed', 'the report said', 'what to do'] }[language];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const places = (result: Result): Place[] => [...result.cells.map(cellPlace), ...result.redLines.map(linePlace)];

function cellPlace(cell: Cell): Place {
  const words = rowWords(cell.row, cell.title), link = linkWords[cell.link];
  const state = stateOf(cell.verdict);
  return { key: `${cell.row}@${cell.link}`, name: { zh: `${link.zh} ${words.zh}`, en: `${link.en}: ${words.en}` }, state, finding: firstFailure(cell.findings) };
}

function linePlace({ id, title, verdict, findings }: RedLine): Place {
  return { key: id, name: { zh: `红线 ${title}`, en: `Red line ${id}` }, state: stateOf(verdict), finding: firstFailure(findings) };
}

const stateOf = (verdict: Verdict): Place['state'] => (verdict === 'fail' ? 'failing' : verdict === 'pass' || verdict === 'notApplicable' ? 'mended' : 'open');

const firstFailure = (findings: readonly Finding[]): Finding | undefined => findings.find(({ outcome }) => outcome === 'fail');

/** Texts of a run as a table cell of Markdown that is a Vue page too. */
const plain = (text: string): string => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign).replace(/[|\\`*_[\]]/g, '\\$&').replace(/\{\{/g, '&#123;&#123;').replace(/\s+/g, ' ');
