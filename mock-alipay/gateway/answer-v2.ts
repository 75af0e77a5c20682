/** One call in the v2 protocol, from parameters to the text that goes back. */
import { authenticate } from './authenticate.js';
import { businessOf } from './business.js';
import { nodeOf, seal } from './envelope.js';
import { exchange, type Engine, type Written } from './exchange.js';
import type { FaultRule } from './faults.js';
import type { Answer } from './method.js';
import { methods } from './methods/registry.js';
import type { Params } from './signature.js';
import type { Arrival } from './wire.js';

export async function answerV2({ params, files }: Arrival, engine: Engine): Promise<{ text: string; fault: FaultRule | undefined }> {
  const arrivedAt = engine.world.now();
  const started = performance.now();
  const methodName = params['method'] ?? '';
  const authentication = authenticate(params, engine);
  const { caller } = authentication;
  const method = caller?.method ?? methods.get(methodName);
  const business = businessOf(params, method, caller);
  const { written, fault } = await exchange({ methodName, params, publicParams: publicParams(params), files, authentication, business, arrivedAt, started }, engine, write);
  return { text: written.text, fault };

  async function write(answer: Answer, struck: FaultRule | undefined): Promise<Written> {
    const bare = method?.meta.bare ?? false;
    const node = nodeOf(answer, bare);
    const text = await seal(answer, node, {
      method: methodName, bare, signType: params['sign_type'] === 'RSA' ? 'RSA' : 'RSA2', charset: params['charset'], keys: engine.world.keys, spoilt: struck?.kind === 'bad-signature',
      aesKey: params['encrypt_type'] === 'AES' ? caller?.onBehalfOf.aesKey ?? caller?.app.aesKey : undefined,
      certificateSn: params['app_cert_sn'] ? engine.certificates().alipaySn : undefined,
    });
    return { text, node };
  }
}

function publicParams(params: Params): Record<string, string> {
  const { biz_content: _biz, sign, ...rest } = params;
  return sign ? { ...rest, sign: sign.length > 16 ? `${sign.slice(0, 12)}…` : sign } : rest;
}
