/** The tutorial's migration: the app as it is, then each step as an overlay on the one before (examples/shanqianyun/steps). */
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { applyOverlay, OverlayError, readOverlays } from './overlay.js';

export const tutorialApp = 'shanqianyun';
export const tutorialPort = 4680;
/** What an ISV would hand in; steps, expectations and the contract suite stay behind. */
const handedIn = ['mini', 'server', 'yanshou.config.ts'];

export interface LaidStep { id: string; description: string; dir: string; before?: string }

/** Lays every step out as a whole app: `into/0-as-it-is`, `into/1-…`. Throws when one does not build on the step before it, or does not apply exactly. */
export function laySteps(examples: string, into: string): LaidStep[] {
  const app = join(examples, tutorialApp), first = '0-as-it-is';
  mkdirSync(into, { recursive: true });
  for (const part of handedIn) cpSync(join(app, part), join(into, first, part), { recursive: true });
  const laid: LaidStep[] = [{ id: first, description: '照搬：登录页、自己的简历表单', dir: join(into, first) }];
  for (const overlay of readOverlays(join(app, 'steps'))) {
    const before = laid.at(-1)?.id ?? first;
    const expected = before === first ? tutorialApp : before;
    if (overlay.base !== expected) throw new OverlayError(`${overlay.id} builds on "${overlay.base}"; the step before it is "${expected}".`);
    const dir = join(into, overlay.id);
    applyOverlay({ ...overlay, base: before }, into, dir);
    laid.push({ id: overlay.id, description: overlay.description, dir, before: join(into, before) });
  }
  return laid;
}

export interface Expected {
  grade: string; links: Record<'alipay' | 'self', string>; cells: Record<string, Record<string, string>>; brokenRedLines: string[];
}

/** One file a step, as closed as any example's expected.json. */
export const expectedOf = (examples: string, id: string): Expected =>
  JSON.parse(readFileSync(join(examples, tutorialApp, 'expected', `${id}.json`), 'utf8')) as Expected; // the shape is compared cell by cell

/** Every file below, as text, by its path. */
export function filesBelow(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}
