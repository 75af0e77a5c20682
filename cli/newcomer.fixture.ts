/** A small app of a newcomer, in a folder of its own, for tests of what goes wrong before there is anything to judge. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Below the ports that the system gives to outgoing connections: one of those may be taken again before the server listens. */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = createServer().listen(port, '127.0.0.1');
  const free = await Promise.race([once(server, 'listening').then(() => true), once(server, 'error').then(() => false)]);
  if (!free) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const app: Record<string, string> = {
  'mini/app.json': '{"pages":["pages/index","pages/jd"]}', 'mini/app.js': 'App({})',
  'mini/pages/index.js': 'Page({})', 'mini/pages/index.axml': '<view>首页</view>', 'mini/pages/jd.js': 'Page({})', 'mini/pages/jd.axml': '<view>岗位</view>',
};

/** `work` = what its server does at start, `answer` = how it answers `q` through `r`; `change` breaks one thing of the config. */
export interface NewcomerParts { work?: string; answer?: string; files?: Record<string, string>; change?: (config: object) => object; port?: number }

export async function newcomer({ work = '', answer = `r.end('ok')`, files = {}, change = (config) => config, port }: NewcomerParts = {}): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'yanshou-bad-'));
  const listen = port ?? await freePort();
  const url = `http://127.0.0.1:${listen}/`;
  const server = `require('node:http').createServer((q, r) => ${answer}).listen(${listen}, '127.0.0.1');\n${work}`;
  const statuses = ['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'].map((status) => [status, { url }]);
  const config = change({
    app: { name: '星河招聘', appId: '2021000000000001', subject: 'enterprise' }, miniProgram: { root: 'mini' },
    server: { command: `"${process.execPath}" server.cjs`, readyUrl: url, give: { gatewayUrl: 'GATEWAY', appId: 'APP_ID', privateKey: 'PRIVATE_KEY', alipayPublicKey: 'ALIPAY_KEY' } },
    links: { alipay: { page: 'pages/jd', query: { id: '{outJobId}' } } }, statusTriggers: Object.fromEntries(statuses), limits: { jobsMs: 1_500 },
  });
  for (const [name, body] of Object.entries({ ...app, 'server.cjs': server, 'yanshou.config.json': JSON.stringify(config), ...files })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), body);
  }
  return cwd;
}

/** Syncs one job, signed with the key that the expression `key` names. */
export const sync = (key: string, job: object = { outJobId: '1' }): string => `const { AlipaySdk } = require('alipay-sdk');
  const sdk = new AlipaySdk({ appId: process.env.APP_ID, privateKey: ${key}, alipayPublicKey: process.env.ALIPAY_KEY, gateway: process.env.GATEWAY, keyType: 'PKCS8' });
  sdk.exec('alipay.ebpp.industry.job.sync', { bizContent: ${JSON.stringify(job)} }).catch(() => undefined);`;
export const otherKey = `require('node:crypto').generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')`;

