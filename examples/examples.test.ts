/** The examples' own servers against the real gateway, driven over HTTP as their mini programs drive them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareBase64, createWorld, startGateway, type Gateway } from '../mock-alipay/gateway/index.js';
import { Journal, type GatewayCall } from '../mock-alipay/journal.js';
import type { AlipayUser, World } from '../mock-alipay/world.js';

type Json = Record<string, unknown>;
interface Example {
  name: string; appId: string; command: string; port: number; jobs: number; env: (given: { gateway: string; privateKey: string; alipayKey: string }) => Record<string, string>;
  /** Plays the mini program: logs in with the code, opens the sheet with the order string, delivers. */
  deliver: (app: App, link: 'alipay' | 'self') => Promise<void>;
  /** apply_status codes that reach Alipay for 已投递 and then each trigger, in the handbook's order. */
  pushes: { alipay: string[]; self: string[] };
}
interface App { authCode: (...scopes: string[]) => string; authorise: (orderStr: string) => void; post: (path: string, body: Json, headers?: Json) => Promise<Json>; get: (path: string, headers?: Json) => Promise<Json> }

const office = ['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'];
const full = ['APPLYING', 'PROCESSING', 'PROCESSING', 'APPLY_FAILED', 'APPLY_SUCCESS', 'APPLY_SUCCESS', 'APPLY_FAILED'];
const ordinary = (given: { gateway: string; privateKey: string; alipayKey: string }, port: number) => ({
  PORT: String(port), ALIPAY_GATEWAY: given.gateway, ALIPAY_PRIVATE_KEY: given.privateKey, ALIPAY_PUBLIC_KEY: given.alipayKey,
});

const examples: Example[] = [
  {
    name: 'grade-s', appId: '2021004610000001', command: 'server/index.js', port: 5610, jobs: 8, pushes: { alipay: full, self: full },
    env: (given) => ({ ...ordinary(given, 5610), ALIPAY_APP_ID: '2021004610000001' }),
    deliver: async (app) => {
      const { token } = await app.post('/api/sessions', { authCode: app.authCode() });
      const signedIn = { authorization: `Bearer ${String(token)}` };
      const { orderStr, ticket } = await app.post('/api/jobs/HA-1001/resume-orders', {}, signedIn);
      app.authorise(String(orderStr));
      await app.post('/api/jobs/HA-1001/applications', { ticket }, signedIn);
    },
  },
  {
    name: 'grade-a', appId: '2021004620000002', command: 'server/src/main.js', port: 5620, jobs: 6, pushes: { alipay: full, self: ['APPLYING'] },
    env: (given) => ({ SERVER_PORT: '5620', GATEWAY_URL: given.gateway, APP_ID: '2021004620000002', APP_PRIVATE_KEY: given.privateKey, ALIPAY_PUBLIC_KEY: given.alipayKey }),
    deliver: async (app, link) => {
      const result = async (path: string, body: Json, headers?: Json): Promise<Json> => (await app.post(path, body, headers))['result'] as Json; // the server's envelope
      const { token } = await result('/mp/login', { code: app.authCode() });
      const signedIn = { 'x-qc-token': token };
      const { order, deliveryNo } = await result('/mp/deliveries/prepare', { jobId: 'qc2001', channel: link === 'alipay' ? 'alipay' : 'own' }, signedIn);
      app.authorise(String(order));
      await result('/mp/deliveries', { deliveryNo }, signedIn);
    },
  },
  {
    name: 'grade-b', appId: '2021004630000003', command: 'server/app.js', port: 5630, jobs: 6,
    pushes: { alipay: ['APPLYING', 'APPLY_FAILED', 'APPLY_SUCCESS'], self: ['APPLYING', 'APPLY_FAILED', 'APPLY_SUCCESS'] },
    env: (given) => ({ XM_PORT: '5630', XM_GATEWAY: given.gateway, XM_APP_ID: '2021004630000003', XM_PRIVATE_KEY: given.privateKey, XM_ALIPAY_KEY: given.alipayKey }),
    deliver: async (app) => {
      const { token } = await app.post('/login', { authCode: app.authCode() });
      const signedIn = { 'x-xm-token': token };
      await app.post('/login/phone', { phone: '13800000000', code: '123456' }, signedIn);
      const { order, key } = await app.post('/jobs/101/card-order', {}, signedIn);
      app.authorise(String(order));
      await app.post('/jobs/101/apply', { key }, signedIn);
    },
  },
  {
    name: 'failing', appId: '2021004640000004', command: 'server/index.js', port: 5640, jobs: 6, pushes: { alipay: ['APPLYING'], self: ['APPLYING'] },
    env: (given) => ({ ...ordinary(given, 5640), ALIPAY_APPID: '2021004640000004' }),
    deliver: async (app) => {
      const { data } = await app.post('/api/login', { code: app.authCode(), phone: '13800000000', sms: '123456' });
      await app.post('/api/apply', { jobId: '9001', form: { name: '验收测试' } }, { uid: (data as { id: string }).id }); // the server's envelope
    },
  },
  {
    name: 'gig', appId: '2021004650000005', command: 'server/server.js', port: 5650, jobs: 6, pushes: { alipay: full, self: full },
    env: (given) => ({ LG_PORT: '5650', ALI_GATEWAY: given.gateway, ALI_APP: '2021004650000005', ALI_KEY: given.privateKey, ALI_PUB: given.alipayKey }),
    deliver: async (app) => {
      const { key } = await app.post('/worker', { code: app.authCode() });
      await app.post('/tasks/lg1/enrol', { code: app.authCode('auth_user', 'yingpin') }, { 'x-worker': key });
    },
  },
];

