/** The ISV's own server: started with what only the mock knows in its environment, awaited, and ended with all it started. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ParsedConfig, RunningServer, StartedServer } from './config/schema.js';
import { harnessFault, messageOf, type Stop } from './exit.js';
import { ProcessGroup } from './process-group.js';

/** What the mock hands the server, by the names of `server.give`. */
export interface Given {
  gatewayUrl: string; appId: string; privateKey: string; alipayPublicKey: string; dingtalkUrl: string; dingtalkAppKey: string; dingtalkAppSecret: string;
  /** Certificate mode only. */
  appCertFile?: string; alipayCertFile?: string; alipayRootCertFile?: string;
}
export interface IsvServer {
  /** The last lines it wrote, oldest first; none when the ISV runs it. */
  lastLines(): readonly string[];
  /** Resolves with a sentence when it ends by itself. */
  crashed: Promise<string>;
  stop(): Promise<void>;
}

export interface StartOptions { server: ParsedConfig['server']; given: Given; /** Proxy and CA, where hosts are hard-coded. */ extraEnv?: Record<string, string>; signal?: AbortSignal; onLine?: (line: string) => void }

/** Throws Stop (5) when the port is taken, the server ends, or it is not ready in time. */
export async function startIsvServer(options: StartOptions): Promise<IsvServer> {
  return 'running' in options.server ? awaitRunning(options.server, options.signal) : startOwn(options.server, options);
}

async function awaitRunning(server: RunningServer, signal: AbortSignal | undefined): Promise<IsvServer> {
  const ready = await untilReady(server, signal);
  if (ready !== 'ready') throw harnessFault(`server.readyUrl ${server.readyUrl} 在 ${seconds(server.readyTimeoutMs)} 内没有就绪（${ready}）；请先启动服务，或改用 server.command 由我们启动。`);
  return { lastLines: () => [], crashed: new Promise(() => undefined), stop: () => Promise.resolve() };
}

async function startOwn(server: StartedServer, { given, extraEnv, signal, onLine }: StartOptions): Promise<IsvServer> {
  await refuseTakenPort(server.readyUrl);
  const group = new ProcessGroup({
    command: server.command, cwd: server.cwd, env: { ...process.env, ...extraEnv, ...server.env, ...environment(server, given) }, ...(onLine ? { onLine } : {}),
  });
  const outcome = await Promise.race([untilReady(server, signal), group.exited.then((code) => ({ code }))]);
  if (outcome === 'ready') return { lastLines: () => group.lastLines, crashed: crashOf(group), stop: () => group.stop() };
  await group.stop();
  throw notReady(server, outcome, group.lastLines);
}

function environment(server: StartedServer, given: Given): Record<string, string> {
  const pairs = Object.entries(server.give).map(([what, name]) => [name, given[what as keyof Given] ?? ''] as const); // give has the keys of Given
  return Object.fromEntries(pairs);
}

async function crashOf(group: ProcessGroup): Promise<string> {
  const code = await group.exited;
  return `ISV 服务端在验收途中退出（${code}）；最后的输出：${group.lastLines.slice(-5).join(' ⏎ ') || '无'}`;
}

function notReady(server: StartedServer, outcome: string | { code: number | string }, lines: readonly string[]): Stop {
  const said = lines.length > 0 ? ['它最后的输出：', ...lines.slice(-20).map((line) => `  ${line}`)] : ['它没有输出任何内容。'];
  if (typeof outcome === 'object') return harnessFault(`server.command "${server.command}" 启动后就退出了（${outcome.code}）；请在 ${server.cwd} 单独运行它并修好。`, said);
  return harnessFault(`server.command "${server.command}" 在 ${seconds(server.readyTimeoutMs)} 内没有在 ${server.readyUrl} 就绪（${outcome}）；请检查 readyUrl，或调大 server.readyTimeoutMs。`, said);
}

/** 'ready', or what was last seen instead. */
async function untilReady(server: { readyUrl: string; readyTimeoutMs: number }, signal: AbortSignal | undefined): Promise<string> {
  const end = Date.now() + server.readyTimeoutMs;
  let seen = '没有应答';
  while (Date.now() < end && !signal?.aborted) {
    seen = await probe(server.readyUrl, end - Date.now());
    if (seen === 'ready') return seen;
    await sleep(50);
  }
  return signal?.aborted ? '已中断' : seen;
}

async function probe(url: string, limitMs: number): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(Math.max(1, Math.min(limitMs, 5_000))) });
    await response.body?.cancel();
    return response.status < 500 ? 'ready' : `HTTP ${response.status}`;
  } catch (error) {
    return causeOf(error);
  }
}

/** fetch hides the reason one level down. */
function causeOf(error: unknown): string {
  return error instanceof Error && error.cause ? messageOf(error.cause) || error.message : messageOf(error);
}

async function refuseTakenPort(readyUrl: string): Promise<void> {
  const { hostname, port, protocol } = new URL(readyUrl);
  const number = Number(port || (protocol === 'https:' ? 443 : 80));
  if (await isOpen(hostname, number)) {
    throw harnessFault(`端口 ${number} 已被占用，服务端无法启动；请结束占用它的程序，或在 server.env 与 server.readyUrl 里换一个端口。`);
  }
}

export function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const settle = (open: boolean): void => { socket.destroy(); resolve(open); };
    socket.once('connect', () => settle(true)).once('error', () => settle(false)).once('timeout', () => settle(false));
  });
}

const seconds = (ms: number): string => `${ms / 1000} 秒`;
