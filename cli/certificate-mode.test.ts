import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadConfig } from './config/load.js';
import { openRig } from './rig.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A server that was written for certificate mode and encrypted content: at its root it shows what Alipay answers to it. */
const server = `
  import { createServer } from 'node:http';
  import { AlipaySdk } from ${JSON.stringify(import.meta.resolve('alipay-sdk'))};
  const { GW, APP, KEY, AES, APP_CERT, ALIPAY_CERT, ROOT_CERT, PORT } = process.env;
  const sdk = new AlipaySdk({ appId: APP, privateKey: KEY, keyType: 'PKCS8', gateway: GW, encryptKey: AES, appCertPath: APP_CERT, alipayPublicCertPath: ALIPAY_CERT, alipayRootCertPath: ROOT_CERT });
  createServer(async (request, response) => {
    if (request.url === '/health') return response.end('ok');
    const plain = await sdk.exec('alipay.open.mini.category.query', { bizContent: {} }, { validateSign: true });
    const encrypted = await sdk.exec('alipay.open.mini.baseinfo.query', { bizContent: {}, needEncrypt: true });
    response.end(JSON.stringify({ plain: plain.code, encrypted: encrypted.code }));
  }).listen(Number(PORT), '127.0.0.1');`;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo; // a TCP server's address is never a string
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

test('a server in certificate mode with encrypted content is given its files by the config and understood', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yanshou-certificates-'));
  writeFileSync(join(folder, 'server.mjs'), server);
  const port = await freePort();
  const aesKey = Buffer.alloc(16, 5).toString('base64');
  writeFileSync(join(folder, 'yanshou.config.json'), JSON.stringify({
    app: { name: '证书招聘', appId: '2021000000000001', subject: 'enterprise', aesKey },
    miniProgram: { root: here('../examples/grade-s/mini') },
    server: {
      command: `"${process.execPath}" server.mjs`, readyUrl: `http://127.0.0.1:${port}/health`, env: { AES: aesKey, PORT: String(port) },
      give: { gatewayUrl: 'GW', appId: 'APP', privateKey: 'KEY', appCertFile: 'APP_CERT', alipayCertFile: 'ALIPAY_CERT', alipayRootCertFile: 'ROOT_CERT' },
    },
    links: { alipay: { page: 'pages/job/detail', query: { id: '{outJobId}' } } },
    statusTriggers: Object.fromEntries(['沟通中', '面试中', '未录取', '已录取', '已入职', '停止招聘'].map((status) => [status, { notOffered: '只测证书方式' }])),
    gateway: { certificates: 'certificates' },
  }));
  const rig = await openRig({ loaded: await loadConfig(undefined, folder), dir: folder });
  try {
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).json()).toEqual({ plain: '10000', encrypted: '10000' });
    const calls = rig.mock.journal.query({ kind: 'gateway' });
    expect(calls).toMatchObject([{ signature: 'valid', params: { app_cert_sn: expect.stringMatching(/^[0-9a-f]{32}$/), alipay_root_cert_sn: expect.any(String) } }, { params: { encrypt_type: 'AES' } }]);
  } finally {
    await rig.close();
  }
});