describe.each(examples)('$name', (example) => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const base = `http://127.0.0.1:${example.port}`;
  let journal: Journal;
  let world: World;
  let gateway: Gateway;
  let server: ChildProcess;

  beforeAll(async () => {
    journal = new Journal({ now: Date.now });
    world = createWorld({ now: Date.now, journal, seed: example.name });
    world.registerApp({ appId: example.appId, name: example.name, appPublicKey: bareBase64(keys.publicKey), subject: example.name === 'gig' ? 'gig' : 'enterprise' });
    gateway = await startGateway({ world, journal });
    const env = example.env({ gateway: gateway.url, privateKey: bareBase64(keys.privateKey), alipayKey: gateway.alipayPublicKey });
    server = spawn('node', [example.command], { cwd: fileURLToPath(new URL(example.name, import.meta.url)), env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
    await untilReady(`${base}/health`, server);
  });
  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    await gateway.close();
  });

  const callsOf = (method: string): GatewayCall[] => journal.query({ kind: 'gateway', method }).flatMap((entry) => (entry.kind === 'gateway' ? [entry] : []));
  const appOf = (user: AlipayUser): App => ({
    authCode: (...scopes) => world.issueAuthCode({ userId: user.userId, appId: example.appId, scopes: scopes.length > 0 ? scopes : ['auth_base'] }),
    authorise: (orderStr) => {
      const verdict = world.readOrder({ orderStr });
      expect(verdict).toMatchObject({ ok: true, order: { signature: 'valid', schemaFaults: [] } });
      world.authorise(user.userId, verdict.order, example.appId);
    },
    post: (path, body, headers = {}) => ask(base + path, { method: 'POST', body: JSON.stringify(body), headers }),
    get: (path, headers = {}) => ask(base + path, { headers }),
  });

  test('syncs every job at start, signed and without schema faults', () => {
    const calls = callsOf('alipay.ebpp.industry.job.sync');
    expect(calls.map(({ signature, schemaFaults, response }) => ({ signature, schemaFaults, code: response.code })))
      .toEqual(calls.map(() => ({ signature: 'valid', schemaFaults: [], code: '10000' })));
    expect(world.jobs(example.appId)).toHaveLength(example.jobs);
  });

  test.each(['alipay', 'self'] as const)('on the %s link delivers, and pushes the statuses it promises for the right user', async (link) => {
    const user = world.createUser({ resume: 'complete' });
    const from = journal.head;
    const expected = [...example.pushes[link]].sort();
    const pushes = (): GatewayCall[] => callsOf('alipay.ebpp.industry.job.applyinfo.sync').filter((call) => ('seq' in call ? Number(call.seq) : 0) > from);

    await example.deliver(appOf(user), link);
    await until(journal, () => pushes().length > 0);
    const [application] = world.applications(user.userId);
    for (const status of office) await appOf(user).post(`/office/applications/${String(application?.outApplyId)}/status`, { status });
    await until(journal, () => pushes().length >= expected.length);

    expect(pushes().map((call) => (call.bizContent as { apply_status: string }).apply_status).sort()).toEqual(expected); // schema-checked by the gateway
    expect(pushes().flatMap((call) => [call.schemaFaults, call.signature, (call.bizContent as { user_id: string }).user_id]))
      .toEqual(pushes().flatMap(() => [[], 'valid', user.userId]));
  });

  test('makes no call that Alipay refuses', () => {
    const refused = journal.query({ kind: 'gateway' }).filter((entry) => entry.kind === 'gateway' && entry.response.code !== '10000');
    expect(refused).toEqual([]);
  });
});

async function ask(url: string, init: { method?: string; body?: string; headers: Json }): Promise<Json> {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) } }); // values are tokens
  const text = await response.text();
  expect(response.status, `${url} ${text}`).toBeLessThan(400);
  return JSON.parse(text) as Json; // every example answers JSON objects
}

/** Resolves at the journal entry that makes it true. */
function until(journal: Journal, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (done()) return resolve();
    const stop = journal.subscribe(() => { if (done()) { stop(); resolve(); } });
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const status = await fetch(url).then((response) => response.status, () => 0);
    if (status >= 200 && status < 300) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
