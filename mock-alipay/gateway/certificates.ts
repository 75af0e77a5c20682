/** 公钥证书方式: Alipay's root, Alipay's own certificate, and certificates for apps, all made for this world. */
import { createPrivateKey, randomBytes, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AlipayKeys, World } from '../world.js';
import { createAlipayKeys, pem, readPublicKey } from './keys.js';
import { certificateSn, issueCertificate, type Name } from './x509.js';

export interface Certificates {
  /** alipayRootCert.crt and alipayCertPublicKey_RSA2.crt, as PEM. */
  root: string; alipay: string;
  rootSn: string; alipaySn: string;
  /** Issues appCertPublicKey_….crt for a registered app and puts it into certificate mode; key mode goes on beside it. */
  issueForApp(appId: string): string;
}

/** What an SDK takes as alipayRootCertPath, alipayPublicCertPath and appCertPath. */
export interface CertificateFiles { root: string; alipay: string; app: string }

const rootName: Name = [['C', 'CN'], ['O', 'Mock Ant Financial'], ['OU', 'Certification Authority'], ['CN', 'Mock Ant Financial Certification Authority R1']];
const names = { rootKey: 'alipayRootKey.pem', root: 'alipayRootCert.crt', alipay: 'alipayCertPublicKey_RSA2.crt', app: (appId: string) => `appCertPublicKey_${appId}.crt` };
const yearMs = 31_536_000_000;

/** Made on first use: two key pairs are a quarter of a second that most runs never need. With a folder, they are kept there and found again. */
export function lazyCertificates(world: World, folder?: string): () => Certificates {
  let made: Certificates | undefined;
  return () => (made ??= createCertificates(world, folder === undefined ? forgotten : keptIn(folder)));
}

/** The files of certificate mode for a registered app, written where they are kept. */
export function certificateFiles(certificates: Certificates, folder: string, appId: string): CertificateFiles {
  certificates.issueForApp(appId);
  return { root: resolve(folder, names.root), alipay: resolve(folder, names.alipay), app: resolve(folder, names.app(appId)) };
}

/** Answers the text kept under a name while it still fits, else what is made in its place. */
type Keep = (name: string, fits: (kept: string) => boolean, make: () => string) => string;

function createCertificates(world: World, keep: Keep): Certificates {
  const rootKeyText = keep(names.rootKey, () => true, () => pem(createAlipayKeys().privateKey));
  const rootKey = createPrivateKey(rootKeyText);
  const issue = (commonName: string, publicKey: AlipayKeys['publicKey'], ca = false) => issueCertificate({
    subject: ca ? rootName : [['C', 'CN'], ['O', '模拟环境'], ['CN', commonName]], publicKey, issuer: rootName, issuerKey: rootKey, ca,
    notBefore: new Date(world.now() - yearMs), notAfter: new Date(world.now() + 9 * yearMs),
  });
  const certified = (key: KeyObject) => (kept: string) => new X509Certificate(kept).checkIssued(new X509Certificate(root)) && new X509Certificate(kept).publicKey.equals(key);
  const rootPublic = readPublicKey(pem(rootKey));
  const root = keep(names.root, (kept) => new X509Certificate(kept).publicKey.equals(rootPublic), () => issue('', rootPublic, true));
  const alipay = keep(names.alipay, certified(world.keys.publicKey), () => issue('支付宝(中国)网络技术有限公司(模拟)', world.keys.publicKey));
  return {
    root, alipay, rootSn: certificateSn(root), alipaySn: certificateSn(alipay),
    issueForApp(appId) {
      const app = world.app(appId);
      if (!app) throw new Error(`No app ${appId}; register it first.`);
      const key = readPublicKey(app.appPublicKey);
      const own = app.appPublicKey.includes('BEGIN CERTIFICATE') ? app.appPublicKey : undefined; // the ISV brought one: it is the one its server sends
      const certificate = keep(names.app(appId), (kept) => (own === undefined ? certified(key)(kept) : kept === own), () => own ?? issue(`${appId}-${randomBytes(4).toString('hex')}`, key));
      world.registerApp({ ...app, appPublicKey: certificate });
      return certificate;
    },
  };
}

const forgotten: Keep = (_name, _fits, make) => make();

function keptIn(folder: string): Keep {
  mkdirSync(folder, { recursive: true });
  return (name, fits, make) => {
    const file = join(folder, name);
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (kept !== undefined && fits(kept)) return kept;
    const made = make();
    writeFileSync(file, made, { mode: name === names.rootKey ? 0o600 : 0o644 });
    return made;
  };
}
