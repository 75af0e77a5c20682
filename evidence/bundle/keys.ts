/** Ed25519 keys of bundles: PEM files, as `openssl genpkey -algorithm ed25519` writes them. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EvidenceError, onDisk } from '../errors.js';
import type { KeyObject } from 'node:crypto';
import type { BundleSignature } from './manifest.js';

/** The key in the file, or one made for this bundle alone: it proves that nothing changed since, not who sealed. */
export function signingKey(keyFile: string | undefined): KeyObject {
  if (keyFile === undefined) return generateKeyPairSync('ed25519').privateKey;
  return ed25519(keyFile, (pem) => createPrivateKey(pem), '私钥');
}

export function signManifest(manifestDigest: string, privateKey: KeyObject): BundleSignature {
  const signature = sign(null, message(manifestDigest), privateKey).toString('base64');
  return { algorithm: 'ed25519', manifest: manifestDigest, publicKey: derOf(createPublicKey(privateKey)).toString('base64'), signature };
}

export function isSigned({ manifest, publicKey, signature }: BundleSignature): boolean {
  try {
    const der = Buffer.from(publicKey, 'base64');
    const bytes = Buffer.from(signature, 'base64');
    // Base64 has more than one spelling for some bytes; only one is ours.
    if (der.toString('base64') !== publicKey || bytes.toString('base64') !== signature) return false;
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && derOf(key).equals(der) && verify(null, message(manifest), key, bytes);
  } catch {
    return false; // not a key
  }
}

/** `SHA256:…` of the public key, as ssh shows fingerprints. */
export const fingerprintOf = (publicKey: string): string => `SHA256:${hash('sha256', Buffer.from(publicKey, 'base64'), 'base64').replace(/=+$/, '')}`;

/** A key that must have signed: a PEM file (public or private) or a fingerprint. Answers the fingerprint. */
export function demandedFingerprint(key: string): string {
  if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(key)) return key;
  return fingerprintOf(derOf(ed25519(key, (pem) => createPublicKey(pem), '公钥')).toString('base64'));
}

const message = (manifestDigest: string): Buffer => Buffer.from(`yanshou-bundle\n${manifestDigest}`);

const derOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' });

function ed25519(file: string, parse: (pem: string) => KeyObject, what: string): KeyObject {
  const pem = onDisk(file, () => readFileSync(file, 'utf8'));
  const mend = `${file} 不是 Ed25519 ${what}（PEM）；可用 openssl genpkey -algorithm ed25519 -out key.pem 生成。`;
  let key: KeyObject;
  try {
    key = parse(pem);
  } catch (error) {
    throw new EvidenceError(mend, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new EvidenceError(mend);
  return key;
}
