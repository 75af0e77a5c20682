/** Business parameters of a v2 call: where they stand, decrypted where they were encrypted, parsed. */
import { aesDecrypt } from './aes.js';
import type { Caller } from './authenticate.js';
import { publicError } from './errors.js';
import type { Business } from './exchange.js';
import type { Method } from './method.js';
import type { Params } from './signature.js';

export function businessOf(params: Params, method: Method | undefined, caller: Caller | undefined): Business {
  if (method?.meta.from === 'params') {
    const names = Object.keys(method.meta.fields).filter((name) => params[name] !== undefined);
    return { value: Object.fromEntries(names.map((name) => [name, params[name]])) };
  }
  const text = params['biz_content'];
  if (!text) return { value: {} };
  const opened = params['encrypt_type'] && caller ? decrypted(text, params['encrypt_type'], caller) : text;
  if (typeof opened !== 'string') return opened;
  const value = parseObject(opened);
  return value ? { value } : { raw: text, refusal: publicError('isv.illegal-json') };
}

function decrypted(text: string, encryptType: string, { app, onBehalfOf }: Caller): string | Business {
  const key = onBehalfOf.aesKey ?? app.aesKey;
  if (encryptType !== 'AES') return { raw: text, refusal: publicError('isv.decryption-error-unknown') };
  if (!key) return { raw: text, refusal: publicError('isv.missing-encrypt-key') };
  try {
    return aesDecrypt(text, key);
  } catch {
    return { raw: text, refusal: publicError('isv.decryption-error-unknown') }; // wrong key or no ciphertext: Alipay does not tell which
  }
}

const deepest = 64;

/** Undefined when it is no JSON object, or one nested so deeply that only an attacker writes it. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  if (depthOf(text) > deepest) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // just asked
  } catch {
    return undefined; // the caller answers isv.illegal-json
  }
}

/** Brackets in strings count too: a cheap upper bound is all that is wanted. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === 0x7b || character === 0x5b) most = Math.max(most, ++depth);
    else if (character === 0x7d || character === 0x5d) depth--;
  }
  return most;
}
