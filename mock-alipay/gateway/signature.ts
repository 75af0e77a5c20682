/** Alipay's v2 signature: what is signed, and the RSA around it (opendocs common/057k53). */
import { sign, verify, type KeyObject } from 'node:crypto';
import iconv from 'iconv-lite';

export type Params = Readonly<Record<string, string>>;
export type SignType = 'RSA2' | 'RSA';

const digests: Record<SignType, string> = { RSA2: 'RSA-SHA256', RSA: 'RSA-SHA1' };

/** All parameters but `sign`, sorted by ASCII, joined with raw values. Files are no parameters. */
export function stringToSign(params: Params, keep: (name: string, value: string) => boolean = notEmpty): string {
  let text = '';
  for (const name of Object.keys(params).sort()) {
    const value = params[name] ?? '';
    if (name !== 'sign' && keep(name, value)) text += `${text === '' ? '' : '&'}${name}=${value}`;
  }
  return text;
}

/**
 * The document drops empty values, the Node SDK signs them: both readings are tried, the documented one first.
 * @returns the reading that verified, or undefined
 */
export function verifyParams(params: Params, key: KeyObject, signType: SignType): 'non-empty' | 'all' | undefined {
  const signature = Buffer.from(params['sign'] ?? '', 'base64');
  const documented = stringToSign(params);
  if (verifyText(documented, signature, { key, signType, charset: params['charset'] })) return 'non-empty';
  const all = stringToSign(params, () => true);
  if (all === documented) return undefined;
  return verifyText(all, signature, { key, signType, charset: params['charset'] }) ? 'all' : undefined;
}

export interface Signing { key: KeyObject; signType: SignType; charset?: string | undefined }

/** Verifying is a fifteenth of signing: on the spot it costs less than the way to a thread and back, so only signing takes that way. */
export function verifyText(text: string, signature: Buffer, { key, signType, charset }: Signing): boolean {
  return verify(digests[signType], encode(text, charset), key, signature);
}

/** Base64 of the signature over exactly these characters. */
export function signText(text: string, { key, signType, charset }: Signing): Promise<string> {
  return new Promise((resolve, reject) => {
    sign(digests[signType], encode(text, charset), key, (error, bytes) => (error ? reject(error) : resolve(bytes.toString('base64'))));
  });
}

/** Bytes of a text in the request's charset; utf-8 unless it says gbk (or its relatives). */
export function encode(text: string, charset: string | undefined): Buffer {
  return isGbk(charset) ? iconv.encode(text, 'gbk') : Buffer.from(text, 'utf8');
}

export function isGbk(charset: string | undefined): boolean {
  return charset !== undefined && /^gb(k|2312|18030)$/i.test(charset);
}

function notEmpty(_name: string, value: string): boolean {
  return value !== '';
}
