import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadConfig } from '../config/load.js';
import { init, type InitOptions } from './init.js';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

interface Newcomer { cwd: string; said: string[]; options: InitOptions }

/** A stranger's folder: an example's mini program and server, no config. */
function newcomer(example = 'grade-s', parts: readonly string[] = ['mini', 'server']): Newcomer {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-init-'));
  for (const part of parts) cpSync(join(examples, example, part), join(cwd, part), { recursive: true });
  const said: string[] = [];
  return { cwd, said, options: { cwd, out: 'yanshou.config.ts', force: false, answers: {}, ask: false, print: (line) => said.push(line) } };
}

function put(cwd: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
}

test('the mini program and the server tell nearly everything; what is missing is named', async () => {
  const { cwd, said, options } = newcomer();
  expect(await init(options)).toBe(6);
  const source = readFileSync(join(cwd, 'yanshou.config.ts'), 'utf8');
  expect(source).toContain("name: '禾岸招聘'");
  expect(source).toContain("page: 'pages/job/detail'");
  expect(source).toContain("jobId: '{outJobId}'");
  expect(source).toContain("privateKey: 'ALIPAY_PRIVATE_KEY'");
  expect(source).toContain("url: 'http://127.0.0.1:4610/office/applications/{outApplyId}/status'");
  expect(said.filter((line) => line.includes('待填'))).toEqual(['  待填：app.appId 没有填：开放平台应用 ID，16 位数字。']);
});

test('with what it could not read given as flags, the config loads', async () => {
  const { cwd, options } = newcomer();
  expect(await init({ ...options, answers: { appId: '2021004610000001' } })).toBe(0);
  const { config } = await loadConfig(undefined, cwd);
  expect(config).toMatchObject({ app: { appId: '2021004610000001' }, links: { alipay: { page: 'pages/job/detail' }, self: { home: 'pages/index/index' } } });
});

test.each([['failing', 'pages/detail/detail', 'id'], ['gig', 'pages/task/task', 'id'], ['grade-a', 'pages/jobInfo/jobInfo', 'id'], ['grade-b', 'pages/jd/jd', 'job']])('%s: what it reads is what its own config says', async (example, page, parameter) => {
  const { cwd, options } = newcomer(example);
  const subject = example === 'gig' ? 'gig' : 'enterprise';
  expect(await init({ ...options, answers: { appId: '2021004610000001', subject } })).toBe(0);
  const [{ config: read }, { config: own }] = [await loadConfig(undefined, cwd), await loadConfig(join(examples, example), cwd)];
  expect(read.links.alipay).toEqual({ page, query: { [parameter]: '{outJobId}' } });
  expect(read.app.resumeMode).toBe(own.app.resumeMode);
  expect(read.server).toMatchObject({ readyUrl: own.server.readyUrl, give: 'give' in own.server ? own.server.give : {} });
  expect(read.statusTriggers.面试中).toMatchObject({ url: 'url' in own.statusTriggers.面试中 ? own.statusTriggers.面试中.url : '' });
});

test('without a server each thing that is missing is said once', async () => {
  const { said, options } = newcomer('grade-s', ['mini']);
  expect(await init(options)).toBe(6);
  expect(said.filter((line) => line.includes('待填')).map((line) => line.trim().split(/[ ：]/)[1])).toEqual(['app.appId', 'server.command', 'server.readyUrl', 'statusTriggers']);
});

test('a gateway address that no variable changes is taken over by the proxy', async () => {
  const { cwd, options } = newcomer('grade-s', ['mini']);
  put(cwd, { 'server/app.js': "const key = process.env.APP_PRIVATE_KEY, alipay = process.env.ALIPAY_PUBLIC_KEY;\nfetch('https://openapi.alipay.com/gateway.do');\napp.listen(7001);" });
  await init({ ...options, answers: { appId: '2021004610000001', statusUrl: 'http://127.0.0.1:7001/status' } });
  expect((await loadConfig(undefined, cwd)).config.gateway.intercept).toBe(true);
});

test('variables that a server is told in .env.example are read', async () => {
  const { cwd, said, options } = newcomer('grade-s', ['mini']);
  put(cwd, { 'server/index.js': 'require("./config");', 'server/.env.example': 'PORT=7002\nPAY_GATEWAY=\nPAY_APP_ID=2021004610000009\nPAY_PRIVATE_KEY=\nPAY_PUBLIC_KEY=\nDING_APP_SECRET=' });
  await init({ ...options, answers: { statusUrl: 'http://127.0.0.1:7002/status' } });
  const { config } = await loadConfig(undefined, cwd);
  expect(config.server).toMatchObject({ readyUrl: 'http://127.0.0.1:7002/', give: { gatewayUrl: 'PAY_GATEWAY', appId: 'PAY_APP_ID', privateKey: 'PAY_PRIVATE_KEY', alipayPublicKey: 'PAY_PUBLIC_KEY', dingtalkAppSecret: 'DING_APP_SECRET' } });
  expect(config.app.appId).toBe('2021004610000009');
  expect(said.join('\n')).not.toContain('待填');
});

test('a framework project is told apart from its output, and asked to be built', async () => {
  const taro = newcomer('grade-s', ['server']);
  put(taro.cwd, { 'package.json': '{"scripts":{"build":"taro build --type alipay","start":"taro build --watch"},"dependencies":{"@tarojs/taro":"4"}}', 'mini.project.json': '{"miniprogramRoot":"dist/"}' });
  await expect(init(taro.options)).rejects.toThrow('这是 Taro 项目，还没有构建：先运行 npm run build');
  cpSync(join(examples, 'grade-s/mini'), join(taro.cwd, 'dist'), { recursive: true });
  put(taro.cwd, { 'dist/base.axml': '' });
  await init({ ...taro.options, answers: { appId: '2021004610000001' } });
  expect(taro.said[1]).toContain('./dist：Taro');
  expect((await loadConfig(undefined, taro.cwd)).config.server).toMatchObject({ cwd: join(taro.cwd, 'server') });

  const uni = newcomer('grade-s', []);
  put(uni.cwd, { 'package.json': '{"devDependencies":{"@dcloudio/uni-app":"3"}}' });
  await expect(init(uni.options)).rejects.toThrow('npx uni build -p mp-alipay');
});

test('an existing config is kept, and a folder without a mini program is said', async () => {
  const { cwd, options } = newcomer();
  writeFileSync(join(cwd, 'yanshou.config.ts'), '// mine');
  await expect(init(options)).rejects.toThrow('--force');
  rmSync(join(cwd, 'mini'), { recursive: true });
  await expect(init({ ...options, force: true })).rejects.toThrow('没有找到小程序');
});
