import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Stop } from './exit.js';
import { isOpen, startIsvServer, type Given } from './isv-server.js';

const given: Given = { gatewayUrl: 'http://127.0.0.1:1/gateway.do', appId: '2021000000000001', privateKey: 'k', alipayPublicKey: 'p', dingtalkUrl: 'http://127.0.0.1:2', dingtalkAppKey: 'a', dingtalkAppSecret: 's' };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const node = (code: string): string => `"${process.execPath}" -e '${code}'`;
const answering = (body: string, port: number): string => node(`require("http").createServer((q,r)=>r.end(${body})).listen(${port},"127.0.0.1")`);

function config(command: string, port: number, readyTimeoutMs = 10_000) {
  return { command, cwd: '.', env: { COLOUR: 'red' }, readyUrl: `http://127.0.0.1:${port}/`, readyTimeoutMs, give: { gatewayUrl: 'GW' }, keys: { format: 'pkcs8' as const } };
}

async function stopOf(promise: Promise<unknown>): Promise<Stop> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error instanceof Stop) return error;
  throw new Error('expected a Stop', { cause: error });
}

test('a server gets its environment, becomes ready, and its port is free after stop', async () => {
  const port = await freePort();
  const server = await startIsvServer({ server: config(answering('process.env.COLOUR+process.env.GW', port), port), given });
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('redhttp://127.0.0.1:1/gateway.do');
  await server.stop();
  expect(await isOpen('127.0.0.1', port)).toBe(false);
});

test('what a server starts ends with it', async () => {
  const port = await freePort();
  const server = await startIsvServer({ server: config(`${answering('"x"', port)} & wait`, port), given });
  await server.stop();
  expect(await isOpen('127.0.0.1', port)).toBe(false);
});

test('a taken port, a server that ends and one that never answers stop with a sentence and its last output', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo; // it listens on TCP
  const free = await freePort();
  const stops = await Promise.all([
    stopOf(startIsvServer({ server: config(node('0'), port), given })),
    stopOf(startIsvServer({ server: config(node('console.error("no database");process.exit(7)'), free), given })),
    stopOf(startIsvServer({ server: config('echo hm; exec sleep 60', free, 1_500), given })),
  ]);
  taken.close();
  expect(stops.map((each) => each.exitCode)).toEqual([5, 5, 5]);
  expect(stops[0]?.message).toContain(`端口 ${port} 已被占用`);
  expect(stops[1]?.message).toContain('启动后就退出了（7）');
  expect(stops[1]?.details.join()).toContain('no database');
  expect(stops[2]?.message).toContain('readyTimeoutMs');
  expect(stops[2]?.details.join()).toContain('hm');
});

test('a server does not outlive a harness that is killed', async () => {
  const port = await freePort();
  const script = `import { ProcessGroup } from ${JSON.stringify(fileURLToPath(new URL('./process-group.ts', import.meta.url)))};
    new ProcessGroup({ command: ${JSON.stringify(answering('"x"', port))}, cwd: '.', env: process.env }); setInterval(() => 0, 1000);`;
  const { build } = await import('esbuild');
  const { outputFiles: [bundle] } = await build({ stdin: { contents: script, resolveDir: '.' }, bundle: true, write: false, platform: 'node', format: 'esm' });
  const harness = spawn(process.execPath, ['--input-type=module', '-e', bundle?.text ?? ''], { stdio: 'ignore' });
  await expect.poll(() => isOpen('127.0.0.1', port), { timeout: 10_000 }).toBe(true);
  harness.kill('SIGKILL');
  await expect.poll(() => isOpen('127.0.0.1', port), { timeout: 10_000 }).toBe(false);
});
