/** The example that follows 闪签云 1.0 小程序接口文档: its server against the document, and the steps that bring it to grade S. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileMiniProgram } from '../mock-alipay/container/compiler/index.js';
import { bareBase64, createWorld, startGateway, type Gateway } from '../mock-alipay/gateway/index.js';
import { Journal } from '../mock-alipay/journal.js';
import type { World } from '../mock-alipay/world.js';
import { applyOverlay, readOverlays } from '../prove/overlay.js';
import { expectedOf, laySteps } from '../prove/tutorial-steps.js';
import { handbookV4 } from '../rubric/handbook/v4.0.js';
import { redLines } from '../rubric/handbook/red-lines.js';
import { clauses } from './shanqianyun/contract/clauses.js';
import { runContract } from './shanqianyun/contract/run.js';

const run = promisify(execFile);
interface Answer { id: string; section: string; line: string; state: 'passed' | 'failed' | 'notChecked' | 'silent'; reason?: string }
const examples = fileURLToPath(new URL('.', import.meta.url));
const app = join(examples, 'shanqianyun');
const appId = '2021004680000008';
const scratch = mkdtempSync(join(tmpdir(), 'shanqianyun-'));
symlinkSync(join(examples, '..', 'node_modules'), join(scratch, 'node_modules'));
const steps = laySteps(examples, join(scratch, 'steps'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('the contract suite', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const document = readFileSync(join(app, 'api-1.0.txt'), 'utf8');
  const servers: ChildProcess[] = [];
  let world: World;
  let gateway: Gateway;
  let nextPort = 5680;
  let conforming = '';

  beforeAll(async () => {
    const journal = new Journal({ now: Date.now });
    world = createWorld({ now: Date.now, journal, seed: 'shanqianyun' });
    world.registerApp({ appId, name: '闪签云', appPublicKey: bareBase64(keys.publicKey), subject: 'enterprise' });
    gateway = await startGateway({ world, journal });
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => { server.kill(); return once(server, 'exit'); }));
    await gateway.close();
  });

  /** A server of the app in `folder`, with what the suite must be given to ask it everything. */
  async function started(folder: string): Promise<{ baseUrl: string; codes: string[]; captchaCode: string; setStatusUrl: string; platformCode: string; uniqueKey: string }> {
    const port = nextPort++, baseUrl = `http://127.0.0.1:${port}`;
    const server = spawn('node', ['server/index.js'], {
      cwd: folder, stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PORT: String(port), TEST_VERIFY_CODE: '123456', ALIPAY_GATEWAY: gateway.url, ALIPAY_APP_ID: appId, ALIPAY_PRIVATE_KEY: bareBase64(keys.privateKey), ALIPAY_PUBLIC_KEY: gateway.alipayPublicKey },
    });
    servers.push(server);
    await untilReady(`${baseUrl}/health`, server);
    const { userId } = world.createUser({ resume: 'none' });
    const codes = [1, 2].map(() => world.issueAuthCode({ userId, appId, scopes: ['auth_base'] }));
    return { baseUrl, codes, captchaCode: '123456', setStatusUrl: `${baseUrl}/office/employees/{em_id}/status`, platformCode: 'alipay', uniqueKey: 'test' };
  }

  test('quotes the document word for word, each clause under a name of its own', () => {
    expect(clauses.filter(({ line }: Answer) => !document.includes(line)).map(({ line }: Answer) => line)).toEqual([]);
    expect(new Set(clauses.map(({ id }: Answer) => id)).size).toBe(clauses.length);
  });

  test.each([steps[0], steps.at(-1)].flatMap((step) => step ?? []))('finds the server of $id true to the document', async ({ dir }) => {
    const { baseUrl, codes, captchaCode, setStatusUrl } = await started(dir);
    conforming = baseUrl;
    const args = [baseUrl, ...codes.flatMap((code) => ['--code', code]), '--captcha-code', captchaCode, '--set-status-url', setStatusUrl];
    const { stdout } = await run('node', [join(app, 'contract', 'check.js'), ...args]); // rejects unless the exit code is 0
    expect(stdout.split('\n').filter((line) => /^[✗?]/.test(line))).toEqual([]);
    expect(stdout.trim().split('\n').at(-1)).toMatch(/^\d\d+ passed, 0 failed, 0 not checked$/);
  });

  test('checks nothing it was not given the means for, and says which', async () => {
    const answers = await runContract({ baseUrl: conforming, codes: [], platformCode: 'alipay', uniqueKey: 'test' }) as Answer[];
    expect(answers.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(answers.find(({ id }) => id === 'login')).toMatchObject({ state: 'notChecked', reason: '需要 --code（一个新用户的登录 code）' });
    expect(answers.find(({ id }) => id === 'put-refused-2')).toMatchObject({ state: 'notChecked' });
  });

  test('fails a server that is not there, without a throw', async () => {
    const answers = await runContract({ baseUrl: 'http://127.0.0.1:9', codes: [], platformCode: 'alipay', uniqueKey: 'test' }) as Answer[];
    expect(answers.some(({ state }) => state === 'passed')).toBe(false);
  });

  test.each(readOverlays(join(app, 'contract', 'broken')))('turns red exactly where a server breaks the document: $description', async (overlay) => {
    const folder = join(scratch, overlay.id);
    applyOverlay(overlay, examples, folder);
    const answers = await runContract(await started(folder)) as Answer[];
    expect(answers.filter(({ state }) => state === 'failed').map(({ id }) => id).sort()).toEqual([...overlay.turnsRed].sort());
  });
});

describe('the migration', () => {
  test.each(steps)('$id builds', async ({ dir }) => { await compileMiniProgram(join(dir, 'mini')); });

  test('expects something of every step, and of nothing else', () => {
    expect(readdirSync(join(app, 'expected')).sort()).toEqual(steps.map(({ id }) => `${id}.json`).sort());
  });

  test.each(steps)('expects of $id only rows and red lines that exist', ({ id }) => {
    const expected = expectedOf(examples, id);
    expect(Object.keys(expected.cells).sort()).toEqual(handbookV4.map((row) => row.id).sort());
    expect(expected.brokenRedLines.filter((line) => !redLines.some((known) => known.id === line))).toEqual([]);
  });

  test('begins below B and ends at S', () => {
    const grades = steps.map(({ id }) => expectedOf(examples, id).grade);
    expect([grades[0], grades.at(-1)]).toEqual(['none', 'S']);
    expect(grades.map((grade) => ['none', 'B', 'A', 'S'].indexOf(grade))).toEqual(grades.map((grade) => ['none', 'B', 'A', 'S'].indexOf(grade)).sort());
  });
});

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const status = await fetch(url).then((response) => response.status, () => 0);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
