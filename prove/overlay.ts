/** A defect or a conforming variant is an overlay: exact edits on an example ISV. One that does not apply exactly is void, never a catch. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';

const editSchema = z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() });

export const overlaySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/), description: z.string(), base: z.string(),
  edits: z.array(editSchema).default([]),
  /** Whole files added or replaced: path → text; a value {"base64": …} is binary. */
  files: z.record(z.string(), z.union([z.string(), z.strictObject({ base64: z.string() })])).default({}),
  /** Files of the base that are gone. */
  remove: z.array(z.string()).default([]),
  /** Ids of the checks that must turn red, and of the rows (`ROW@link`) and red lines whose verdict may change with them. */
  turnsRed: z.array(z.string()).default([]),
  rows: z.array(z.string()).default([]),
  redLines: z.array(z.string()).default([]),
  /** What else may follow from the defect, `check: outcome` or `ROW@link/check: outcome`; several where it depends on who came first. */
  also: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  reason: z.string().optional(),
  /** Journeys beside the first application that alone show the fault: the second visit, or tapping one by one. */
  shownBy: z.array(z.enum(['returning', 'probe'])).default([]),
  /** The links whose journeys show it, where its rows do not say so: a red line broken on the app's own home. */
  shownOn: z.array(z.enum(['alipay', 'self'])).default([]),
  /** Why today's checks are known to miss it. It stays in the table as missed; without this a miss fails the proof. */
  knownMiss: z.string().optional(),
});
export type Overlay = z.infer<typeof overlaySchema>;

export class OverlayError extends Error {
  override readonly name = 'OverlayError';
}

export function readOverlays(folder: string): Overlay[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : [];
  return files.map((name) => {
    const parsed = overlaySchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!parsed.success) throw new OverlayError(`${name}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`);
    if (`${parsed.data.id}.json` !== name) throw new OverlayError(`${name} names itself "${parsed.data.id}"; file name and id are one.`);
    return parsed.data;
  });
}

/** Copies the base to `into` and applies the overlay there. Throws when an edit does not match exactly once. */
export function applyOverlay(overlay: Overlay, examples: string, into: string): void {
  const base = join(examples, overlay.base);
  cpSync(base, into, { recursive: true, filter: (source) => !relative(base, source).split('/').includes('node_modules') });
  for (const edit of overlay.edits) applyEdit(overlay.id, edit, inside(into, edit.file));
  for (const file of overlay.remove) {
    if (!existsSync(inside(into, file))) throw new OverlayError(`${overlay.id}: ${file}, to be removed, is not in the base.`);
    rmSync(inside(into, file));
  }
  for (const [file, content] of Object.entries(overlay.files)) {
    const path = inside(into, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : Buffer.from(content.base64, 'base64'));
  }
}

function applyEdit(id: string, { file, find, replace }: z.infer<typeof editSchema>, path: string): void {
  if (!existsSync(path)) throw new OverlayError(`${id}: ${file} is not in the base.`);
  const text = readFileSync(path, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new OverlayError(`${id}: the text to replace in ${file} occurs ${times} times, not once.`);
  writeFileSync(path, text.replace(find, () => replace));
}

function inside(folder: string, file: string): string {
  const path = resolve(folder, file);
  if (relative(folder, path).startsWith('..')) throw new OverlayError(`${file} lies outside the app.`);
  return path;
}
