import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadConfig } from '../config/load.js';
import { init, type InitOptions } from './init.js';

const example = fileURLToPath(new URL('../../examples/grade-s/', import.meta.url));

function newcomer(): { cwd: string; said: string[]; options: InitOptions } {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-init-'));
  for (const part of ['mini', 'server']) cpSync(join(example, part), join(cwd, part), { recursive: true });
  const said: string[] = [];
  return { cwd, said, options: { cwd, out: 'yanshou.config.ts', force: false, answers: {}, ask: false, print: (line) => said.push(line) } };
}

test('the mini program and the server tell nearly everything; the rest is named', async () => {
  const { cwd, said, options } = newcomer();
  expect(await init(options)).toBe(6);
  const source = readFileSync(join(cwd, 'yanshou.config.ts'), 'utf8');
  expect(source).toContain("name: '禾岸招聘'");
  expect(source).toContain("page: 'pages/job/detail'");
  expect(source).toContain("jobId: '{outJobId}'");
  expect(source).toContain("privateKey: 'ALIPAY_PRIVATE_KEY'");
  expect(said.filter((line) => line.includes('待填')).join()).toMatch(/appId.*statusTriggers\.沟通中\.url/s);
});

test('with what it could not read given as flags, the config loads', async () => {
  const { cwd, options } = newcomer();
  const answers = { appId: '2021004610000001', statusUrl: 'http://127.0.0.1:4610/office/applications/{outApplyId}/status' };
  expect(await init({ ...options, answers })).toBe(0);
  const { config } = await loadConfig(undefined, cwd);
  expect(config).toMatchObject({ app: { appId: '2021004610000001' }, links: { alipay: { page: 'pages/job/detail' }, self: { home: 'pages/index/index' } } });
});

test('an existing config is kept, and a folder without a mini program is said', async () => {
  const { cwd, options } = newcomer();
  writeFileSync(join(cwd, 'yanshou.config.ts'), '// mine');
  await expect(init(options)).rejects.toThrow('--force');
  await expect(init({ ...options, cwd: join(cwd, 'server') })).rejects.toThrow('没有找到小程序');
});
