/** What a run keeps of what it was judged with, so that it is judged alike next year: waivers and decisions. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badConfig, messageOf } from './exit.js';

/** The run's own copy of yanshou.waivers.json. */
export const waiversCopy = 'waivers.json';
/** Every draft edition taken in (`--rubric FILE`), in order; a later one of the same id replaces an earlier. */
export const draftsCopy = 'drafts.json';
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

export function keptDrafts(dir: string): unknown[] {
  const drafts = kept(dir, draftsCopy);
  return Array.isArray(drafts) ? drafts as unknown[] : []; // an array of anything: the rubric parses it
}

/** Drafts kept before, and this one, unparsed. */
export function withDraft(dir: string, draft: unknown): unknown[] | undefined {
  const idOf = (each: unknown): unknown => (typeof each === 'object' && each !== null && 'id' in each ? each.id : undefined);
  const all = [...keptDrafts(dir).filter((each) => draft === undefined || idOf(each) !== idOf(draft)), ...(draft === undefined ? [] : [draft])];
  return all.length === 0 ? undefined : all;
}

export const keepDrafts = (dir: string, drafts: readonly unknown[]): void => writeFileSync(join(dir, draftsCopy), `${JSON.stringify(drafts, null, 2)}\n`);
export const keepDecisions = (dir: string, decisions: readonly unknown[]): void => writeFileSync(join(dir, decisionsCopy), `${JSON.stringify(decisions, null, 2)}\n`);
