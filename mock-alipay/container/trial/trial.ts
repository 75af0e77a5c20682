/** Runs a mini program in a real Chromium behind the smallest shell: two servers on loopback, one page. For tests and benches. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../../../scripts/chromium.mjs';
import { fontFolder, fontOrigin } from '../fonts.js';
import { bundleBrowser } from '../bundle.js';
import { compileMiniProgram, type CompiledProgram } from '../compiler/index.js';
import { containerRoutes, type Served } from '../serve.js';
import type { JournalRecord } from '../../journal.js';
import type { JsapiCall } from '../bridge.js';
import { startH5Host, type SendH5 } from '../web-view/h5-host.js';
import type { TrialSetup, TrialWindow } from './trial-shell.js';

export interface Trial {
  page: Page;
  /** The render frame. */
  view: Frame;
  program: Pick<CompiledProgram, 'pages' | 'warnings'>;
  settle(limitMs?: number): Promise<boolean>;
  notes(): Promise<JournalRecord[]>;
  calls(): Promise<JsapiCall[]>;
  logs(): Promise<string[]>;
  /** Runs in the shell page. */
  ask<T>(run: (trial: TrialWindow) => T | Promise<T>): Promise<T>;
  text(): Promise<string>;
  close(): Promise<void>;
}

export type TrialOptions = Pick<TrialSetup, 'answers' | 'storage' | 'launch'> & { viewport?: { width: number; height: number }; /** The ISV's H5 origins. */ h5Origins?: string[] };

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
}

export async function openTrial(browser: Browser, root: string, options: TrialOptions = {}): Promise<Trial> {
  const program = await compileMiniProgram(root);
  const h5Host = await startH5Host({ origins: options.h5Origins ?? [] });
  const h5 = h5Host.attend('trial', sendPlain);
  const routes = await containerRoutes(program, { frames: [h5Host.frames], fonts: await fontOrigin('127.0.0.1', fontFolder()) });
  const shell = await bundleBrowser(new URL('./trial-shell.js', import.meta.url));
  const html = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><body style="margin:0"><script src="/shell.js"></script>';
  const [shellServer, renderServer] = await Promise.all([
    serve(new Map([...routes.service, ['/', answer(html, 'text/html')], ['/shell.js', answer(shell, 'text/javascript; charset=utf-8')]])), serve(routes.render),
  ]);
  const context = await browser.newContext({ viewport: options.viewport ?? { width: 390, height: 700 }, hasTouch: true, isMobile: true, bypassCSP: false });
  const page = await context.newPage();
  await page.goto(urlOf(shellServer));
  const setup: TrialSetup = { program: routes.program, renderUrl: `${urlOf(renderServer)}${routes.renderPath}`, serviceUrl: routes.servicePath, h5, ...(options.answers ? { answers: options.answers } : {}), ...(options.storage ? { storage: options.storage } : {}), ...(options.launch ? { launch: options.launch } : {}) };
  await page.evaluate((given) => (window as unknown as TrialWindow).start(given), setup); // installed by trial-shell.ts
  const view = page.frames().find((frame) => frame.url().startsWith(urlOf(renderServer)));
  if (!view) throw new Error('The render frame is not there.');
  const ask: Trial['ask'] = (run) => page.evaluate(`(${run.toString()})(window)`) as ReturnType<Trial['ask']> as never; // evaluate gives what the function gives
  return {
    page, view, ask, program,
    settle: (limitMs = 5000) => page.evaluate((limit) => (window as unknown as TrialWindow).program.settled(limit), limitMs), // as above
    notes: () => ask((trial) => trial.notes), calls: () => ask((trial) => trial.calls), logs: () => ask((trial) => trial.logs),
    text: () => view.evaluate(() => (document.querySelector('yanshou-screen[shown]') as HTMLElement | null)?.innerText ?? ''), // our own element
    async close() {
      await context.close();
      await h5Host.close();
      for (const server of [shellServer, renderServer]) { server.closeAllConnections(); server.close(); }
    },
  };
}

/** No rules and no journal here: the client has them. */
const sendPlain: SendH5 = async ({ method, url, headers, base64 }) => {
  try {
    const response = await fetch(url, { method, headers, redirect: 'manual', ...(base64 === undefined ? {} : { body: Buffer.from(base64, 'base64') }) });
    return { kind: 'answered', status: response.status, headers: Object.fromEntries(response.headers), cookies: response.headers.getSetCookie(), base64: Buffer.from(await response.arrayBuffer()).toString('base64') };
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
};

function answer(body: string, type: string): Served { return { body, type, headers: { 'content-type': type } }; }

async function serve(routes: Map<string, Served>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = routes.get(path);
    if (found) { response.writeHead(200, found.headers).end(found.body); return; }
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
}
