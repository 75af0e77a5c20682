/**
 * Certificates made for one run: just enough DER to write X.509 v3 with RSA, so that no binary and no dependency is needed.
 * ITU-T X.690 (encoding), RFC 5280 (certificate).
 */
import { createHash, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';

/** In the order they are written into the certificate. */
export type Name = readonly (readonly [attribute: 'C' | 'O' | 'OU' | 'CN', value: string])[];

export interface CertificateRequest {
  subject: Name; publicKey: KeyObject; issuer: Name; issuerKey: KeyObject; notBefore: Date; notAfter: Date;
  /** A certificate authority, or the names and addresses of a server. */
  ca?: boolean; hosts?: readonly string[];
}

/** PEM. */
export function issueCertificate(request: CertificateRequest): string {
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), tlv(0x05, Buffer.alloc(0)));
  const tbs = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    algorithm,
    name(request.issuer),
    sequence(time(request.notBefore), time(request.notAfter)),
    name(request.subject),
    request.publicKey.export({ format: 'der', type: 'spki' }),
    tlv(0xa3, sequence(...extensions(request))),
  );
  const der = sequence(tbs, algorithm, bits(sign('RSA-SHA256', tbs, request.issuerKey)));
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}

/** app_cert_sn and its relatives: md5 of the issuer's names, last first, and the decimal serial number. */
export function certificateSn(pem: string): string {
  const { issuer, serialNumber } = new X509Certificate(pem);
  const names = issuer.split('\n').reverse().join(',');
  return createHash('md5').update(names + BigInt(`0x${serialNumber}`).toString(10)).digest('hex');
}

function extensions({ ca, hosts, publicKey, issuerKey: _key }: CertificateRequest): Buffer[] {
  const keyId = createHash('sha1').update(publicKey.export({ format: 'der', type: 'spki' })).digest();
  const basic = extension('2.5.29.19', sequence(...(ca ? [tlv(0x01, Buffer.from([0xff]))] : [])), true);
  const usage = extension('2.5.29.15', tlv(0x03, ca ? Buffer.from([1, 0x06]) : Buffer.from([5, 0xa0])), true);
  const id = extension('2.5.29.14', tlv(0x04, keyId));
  if (!hosts) return [basic, usage, id];
  return [
    basic, usage, id,
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...hosts.map(generalName))),
  ];
}

function generalName(host: string): Buffer {
  return /^\d+(\.\d+){3}$/.test(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host, 'ascii'));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value));
}

const attributes = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' } as const;

function name(parts: Name): Buffer {
  return sequence(...parts.map(([attribute, value]) => tlv(0x31, sequence(oid(attributes[attribute]), tlv(0x0c, Buffer.from(value, 'utf8'))))));
}

function time(date: Date): Buffer {
  return tlv(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`, 'ascii'));
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function integer(bytes: Buffer): Buffer {
  return tlv(0x02, bytes);
}

function bits(bytes: Buffer): Buffer {
  return tlv(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

function tlv(tag: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(value.length), value]);
}

function length(count: number): Buffer {
  if (count < 0x80) return Buffer.from([count]);
  const bytes = [];
  for (let rest = count; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}
