/** The app's RSA pair: the ISV's server holds the private half, the mock knows the public one. */
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { AlipayKeys } from '../mock-alipay/world.js';
import type { ParsedConfig, StartedServer } from './config/schema.js';
import { badConfig } from './exit.js';

export interface AppKeys { /** As the ISV's server wants it; '' when it holds its own. */ privateKey: string; /** PEM or bare base64. */ appPublicKey: string }

/** Off the main thread: it takes as long as starting everything else. */
const newPair = promisify(generateKeyPair);

type KeyFormat = StartedServer['keys']['format'];

export async function appKeys(server: ParsedConfig['server'], folder: string): Promise<AppKeys> {
  if ('running' in server) return { privateKey: '', appPublicKey: fileOrText(server.appPublicKey, folder) };
  const { privateKey: file, format } = server.keys;
  const privateKey = file === undefined ? (await newPair('rsa', { modulusLength: 2048 })).privateKey : readPrivateKey(resolve(folder, file), 'server.keys.privateKey');
  return { privateKey: written(privateKey, format), appPublicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}

/** Alipay's own pair: from the file of a team whose server was given the public half for good, else new. */
export async function alipayKeys(file: string | undefined): Promise<AlipayKeys> {
  if (file === undefined) return newPair('rsa', { modulusLength: 2048 });
  const privateKey = readPrivateKey(file, 'gateway.keyFile');
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function written(key: KeyObject, format: KeyFormat): string {
  const type = format.startsWith('pkcs1') ? 'pkcs1' : 'pkcs8';
  if (format.endsWith('-pem')) return key.export({ type, format: 'pem' }).toString();
  return key.export({ type, format: 'der' }).toString('base64');
}

/** PEM, or the bare base64 that Alipay's key tool writes, in either format. */
function readPrivateKey(file: string, key: string): KeyObject {
  if (!existsSync(file)) throw badConfig(`${key} 指向 ${file}，但文件不存在；请改成私钥文件，或删掉这一项由我们生成。`);
  const text = readFileSync(file, 'utf8').trim();
  const der = (type: 'pkcs1' | 'pkcs8') => () => createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type });
  for (const read of [() => createPrivateKey(text), der('pkcs8'), der('pkcs1')]) {
    try {
      return read();
    } catch {
      continue; // another of the three shapes
    }
  }
  throw badConfig(`${key} 指向 ${file}，但它不是 RSA 私钥；请用支付宝密钥工具导出的私钥（PKCS1 或 PKCS8）。`);
}

function fileOrText(value: string, folder: string): string {
  const file = resolve(folder, value);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : value;
}
