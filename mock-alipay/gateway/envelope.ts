/** The answer as text: the response node is written once, and exactly those characters are signed. */
import type { AlipayKeys } from '../world.js';
import { codeMessages, type Refusal } from './errors.js';
import type { Answer } from './method.js';
import { signText, type SignType } from './signature.js';

export interface Sealing { method: string; bare: boolean; signType: SignType; charset: string | undefined; keys: AlipayKeys; /** sign something else, as a fault */ spoilt?: boolean }

/** Fields of the response node, code and msg first. */
export function nodeOf(answer: Answer, bare: boolean): Record<string, unknown> {
  if (!answer.ok) return refusalNode(answer);
  return bare ? answer.body : { code: '10000', msg: codeMessages[10000], ...answer.body };
}

export async function seal(answer: Answer, node: string, { method, bare, signType, charset, keys, spoilt }: Sealing): Promise<string> {
  const name = nodeName(answer, method, bare);
  if (!answer.ok && !answer.signed) return `{"${name}":${node}}`;
  const sign = await signText(spoilt ? `${node} ` : node, { key: keys.privateKey, signType, charset });
  return `{"${name}":${node},"sign":"${sign}"}`;
}

function refusalNode({ code, subCode, subMsg }: Refusal): Record<string, unknown> {
  return { code: String(code), msg: codeMessages[code], sub_code: subCode, sub_msg: subMsg };
}

function nodeName(answer: Answer, method: string, bare: boolean): string {
  const sane = /^[\w.-]{1,128}$/.test(method); // anything else would break the JSON around it
  const ownNode = answer.ok || (answer.envelope === 'method' && !bare);
  return ownNode && sane ? `${method.replaceAll('.', '_')}_response` : 'error_response';
}
