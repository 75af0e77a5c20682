/** The shell's own files: page, style and script, bundled once. */
import { readFile } from 'node:fs/promises';
import { bundleBrowser } from '../container/bundle.js';

export interface ShellPages { html: string; css: string; script: string }

export async function shellPages(): Promise<ShellPages> {
  const [html, css, script] = await Promise.all([
    readFile(new URL('./shell/shell.html', import.meta.url), 'utf8'), readFile(new URL('./shell/style.css', import.meta.url), 'utf8'),
    bundleBrowser(new URL('./shell/main.js', import.meta.url)),
  ]);
  return { html, css, script };
}

/** The shell may load from itself, show the render origin and talk to its own socket: nothing else. */
export function shellCsp(renderOrigin: string, socketOrigin: string): string {
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "worker-src 'self'",
    `connect-src 'self' ${socketOrigin}`, `frame-src ${renderOrigin}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
  ].join('; ');
}
