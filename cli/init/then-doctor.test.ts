/** What `init` writes for a stranger's mini program and server, with nothing but the app id told, is looked at by `doctor`: it works, or says what is missing. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePort } from '../newcomer.fixture.js';
import { doctor } from '../doctor/doctor.js';
import { init } from './init.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const samePort = /\b46\d0\b/g;

/** The example's mini program and server on a port of their own, with the packages that `npm install` would bring; no config of ours. */
async function stranger(example: string): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-stranger-'));
  for (const part of ['mini', 'server']) cpSync(join(root, 'examples', example, part), join(cwd, part), { recursive: true });
  const port = String(await freePort());
  for (const file of readdirSync(cwd, { recursive: true, encoding: 'utf8' }).map((name) => join(cwd, name)).filter((path) => statSync(path).isFile() && /\.(js|json)$/.test(path))) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(samePort, port));
  }
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'), 'dir');
  return cwd;
}

async function firstHour(example: string, answers: Record<string, string>): Promise<{ codes: number[]; text: string }> {
  const cwd = await stranger(example);
  const lines: string[] = [];
  const print = (line: string): void => { lines.push(line); };
  const written = await init({ cwd, out: 'yanshou.config.ts', force: false, ask: false, answers, print });
  const looked = await doctor({ config: undefined, cwd, signal: new AbortController().signal, print });
  return { codes: [written, looked], text: lines.join('\n') };
}

// Two of five, since each starts a server: what init reads of the others is compared with their own configs in init.test.ts.
test.each([['grade-s', { appId: '2021004610000001' }], ['gig', { appId: '2021004650000005', subject: 'gig' }]])('%s: the config that init writes passes the doctor', async (example, answers) => {
  const { codes, text } = await firstHour(example, answers);
  expect(text).toContain('一切就绪，可以运行 yanshou verify。');
  expect(codes).toEqual([0, 0]);
}, 30_000);

test('what init could not read is what the doctor asks for', async () => {
  const { codes, text } = await firstHour('grade-s', {});
  expect(codes).toEqual([6, 6]);
  expect(text).toMatch(/待填：app\.appId 没有填[^]*✗ 配置：[^]*app\.appId/);
}, 30_000);
