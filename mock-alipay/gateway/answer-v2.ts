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

/** Without the business content, which has a place of its own in the journal, and with a signature as long as a reader wants it. */
function publicParams(params: Params): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name in params) {
    const value = params[name] ?? '';
    if (name === 'biz_content' || (name === 'sign' && value === '')) continue;
    shown[name] = name === 'sign' && value.length > 16 ? `${value.slice(0, 12)}…` : value;
  }
  return shown;
}
