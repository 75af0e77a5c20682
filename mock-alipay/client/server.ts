/**
 * The mock Alipay app as a web server: the shell page and the service's scripts on one origin, the render page on another, and one WebSocket a
 * phone. Loopback by default.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import express from 'express';
import type { Express } from 'express';
import { containerRoutes } from '../container/serve.js';
import type { ContainerRoutes, Served } from '../container/serve.js';
import type { CompiledProgram } from '../container/program.js';
import type { Journal } from '../journal.js';
import type { World } from '../world.js';
import { defaultBehaviour } from './assumptions.js';
import type { Behaviour } from './assumptions.js';
import { fontFile, fontFolder } from './fonts.js';
import { createSessions } from './sessions.js';
import type { AppCard } from './rpc-contract.js';
import { shellCsp, shellPages } from './shell-pages.js';
import type { ShellPages } from './shell-pages.js';

export interface ClientApp { appId: string; name: string; slogan?: string; /** Own home: page path, with a query where it needs one. */ home: string }

export interface ClientOptions {
  world: World; journal: Journal; app: ClientApp; program: CompiledProgram;
  host?: string; shellPort?: number; renderPort?: number;
  /** Folder of the font package; found by itself when absent. */
  fonts?: string;
  behaviour?: Partial<Behaviour>;
  /** apply_status code → text in 投递记录, for codes beyond the four published ones. */
  statusTexts?: Record<string, string>;
  /** Origins a <web-view> may show. */
  frames?: string[];
  /** Why my.request may not reach an address; our own two ports never may be reached. */
  refuse?(url: URL): string | undefined;
}

export interface Client {
  shellUrl: string; renderUrl: string;
  /** URL of the phone in that user's hand. The same user's later sessions see what he stored in earlier ones. */
  openSession(options: { session: string; userId: string }): string;
  closeSession(session: string): void;
  close(): Promise<void>;
}

export async function startClient(options: ClientOptions): Promise<Client> {
  const { host = '127.0.0.1', program, frames } = options;
  const [routes, pages] = await Promise.all([containerRoutes(program, frames ? { frames } : {}), shellPages()]);
  const fonts = options.fonts ?? fontFolder();
  const render = await listen(renderApp(routes, fonts), host, options.renderPort ?? 0);
  const renderUrl = urlOf(render, host);
  const shellApp = express();
  const shell = await listen(shellApp, host, options.shellPort ?? 0);
  const shellUrl = urlOf(shell, host);
  serveShell(shellApp, { routes, pages, fonts, csp: shellCsp(renderUrl, shellUrl.replace('http:', 'ws:')) });
  const sessions = createSessions({
    ...options, app: cardOf(options), behaviour: { ...defaultBehaviour, ...options.behaviour }, statusTexts: options.statusTexts ?? {}, renderUrl, server: shell,
    container: { program: routes.program, servicePath: routes.servicePath, renderPath: routes.renderPath },
    refuse: (url) => ([shellUrl, renderUrl].includes(url.origin) ? 'the address belongs to the mock itself' : options.refuse?.(url)),
  });
  return {
    shellUrl, renderUrl, closeSession: sessions.close,
    openSession: ({ session, userId }) => `${shellUrl}/?${new URLSearchParams({ key: sessions.open({ session, userId, key: randomBytes(12).toString('base64url') }) })}`,
    close: async () => { sessions.closeAll(); await Promise.all([stop(shell), stop(render)]); },
  };
}

function cardOf({ app, world }: ClientOptions): AppCard {
  return { appId: app.appId, name: app.name, slogan: app.slogan ?? '', home: app.home.replace(/^\//, ''), subject: world.app(app.appId)?.subject ?? 'enterprise' };
}

function serveShell(app: Express, { routes, pages, fonts, csp }: { routes: ContainerRoutes; pages: ShellPages; fonts: string; csp: string }): void {
  app.disable('x-powered-by');
  app.get('/', (_request, response) => { response.type('html').set('content-security-policy', csp).set('cache-control', 'no-store').send(pages.html); });
  app.get('/shell/style.css', (_request, response) => { response.type('css').send(pages.css); });
  app.get('/shell/main.js', (_request, response) => { response.type('js').send(pages.script); });
  serveFonts(app, fonts);
  serveMap(app, routes.service);
}

function renderApp(routes: ContainerRoutes, fonts: string): Express {
  const app = express();
  app.disable('x-powered-by');
  serveFonts(app, fonts);
  serveMap(app, routes.render);
  return app;
}

function serveFonts(app: Express, folder: string): void {
  app.get(/^\/fonts\/(.+)$/, (request, response, next) => {
    const file = fontFile(folder, request.path.slice('/fonts/'.length));
    if (!file) return next();
    response.set('cache-control', 'public, max-age=31536000, immutable').sendFile(file, (error) => { if (error) next(); });
  });
}

function serveMap(app: Express, files: Map<string, Served>): void {
  app.use((request, response, next) => {
    const file = files.get(decodedPath(request.path));
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

async function listen(app: Express, host: string, port: number): Promise<Server> {
  const server = createServer(app);
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The client listens on no TCP port.');
  return `http://${host}:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => { server.close(() => resolve()); });
}
