/** What two web servers must serve so that a compiled program runs: the service origin (same as the shell page) and the render origin. */
import { readFile } from 'node:fs/promises';
import { bundleBrowser } from './bundle.js';
import { renderCsp, serviceCsp } from './csp.js';
import type { CompiledProgram, ProgramInfo } from './program.js';

export interface Served { body: string | Uint8Array; type: string; headers: Record<string, string> }
export interface ContainerRoutes {
  /** URL path → answer, for the origin of the shell page. */
  service: Map<string, Served>;
  /** URL path → answer, for the other origin. */
  render: Map<string, Served>;
  /** Path of the worker's script on the service origin: MiniProgramOptions.serviceUrl. */
  servicePath: string;
  /** Path of the page for the iframe on the render origin. */
  renderPath: string;
  program: ProgramInfo;
}

/** `frames` = sources of frame-src, where web-views find their pages; `fonts` = who serves index.css of @fontsource-variable/noto-sans-sc. */
interface Origins { frames: string[]; fonts: string }

export const servicePath = '/container/worker.js';
export const renderPath = '/container/render.html';

const serviceEntry = new URL('./service/worker.js', import.meta.url);
const renderEntry = new URL('./render/main.js', import.meta.url);

/** Asked early, it is done when the first program is to be served. */
export async function bundleContainer(): Promise<void> { await Promise.all([serviceEntry, renderEntry].map(bundleBrowser)); }

export async function containerRoutes(program: CompiledProgram, origins: Origins): Promise<ContainerRoutes> {
  const [runtime, serviceRuntime] = await Promise.all([renderRoutes(origins), bundleBrowser(serviceEntry)]);
  const info = programInfo(program);
  const service = new Map([[servicePath, served(serviceRuntime, javascript, { 'content-security-policy': serviceCsp })]]);
  for (const [path, file] of program.files) {
    const answer = served(file.body, file.type, path === 'service.js.map' ? {} : { 'cache-control': 'public, max-age=31536000, immutable' });
    service.set(`${info.base}/${path}`, answer);
    if (!path.startsWith('service.js')) runtime.set(`${info.base}/${path}`, answer);
  }
  return { service, render: runtime, servicePath, renderPath, program: info };
}

export function programInfo(program: CompiledProgram): ProgramInfo {
  const { appJson, pages, pageConfigs, component2, framework, buildHash, unsupported } = program;
  return { appJson, pages, pageConfigs, component2, framework, buildHash, unsupported, base: `/program/${buildHash}` };
}

async function renderRoutes({ frames, fonts }: Origins): Promise<Map<string, Served>> {
  const [html, css, script] = await Promise.all([
    readFile(new URL('./render/render.html', import.meta.url), 'utf8'), readFile(new URL('./render/render.css', import.meta.url), 'utf8'),
    bundleBrowser(renderEntry),
  ]);
  return new Map([
    [renderPath, served(withFonts(html, fonts), 'text/html; charset=utf-8', { 'content-security-policy': renderCsp(frames, fonts) })],
    ['/container/render.css', served(css, 'text/css; charset=utf-8')],
    ['/container/render.js', served(script, javascript)],
  ]);
}

/** Pages of ours name the font's origin, which is known only once it listens. */
export const withFonts = (html: string, fonts: string): string => html.replace('{fonts}', fonts);

const javascript = 'text/javascript; charset=utf-8';

function served(body: string | Uint8Array, type: string, headers: Record<string, string> = {}): Served {
  return { body, type, headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers } };
}
