/** 公钥证书方式: Alipay's root, Alipay's own certificate, and certificates for apps, all made for this world. */
import { randomBytes } from 'node:crypto';
import type { AlipayKeys, World } from '../world.js';
import { createAlipayKeys, readPublicKey } from './keys.js';
import { certificateSn, issueCertificate, type Name } from './x509.js';

export interface Certificates {
  /** alipayRootCert.crt and alipayCertPublicKey_RSA2.crt, as PEM. */
  root: string; alipay: string;
  rootSn: string; alipaySn: string;
  /** Issues appCertPublicKey_….crt for a registered app and puts it into certificate mode. */
  issueForApp(appId: string): string;
}

const rootName: Name = [['C', 'CN'], ['O', 'Mock Ant Financial'], ['OU', 'Certification Authority'], ['CN', 'Mock Ant Financial Certification Authority R1']];
const yearMs = 31_536_000_000;

/** Made on first use: two key pairs are a quarter of a second that most runs never need. */
export function lazyCertificates(world: World): () => Certificates {
  let made: Certificates | undefined;
  return () => (made ??= createCertificates(world));
}

function createCertificates(world: World): Certificates {
  const rootKeys: AlipayKeys = createAlipayKeys();
  const issue = (commonName: string, publicKey: AlipayKeys['publicKey'], ca = false) => issueCertificate({
    subject: ca ? rootName : [['C', 'CN'], ['O', '模拟环境'], ['CN', commonName]], publicKey, issuer: rootName, issuerKey: rootKeys.privateKey, ca,
    notBefore: new Date(world.now() - yearMs), notAfter: new Date(world.now() + 9 * yearMs),
  });
  const root = issue('', rootKeys.publicKey, true);
  const alipay = issue('支付宝(中国)网络技术有限公司(模拟)', world.keys.publicKey);
  return {
    root, alipay, rootSn: certificateSn(root), alipaySn: certificateSn(alipay),
    issueForApp(appId) {
      const app = world.app(appId);
      if (!app) throw new Error(`No app ${appId}; register it first.`);
      const certificate = issue(`${appId}-${randomBytes(4).toString('hex')}`, readPublicKey(app.appPublicKey));
      world.registerApp({ ...app, appPublicKey: certificate });
      return certificate;
    },
  };
}
