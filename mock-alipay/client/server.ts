/**
 * The mock Alipay app as a web server: the shell page and the service's scripts on one origin, the render page on another, and one WebSocket a
 * phone. Loopback by default.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import express from 'express';
import { containerRoutes } from '../container/serve.js';
import type { ContainerRoutes } from '../container/serve.js';
import { startH5Host } from '../container/web-view/h5-host.js';
import type { CompiledProgram } from '../container/program.js';
import type { Journal } from '../journal.js';
import type { World } from '../world.js';
import { defaultBehaviour } from './assumptions.js';
import type { Behaviour } from './assumptions.js';
import { openDeveloperDoor } from './developer/developer.js';
import type { LogTap } from './developer/developer.js';
import { fontFolder, fontOrigin } from '../container/fonts.js';
import { serveRender, serveShell } from './pages.js';
import { createSessions } from './sessions.js';
import type { AppCard } from './rpc-contract.js';
import { socketDoors } from './socket-doors.js';
import { sourcePositions } from './source-positions.js';
import type { MapPositions } from './source-positions.js';

export interface ClientApp { appId: string; name: string; slogan?: string; /** Own home: page path, with a query where it needs one. */ home: string }

export interface ClientOptions {
  world: World; journal: Journal; app: ClientApp; program: CompiledProgram;
  host?: string; shellPort?: number; renderPort?: number;
  /** Folder of the font package; found by itself when absent. */
  fonts?: string;
  behaviour?: Partial<Behaviour>;
  /** apply_status code → text in 投递记录, for codes beyond the four published ones. */
  statusTexts?: Record<string, string>;
  /** Origins whose pages a <web-view> may show: the ISV's list of H5 domains. */
  h5Origins?: readonly string[];
  /** Why my.request may not reach an address; our own two ports never may be reached. */
  refuse?(url: URL): string | undefined;
}

export interface Client {
  shellUrl: string; renderUrl: string;
  /** URL of the phone in that user's hand. The same user's later sessions see what he stored in earlier ones. */
  openSession(options: { session: string; userId: string }): string;
  closeSession(session: string): void;
  /** URL of the page for a human: a phone for any user at the left, the journal as it grows at the right. */
  openDeveloperView(): string;
  /** Another build of the same app: open phones start anew with it. */
  replaceProgram(program: CompiledProgram): Promise<void>;
  close(): Promise<void>;
}

interface Running { routes: ContainerRoutes; mapPositions: MapPositions }

export async function startClient(options: ClientOptions): Promise<Client> {
  const { host = '127.0.0.1' } = options;
  const [fonts, h5] = await Promise.all([fontOrigin(host, options.fonts ?? fontFolder()), startH5Host({ origins: options.h5Origins ?? [], host })]);
  const load = (program: CompiledProgram): Promise<Running> => run(program, { fonts, frames: [h5.frames] });
  let running = await load(options.program);
  const [shellApp, renderApp] = [express(), express()];
  const [shell, render] = await Promise.all([listen(shellApp, host, options.shellPort ?? 0), listen(renderApp, host, options.renderPort ?? 0)]);
  const [shellUrl, renderUrl] = [urlOf(shell, host), urlOf(render, host)];
  await serveShell(shellApp, { files: () => running.routes.service, fonts, shellUrl, renderUrl });
  serveRender(renderApp, { files: () => running.routes.render });
  const doors = socketDoors(shell);
  const logs: LogTap = new Set();
  const sessions = createSessions({
    ...options, doors, h5, onLog: (line) => { for (const tap of logs) tap(line); }, app: cardOf(options), behaviour: { ...defaultBehaviour, ...options.behaviour }, statusTexts: options.statusTexts ?? {}, renderUrl,
    running: () => ({ container: running.routes, mapPositions: running.mapPositions }),
    refuse: (url) => ([shellUrl, renderUrl, fonts].includes(url.origin) ? 'the address belongs to the mock itself' : options.refuse?.(url)),
  });
  const openPhone = (watched: boolean) => ({ session, userId }: { session: string; userId: string }): string =>
    `${shellUrl}/?${new URLSearchParams({ key: sessions.open({ session, userId, watched, key: randomBytes(12).toString('base64url') }) })}`;
  return {
    shellUrl, renderUrl, openSession: openPhone(false), closeSession: sessions.close,
    openDeveloperView: () => `${shellUrl}/developer?${new URLSearchParams({ key: openDeveloperDoor({ ...options, doors, logs, openPhone: openPhone(true) }) })}`,
    replaceProgram: async (program) => { running = await load(program); sessions.reload(); },
    close: async () => { sessions.closeAll(); doors.close(); await Promise.all([stop(shell), stop(render), h5.close()]); },
  };
}

async function run(program: CompiledProgram, origins: { fonts: string; frames: string[] }): Promise<Running> {
  return { routes: await containerRoutes(program, origins), mapPositions: sourcePositions(program) };
}

function cardOf({ app, world }: ClientOptions): AppCard {
  return { appId: app.appId, name: app.name, slogan: app.slogan ?? '', home: app.home.replace(/^\//, ''), subject: world.app(app.appId)?.subject ?? 'enterprise' };
}

async function listen(app: express.Express, host: string, port: number): Promise<Server> {
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
