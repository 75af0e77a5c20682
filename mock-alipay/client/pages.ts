/** What the two origins serve: our own pages and the files of the program that runs. */
import { readFile } from 'node:fs/promises';
import type { Express } from 'express';
import { bundleBrowser } from '../container/bundle.js';
import { bundleContainer, withFonts, type Served } from '../container/serve.js';
import { developerPages } from './developer/developer.js';

/** `files` is asked at each request: the program may be replaced. */
type Files = () => Map<string, Served>;

/** Bundles all that browsers run of ours, before there is a server for it: nothing of it depends on the app. */
export async function bundlePages(): Promise<void> { await Promise.all([shellPages(), developerPages(), bundleContainer()]); }

export async function serveShell(app: Express, { files, fonts, shellUrl, renderUrl }: { files: Files; fonts: string; shellUrl: string; renderUrl: string }): Promise<void> {
  const [shell, developer] = await Promise.all([shellPages(), developerPages()]);
  const csp = (frames: string): string => pageCsp({ shellUrl, frames, fonts });
  app.disable('x-powered-by');
  servePage(app, '/', { ...shell, html: withFonts(shell.html, fonts), csp: csp(renderUrl), css: ['/shell/style.css', shell.css], script: ['/shell/main.js', shell.script] });
  servePage(app, '/developer', { ...developer, html: withFonts(developer.html, fonts), csp: csp(shellUrl), css: ['/developer/style.css', developer.css], script: ['/developer/panel.js', developer.script] });
  serveFiles(app, files);
}

export function serveRender(app: Express, { files }: { files: Files }): void {
  app.disable('x-powered-by');
  serveFiles(app, files);
}

/** Our pages load from themselves and the font's origin, show one other origin and talk to their own socket: nothing else. */
function pageCsp({ shellUrl, frames, fonts }: { shellUrl: string; frames: string; fonts: string }): string {
  return [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'unsafe-inline' ${fonts}`, "img-src 'self' data: blob:", `font-src 'self' ${fonts}`, "worker-src 'self'",
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

function serveFiles(app: Express, files: Files): void {
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
