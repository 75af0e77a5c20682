/** What a run keeps of what it was judged with, so that it is judged alike next year: waivers and decisions. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badConfig, messageOf } from './exit.js';

/** The run's own copy of yanshou.waivers.json. */
export const waiversCopy = 'waivers.json';
/** Every decisions file taken in, in order. */
export const decisionsCopy = 'decisions.json';

export function readJson(file: string): unknown {
  if (!existsSync(file)) throw badConfig(`找不到 ${file}。`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw badConfig(`${file} 不是合法的 JSON：${messageOf(error)}。`);
  }
}

export function kept(dir: string, name: string): unknown {
  const file = join(dir, name);
  return existsSync(file) ? readJson(file) : undefined;
}

/** What was kept before, and these. */
export function withFiles(dir: string, files: readonly string[]): unknown[] | undefined {
  const before = kept(dir, decisionsCopy);
  const all = [...(Array.isArray(before) ? before as unknown[] : before === undefined ? [] : [before]), ...files.map(readJson)]; // an array of anything: the rubric parses it
  return all.length === 0 ? undefined : all;
}

export const keepDecisions = (dir: string, decisions: readonly unknown[]): void => writeFileSync(join(dir, decisionsCopy), `${JSON.stringify(decisions, null, 2)}\n`);
