/** Writes a small mini program into a temporary folder: tests state their inputs in full. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

/** Path → text. app.js and app.json are filled in when absent: one page, `pages/a/a`. */
export function miniProgram(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'mini-program-'));
  made.push(root);
  const all = { 'app.json': '{"pages":["pages/a/a"]}', 'app.js': 'App({});', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export function removeMiniPrograms(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}
