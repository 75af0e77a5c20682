import { sign } from 'node:crypto';
import type { AlipayKeys, AlipayUser, RegisteredApp } from '../../world.js';
import { aesEncrypt } from '../aes.js';

/**
 * `response` and `sign` of my.getPhoneNumber. Encrypted: the signature covers the text with its double quotes.
 * An app without an AES key gets Alipay's plain error (camelCase subCode there), signed without quotes.
 */
export function phoneNumberResponse(user: AlipayUser | undefined, app: RegisteredApp | undefined, keys: AlipayKeys): { response: string; sign: string } {
  const signed = (response: string, text: string) => ({ response, sign: sign('RSA-SHA256', Buffer.from(text), keys.privateKey).toString('base64') });
  const refused = (answer: Record<string, string>) => signed(JSON.stringify(answer), JSON.stringify(answer));
  if (!user || !app) return refused({ code: '40003', msg: 'Insufficient Conditions', subCode: 'isv.invalid-auth-relations', subMsg: '无效的授权关系' });
  if (!app.aesKey) return refused({ code: '40001', msg: 'Missing Required Arguments', subCode: 'isv.missing-encrypt-key', subMsg: '缺少加密配置' });
  const response = aesEncrypt(JSON.stringify({ code: '10000', msg: 'Success', mobile: user.phone }), app.aesKey);
  return signed(response, `"${response}"`);
}
