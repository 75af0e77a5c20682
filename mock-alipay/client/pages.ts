/** What the two origins serve: our own pages, the font, and the files of the program that runs. */
import { readFile } from 'node:fs/promises';
import type { Express } from 'express';
import { bundleBrowser } from '../container/bundle.js';
import type { Served } from '../container/serve.js';
import { developerPages } from './developer/developer.js';
import { fontFile } from './fonts.js';

interface Origin { files: () => Map<string, Served>; fonts: string }

export async function serveShell(app: Express, { files, fonts, shellUrl, renderUrl }: Origin & { shellUrl: string; renderUrl: string }): Promise<void> {
  const [shell, developer] = await Promise.all([shellPages(), developerPages()]);
  const csp = pageCsp(shellUrl, renderUrl);
  app.disable('x-powered-by');
  servePage(app, '/', { ...shell, csp, css: ['/shell/style.css', shell.css], script: ['/shell/main.js', shell.script] });
  servePage(app, '/developer', { ...developer, csp: pageCsp(shellUrl, shellUrl), css: ['/developer/style.css', developer.css], script: ['/developer/panel.js', developer.script] });
  serveFonts(app, fonts);
  serveFiles(app, files);
}

export function serveRender(app: Express, { files, fonts }: Origin): void {
  app.disable('x-powered-by');
  serveFonts(app, fonts);
  serveFiles(app, files);
}

/** Our pages load from themselves, show one other origin and talk to their own socket: nothing else. */
function pageCsp(shellUrl: string, frames: string): string {
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "worker-src 'self'",
    `connect-src 'self' ${shellUrl.replace('http:', 'ws:')}`, `frame-src ${frames}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
  ].join('; ');
}

async function shellPages(): Promise<{ html: string; css: string; script: string }> {
  const [html, css, script] = await Promise.all([
    readFile(new URL('./shell/shell.html', import.meta.url), 'utf8'), readFile(new URL('./shell/style.css', import.meta.url), 'utf8'),
    bundleBrowser(new URL('./shell/main.js', import.meta.url)),
  ]);
  return { html, css, script };
}

interface Page { html: string; csp: string; css: [path: string, text: string]; script: [path: string, text: string] }

function servePage(app: Express, path: string, { html, csp, css, script }: Page): void {
  app.get(path, (_request, response) => { response.type('html').set('content-security-policy', csp).set('cache-control', 'no-store').send(html); });
  app.get(css[0], (_request, response) => { response.type('css').send(css[1]); });
  app.get(script[0], (_request, response) => { response.type('js').send(script[1]); });
}

function serveFonts(app: Express, folder: string): void {
  app.get(/^\/fonts\/(.+)$/, (request, response, next) => {
    const file = fontFile(folder, request.path.slice('/fonts/'.length));
    if (!file) return next();
    response.set('cache-control', 'public, max-age=31536000, immutable').sendFile(file, (error) => { if (error) next(); });
  });
}

function serveFiles(app: Express, files: () => Map<string, Served>): void {
  app.use((request, response, next) => {
    const file = files().get(decodedPath(request.path));
    if (!file) return next();
    response.set(file.headers).end(file.body);
  });
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a malformed escape: no such file
  }
}
