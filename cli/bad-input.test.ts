/** What goes wrong before there is anything to judge: the real command line, one sentence, the published exit code, never a stack, never a green cell. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { buildWhenStale } from '../scripts/build.mjs';
import type { Result } from '../rubric/result.js';
import { newcomer, otherKey, sync } from './newcomer.fixture.js';

const root = fileURLToPath(new URL('..', import.meta.url));

beforeAll(() => buildWhenStale());

interface Said { code: number; text: string }

function yanshou(cwd: string, ...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_PATH: join(root, 'node_modules') };
    const child = execFile(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { cwd, env }, (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, text: stdout + stderr }));
  });
}

/** No stack, and no result that says pass anywhere. */
function expectHonest(cwd: string, { text }: Said): void {
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+/m);
  const runs = existsSync(join(cwd, 'runs')) ? readdirSync(join(cwd, 'runs')).filter((name) => name !== 'latest') : [];
  for (const run of runs.filter((name) => existsSync(join(cwd, 'runs', name, 'result.json')))) {
    const result = JSON.parse(readFileSync(join(cwd, 'runs', run, 'result.json'), 'utf8')) as Result; // the command just wrote it
    expect(result.cells.filter(({ verdict }) => verdict === 'pass')).toEqual([]);
    expect(result.grade).toBe('none');
  }
}

test.each<[string, () => Promise<string>, number, RegExp]>([
  ['no config', async () => mkdtempSync(join(tmpdir(), 'yanshou-bad-')), 6, /没有 yanshou\.config\.ts.*yanshou init/],
  ['an unknown key', () => newcomer({ change: (config) => ({ ...config, taget: 'A' }) }), 6, /taget 不是可用的键；是不是想写 target？/],
  ['a missing mini-program root', () => newcomer({ change: (config) => ({ ...config, miniProgram: { root: 'dist' } }) }), 6, /miniProgram\.root 是 "dist".*不存在/],
  ['app.json without pages', () => newcomer({ files: { 'mini/app.json': '{}' } }), 6, /app\.json has no "pages"/],
  ['AXML that does not parse', () => newcomer({ files: { 'mini/pages/jd.axml': '<view>\n  <text a:if="{{ job. }}">岗位</text>\n</view>' } }), 6, /pages\/jd\.axml:2:\d+/],
  ['a JD page that is not in app.json', () => newcomer({ change: (config) => ({ ...config, links: { alipay: { page: 'pages/jdd', query: { id: '{outJobId}' } } } }) }), 6, /是不是想写 pages\/jd？/],
  ['a server that does not come up', () => newcomer({ work: `console.error('no database'); process.exit(7);` }), 5, /启动后就退出了（7）[^]*no database/],
  ['a gateway that is never called', () => newcomer(), 8, /从未调用网关.*server\.give\.gatewayUrl/],
  // The job that these two sent is judged, and breaks red lines: below target, where a server that sent nothing leaves nothing to judge.
  ['a wrong key pair', () => newcomer({ work: sync(otherKey) }), 3, /全部验签失败.*server\.give\.privateKey/],
  ['a job that was never synced', () => newcomer({ work: sync('process.env.PRIVATE_KEY') }), 3, /同步岗位 1 次，没有一个成功/],
])('%s', async (_, prepare, code, sentence) => {
  const cwd = await prepare();
  const said = await yanshou(cwd, 'verify');
  expect(said.text).toMatch(sentence);
  expect(said.code).toBe(code);
  expectHonest(cwd, said);
}, 60_000);

test('a port that is taken is named, with the mend', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo; // it listens on TCP
  const said = await yanshou(await newcomer({ port }), 'verify');
  other.close();
  expect(said.text).toContain(`端口 ${port} 已被占用`);
  expect(said.code).toBe(5);
});

test('a wrong option and a wrong value are bad configuration', async () => {
  const said = await Promise.all([yanshou('.', 'verify', '--taget', 'S'), yanshou('.', 'verify', '--target', 'C'), yanshou('.', 'verify', '--shard', '3/2'), yanshou('.', 'grade', 'no-such-run')]);
  expect(said.map(({ code }) => code)).toEqual([6, 6, 6, 6]);
  expect(said[0]?.text).toContain('--target');
});
