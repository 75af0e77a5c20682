/** The folder of a merged run: evidence and pictures of every part, so that its reports show all of them and it can be sealed and graded again. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repeatFolder, type Evidence } from '../evidence/contract.js';
import { openWorldStream, writeRunHeader } from '../evidence/writer.js';
import { badConfig } from './exit.js';
import { keepDecisions, keepDrafts, kept, keptDrafts, waiversCopy, withDraft, withFiles } from './kept.js';

/** Marks a folder as made here: it may be made anew, and it is no part itself when `runs/*` names it beside its parts. */
const mark = 'merged-from.json';

export const isMerged = (dir: string): boolean => existsSync(join(dir, mark));

export interface Part { dir: string; evidence: Evidence }

/** Answers the folder, beside the first part. */
export function writeMerged(merged: Evidence, parts: readonly Part[]): string {
  const first = parts.find(({ evidence }) => evidence.run.runId === merged.run.runId);
  if (!first) throw badConfig('没有给出记录目录。');
  const dir = join(dirname(first.dir), `${merged.run.runId}-merged`);
  if (existsSync(dir) && !isMerged(dir)) throw badConfig(`${dir} 已存在，而且不是合并的结果；请移走它。`);
  const inOrder = [...parts].sort((a, b) => (a.evidence.run.runId < b.evidence.run.runId ? -1 : 1));
  const runIds = inOrder.map(({ evidence }) => evidence.run.runId);
  const drafts = [...inOrder.map((part) => part.dir), dir].flatMap(keptDrafts); // an earlier merging took drafts in too
  const decisions = JSON.stringify(kept(dir, mark)) === JSON.stringify(runIds) ? withFiles(dir, []) : undefined; // they were made on the same evidence
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  writeFileSync(join(dir, mark), `${JSON.stringify(runIds, null, 2)}\n`);
  writeRunHeader(dir, merged.run);
  const world = openWorldStream(dir);
  for (const { seq: _seq, at, ...event } of merged.world) world.append(event, at);
  world.close();
  for (const part of parts) copyJourneys(part, dir);
  const waivers = join(first.dir, waiversCopy);
  if (existsSync(waivers)) cpSync(waivers, join(dir, waiversCopy));
  for (const draft of drafts) keepDrafts(dir, withDraft(dir, draft) ?? []);
  if (decisions) keepDecisions(dir, decisions);
  return dir;
}

function copyJourneys({ dir, evidence: { journeys, repeats = [] } }: Part, to: string): void {
  const folders = [...journeys.map(({ header }) => header.journey as string), ...repeats.map(({ header }) => repeatFolder(header.journey))];
  for (const folder of folders) cpSync(join(dir, 'evidence', folder), join(to, 'evidence', folder), { recursive: true });
}
