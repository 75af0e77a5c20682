/** A certificate authority made for this run, and one server certificate under it for the named hosts. */
import { createAlipayKeys, pem } from '../keys.js';
import { issueCertificate, type Name } from '../x509.js';

const dayMs = 86_400_000;

export function authority(hosts: string[], now: number): { ca: string; key: string; certificate: string } {
  const issuer: Name = [['O', '验收 模拟环境'], ['CN', 'Yanshou run CA']];
  const [caKeys, keys] = [createAlipayKeys(), createAlipayKeys()];
  const life = { notBefore: new Date(now - dayMs), notAfter: new Date(now + 30 * dayMs) };
  const ca = issueCertificate({ subject: issuer, publicKey: caKeys.publicKey, issuer, issuerKey: caKeys.privateKey, ca: true, ...life });
  const certificate = issueCertificate({ subject: [['CN', hosts[0] ?? 'localhost']], publicKey: keys.publicKey, issuer, issuerKey: caKeys.privateKey, hosts, ...life });
  return { ca, key: pem(keys.privateKey), certificate };
}
