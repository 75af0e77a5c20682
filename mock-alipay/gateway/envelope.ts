/** The answer as text: the response node is written once, and exactly those characters are signed. */
import type { AlipayKeys } from '../world.js';
import { aesEncrypt } from './aes.js';
import { codeMessages, type Refusal } from './errors.js';
import type { Answer } from './method.js';
import { signText, type SignType } from './signature.js';

export interface Sealing {
  method: string; bare: boolean; signType: SignType; charset: string | undefined; keys: AlipayKeys;
  /** Sign something else, as a fault. */
  spoilt: boolean;
  /** Encrypt the node; what the gateway itself refuses stays readable (ledger: protocol/encrypted-errors). */
  aesKey: string | undefined;
  /** Certificate mode: which of Alipay's certificates signed. */
  certificateSn: string | undefined;
}

/** Fields of the response node, code and msg first. */
export function nodeOf(answer: Answer, bare: boolean): Record<string, unknown> {
  if (!answer.ok) return refusalNode(answer);
  return bare ? answer.body : { code: '10000', msg: codeMessages[10000], ...answer.body };
}

export async function seal(answer: Answer, node: Record<string, unknown>, sealing: Sealing): Promise<string> {
  const name = nodeName(answer, sealing);
  const plain = JSON.stringify(node);
  if (!answer.ok && !answer.signed) return `{"${name}":${plain}}`;
  const encrypts = sealing.aesKey !== undefined && (answer.ok || answer.code === 40004);
  const value = encrypts ? `"${aesEncrypt(plain, sealing.aesKey ?? '')}"` : plain;
  const { keys, signType, charset } = sealing;
  const sign = await signText(sealing.spoilt ? `${value} ` : value, { key: keys.privateKey, signType, charset });
  const certificate = sealing.certificateSn === undefined ? '' : `,"alipay_cert_sn":"${sealing.certificateSn}"`;
  return `{"${name}":${value},"sign":"${sign}"${certificate}}`;
}

function refusalNode({ code, subCode, subMsg }: Refusal): Record<string, unknown> {
  return { code: String(code), msg: codeMessages[code], sub_code: subCode, sub_msg: subMsg };
}

function nodeName(answer: Answer, { method, bare }: Sealing): string {
  const sane = /^[\w.-]{1,128}$/.test(method); // anything else would break the JSON around it
  const ownNode = answer.ok || (answer.envelope === 'method' && !bare);
  return ownNode && sane ? `${method.replaceAll('.', '_')}_response` : 'error_response';
}
