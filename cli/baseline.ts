/**
 * `--baseline`: the last submission. Its result and the pictures that differ are kept in the run (`baseline/`), so that grading the run again says the
 * same without it.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { intact } from '../evidence/bundle/open.js';
import { compareResults, diffPictures, pairScreens, type Baseline, type PairedScreens, type ScreenPair } from '../reports/index.js';
import { serialiseResult } from '../rubric/index.js';
import { resultSchema, type Result } from '../rubric/result.js';
import { badConfig, messageOf } from './exit.js';
import { findRun } from './run-folder.js';
import { runFile } from './run-file.js';

export interface EarlierRun { result: Result; picture(path: string): Uint8Array | undefined }

/** A former result.json, a run's folder or a sealed bundle (which must be intact). Throws Stop (6). */
export function openBaseline(given: string, cwd: string, appId?: string): EarlierRun {
  const path = resolve(cwd, given);
  if (!existsSync(path)) throw badConfig(`--baseline 找不到 ${path}；请给出上次的 result.json、记录目录或 .yanshou.zip。`);
  const earlier = path.endsWith('.zip') ? fromBundle(path) : fromFolder(statSync(path).isFile() && path.endsWith('.json') ? dirname(path) : findRun(given, cwd).dir, path);
  if (appId !== undefined && earlier.result.app.appId !== appId) {
    throw badConfig(`--baseline ${given} 是另一个小程序（${earlier.result.app.appId}）的结果，这次验收的是 ${appId}；请给出同一个小程序上次的结果。`);
  }
  return earlier;
}

function fromBundle(file: string): EarlierRun {
  const { entries } = intact(file);
  const text = entries.get('result.json');
  if (!text) throw badConfig(`--baseline ${file} 封存时没有评级，无法对比；请给出评级过的记录。`);
  return { result: parsed(Buffer.from(text).toString('utf8'), file), picture: (path) => entries.get(path) };
}

function fromFolder(dir: string, given: string): EarlierRun {
  const file = given.endsWith('.json') ? given : join(dir, 'result.json');
  if (!existsSync(file)) throw badConfig(`--baseline ${dir} 里没有 result.json；先对它运行 yanshou grade。`);
  return { result: parsed(readFileSync(file, 'utf8'), file), picture: (path) => runFile(dir, path) };
}

function parsed(text: string, name: string): Result {
  try {
    const { data, error } = resultSchema.safeParse(JSON.parse(text));
    if (data) return data;
    throw badConfig(`--baseline ${name} 不是 yanshou 的结果：${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}`);
  } catch (error) {
    if (error instanceof SyntaxError) throw badConfig(`--baseline ${name} 不是合法的 JSON：${messageOf(error)}。`);
    throw error;
  }
}

const folder = 'baseline';
const screensSchema = z.array(z.object({
  journey: z.string(), moment: z.string(), title: z.string(), before: z.string().optional(), after: z.string().optional(), diff: z.string().optional(), ratio: z.number().optional(),
}));

/** Compares and keeps. What was kept of another baseline goes. */
export function keepBaseline(earlier: EarlierRun, after: Result, dir: string): Baseline {
  rmSync(join(dir, folder), { recursive: true, force: true });
  mkdirSync(join(dir, folder));
  const screens = pairScreens(earlier.result, after).map((pair, index) => compareScreen(pair, { earlier, dir, index }));
  writeFileSync(join(dir, folder, 'result.json'), serialiseResult(earlier.result));
  writeFileSync(join(dir, folder, 'screens.json'), `${JSON.stringify(screens, null, 2)}\n`);
  return { comparison: compareResults(earlier.result, after), screens };
}

/** What an earlier grading of this run was compared with. */
export function keptBaseline(after: Result, dir: string): Baseline | undefined {
  const file = join(dir, folder, 'result.json');
  if (!existsSync(file)) return undefined;
  const screens = screensSchema.safeParse(JSON.parse(readFileSync(join(dir, folder, 'screens.json'), 'utf8')));
  if (!screens.success) throw badConfig(`${join(dir, folder, 'screens.json')} 不是 yanshou 写的；请删去 ${join(dir, folder)} 再用 --baseline 对比。`);
  return { comparison: compareResults(parsed(readFileSync(file, 'utf8'), file), after), screens: screens.data.map((pair) => ({ ...nothing, ...pair })) };
}

const nothing = { before: undefined, after: undefined, diff: undefined, ratio: undefined };

function compareScreen(pair: PairedScreens, { earlier, dir, index }: { earlier: EarlierRun; dir: string; index: number }): ScreenPair {
  const before = pair.before === undefined ? undefined : earlier.picture(pair.before);
  const after = pair.after === undefined ? undefined : runFile(dir, pair.after);
  const place = (what: string, data: Uint8Array): string => {
    const path = `${folder}/${String(index).padStart(3, '0')}-${what}.png`;
    writeFileSync(join(dir, path), data);
    return path;
  };
  const base = { ...nothing, journey: pair.journey, moment: pair.moment, title: pair.title, after: after && pair.after };
  if (!before) return base;
  if (!after) return { ...base, before: place('before', before) };
  if (Buffer.compare(before, after) === 0) return { ...base, before: pair.after, ratio: 0 };
  const { ratio, diff } = differences(before, after);
  return { ...base, before: place('before', before), ratio, diff: diff && place('diff', diff) };
}

/** A picture that is none (a baseline may come from anywhere) is shown as it is and not compared. */
function differences(before: Uint8Array, after: Uint8Array): { ratio: number | undefined; diff: Uint8Array | undefined } {
  try {
    return diffPictures(before, after);
  } catch {
    return { ratio: undefined, diff: undefined };
  }
}
