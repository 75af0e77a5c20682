/** Alipay's content encryption: AES-128-CBC, PKCS#7, a zero vector, base64 on the outside (opendocs common/02mse3). */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const vector = Buffer.alloc(16);

/** @param key base64 as the console shows it (接口内容加密方式) */
export function aesEncrypt(text: string, key: string): string {
  const cipher = createCipheriv(algorithm(key), Buffer.from(key, 'base64'), vector);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** Throws when the text is not a ciphertext of this key. */
export function aesDecrypt(text: string, key: string): string {
  const decipher = createDecipheriv(algorithm(key), Buffer.from(key, 'base64'), vector);
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8');
}

function algorithm(key: string): string {
  return `aes-${Buffer.from(key, 'base64').length * 8}-cbc`;
}
