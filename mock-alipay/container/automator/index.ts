/** The automation endpoint: the WebSocket protocol of miniprogram-automator 0.12.1, for a phone that is open in Chromium. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { WebSocketServer, type WebSocket } from 'ws';
import { methods } from './methods.js';
import { Reach } from './reach.js';
import { Session } from './session.js';

export interface AutomatorOptions {
  /** One phone for every client, or a new one for each (closed when its client goes). Already showing the shell, or about to by yanshou.open. */
  phone: Page | (() => Promise<Page>);
  /** 0 = any free port. */
  port: number;
  host?: string;
}
export interface Automator { wsEndpoint: string; close(): Promise<void> }

export async function startAutomator({ phone, port, host = '127.0.0.1' }: AutomatorOptions): Promise<Automator> {
  // Browsers name their origin, clients in Node do not: no web page may drive the phone.
  const server = new WebSocketServer({ host, port, verifyClient: ({ origin }: { origin?: string }) => origin === undefined });
  await once(server, 'listening');
  server.on('connection', (socket) => void attend(socket, phone));
  return {
    wsEndpoint: `ws://${host}:${(server.address() as AddressInfo).port}`, // listening on TCP
    close: () => new Promise((resolve) => {
      for (const socket of server.clients) socket.terminate();
      server.close(() => resolve());
    }),
  };
}

interface Request { id?: unknown; method?: unknown; params?: unknown }

async function attend(socket: WebSocket, phone: AutomatorOptions['phone']): Promise<void> {
  const own = typeof phone === 'function';
  const send = (message: object): void => { if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message)); };
  const taken = own ? phone() : Promise.resolve(phone);
  const session = taken.then((page) => Reach.into(page)).then((reach) => new Session(reach, (method, params) => send({ method, params })));
  socket.on('message', (data) => void session.then((ready) => answer(String(data), ready, send), (error: unknown) => refuse(String(data), error, send)));
  socket.on('close', () => {
    void session.then((ready) => ready.end(), () => undefined); // a phone that never opened has nothing to end
    if (own) void taken.then((page) => page.context().close()).catch(() => undefined); // already closed with its browser
  });
}

async function answer(data: string, session: Session, send: (message: object) => void): Promise<void> {
  const { id, method, params } = JSON.parse(data) as Request; // every field is checked below
  const run = typeof method === 'string' && Object.hasOwn(methods, method) ? methods[method as keyof typeof methods].run : undefined; // a key by the check
  try {
    if (!run) throw new Error(`${String(method)} is not a method of this protocol`);
    const given = typeof params === 'object' && params !== null ? params as Record<string, unknown> : {}; // an object by the check
    send({ id, result: (await run(session, given)) ?? {} });
  } catch (error) {
    send({ id, error: { message: messageOf(error) } });
  }
}

function refuse(data: string, error: unknown, send: (message: object) => void): void {
  send({ id: (JSON.parse(data) as Request).id, error: { message: `the phone did not open: ${messageOf(error)}` } }); // only the id is read
}

/** Playwright puts the stack of the page into the message. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/^(?:frame|page)\.evaluate: (?:Error: )?/, '');
}
