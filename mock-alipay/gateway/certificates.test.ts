import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { certificateFiles, lazyCertificates } from './certificates.js';
import { createAlipayKeys, pem } from './keys.js';
import { createWorld } from './world-state.js';
import { certificateSn } from './x509.js';

const appId = '2021000000000001';
const [appKeys, otherKeys, alipayKeys] = [createAlipayKeys(), createAlipayKeys(), createAlipayKeys()];

function issued(folder: string, appPublicKey = pem(appKeys.publicKey), alipay = alipayKeys) {
  const world = createWorld({ now: Date.now, alipayKeys: alipay });
  world.registerApp({ appId, name: '示例招聘', appPublicKey, subject: 'enterprise' });
  const certificates = lazyCertificates(world, folder)();
  const files = certificateFiles(certificates, folder, appId);
  return { files, app: readFileSync(files.app, 'utf8'), rootSn: certificates.rootSn, alipaySn: certificates.alipaySn, registered: world.app(appId)?.appPublicKey };
}

test('certificates kept in a folder have the same serial numbers next time, and only their owner reads the root key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  expect(issued(folder)).toEqual(issued(folder));
  expect(statSync(join(folder, 'alipayRootKey.pem')).mode & 0o077).toBe(0);
});

test('a certificate of another key is issued anew under the same root', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const before = issued(folder);
  const after = issued(folder, pem(otherKeys.publicKey), otherKeys);
  expect(after.rootSn).toBe(before.rootSn);
  expect(after.alipaySn).not.toBe(before.alipaySn);
  expect(certificateSn(after.app)).not.toBe(certificateSn(before.app));
});

test('the certificate that an ISV brings is the one it is known by', () => {
  const own = issued(mkdtempSync(join(tmpdir(), 'certificates-'))).app;
  const { app, registered } = issued(mkdtempSync(join(tmpdir(), 'certificates-')), own);
  expect([app, registered]).toEqual([own, own]);
});
