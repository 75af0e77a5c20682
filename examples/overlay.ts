/** Makes a copy of an example with an overlay applied (format: overlay.md). An edit that does not match exactly once is an error. */
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const examples = fileURLToPath(new URL('.', import.meta.url));

const changes = {
  description: z.string().min(1), base: z.string().default('grade-s'),
  edits: z.array(z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() })).default([]),
  files: z.record(z.string(), z.union([z.string(), z.strictObject({ from: z.string() })])).default({}),
};
const variantSchema = z.strictObject({ name: z.string(), ...changes });
const defectSchema = z.strictObject({
  id: z.string(), ...changes, reason: z.string().min(1),
  turnsRed: z.array(z.string()).min(1), rows: z.array(z.string().regex(/^(alipay|self):[A-Z]+\.[a-z-]+$/)), redLines: z.array(z.string().regex(/^RED\.[a-z0-9-]+$/)),
});

export type Variant = z.output<typeof variantSchema> & { folder: string };
export type Defect = z.output<typeof defectSchema>;
type Overlay = Pick<Defect, 'base' | 'edits' | 'files'> & { folder?: string };

export function readVariants(): Variant[] {
  const root = join(examples, 'variants');
  return readdirSync(root).sort().map((name) => {
    const folder = join(root, name);
    return { ...variantSchema.parse(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'))), folder };
  });
}

export function readDefects(): Defect[] {
  const root = join(examples, 'defects');
  return readdirSync(root).filter((file) => file.endsWith('.json')).sort()
    .map((file) => defectSchema.parse(JSON.parse(readFileSync(join(root, file), 'utf8')), { error: () => `${file}: not a defect` }));
}

/** Writes the changed copy into `target` (an empty or new folder). `port` moves the app off its fixed port. */
export function applyOverlay(overlay: Overlay, target: string, options: { port?: number } = {}): void {
  cpSync(join(examples, overlay.base), target, { recursive: true, filter: (path) => !path.includes('node_modules') });
  if (overlay.folder) layOver(overlay.folder, target);
  for (const [file, content] of Object.entries(overlay.files)) {
    const path = inside(target, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : readFileSync(inside(examples, content.from)));
  }
  for (const edit of overlay.edits) applyEdit(edit, target);
  if (options.port !== undefined) movePort(target, options.port);
}

function applyEdit({ file, find, replace }: Overlay['edits'][number], target: string): void {
  const path = inside(target, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${file}: the edit must match exactly once, matched ${parts.length - 1} times: ${JSON.stringify(find.slice(0, 80))}`);
  writeFileSync(path, parts.join(replace));
}

function layOver(folder: string, target: string): void {
  cpSync(folder, target, { recursive: true, filter: (path) => relative(folder, path) !== 'meta.json' });
}

/** The mini program, the server's default and the config name the port in plain digits, as a stranger's code does. */
function movePort(target: string, port: number): void {
  const config = readFileSync(join(target, 'yanshou.config.ts'), 'utf8');
  const fixed = /127\.0\.0\.1:(\d+)/.exec(config)?.[1];
  if (fixed === undefined) throw new Error('yanshou.config.ts names no port to move');
  for (const path of textFiles(target)) {
    const text = readFileSync(path, 'utf8');
    if (text.includes(fixed)) writeFileSync(path, text.replaceAll(new RegExp(`(?<!\\d)${fixed}(?!\\d)`, 'g'), String(port)));
  }
}

const textFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile() && /\.(js|ts|json)$/.test(path));

/** An overlay writes nowhere but into its copy. */
function inside(root: string, file: string): string {
  const path = join(root, normalize(file));
  if (relative(root, path).startsWith('..')) throw new Error(`${file} lies outside ${root}`);
  return path;
}
