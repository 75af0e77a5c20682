/** One v2 call from parameters to the text that goes back. Everything it learns lands in the journal before the first byte leaves. */
import type { Fault, GatewayCall, Journal } from '../journal.js';
import type { World } from '../world.js';
import { authenticate, type Authentication } from './authenticate.js';
import { nodeOf, seal } from './envelope.js';
import { describe, preventsExecution, refusalOf, type FaultRule, type Faults } from './faults.js';
import { publicError, businessError, type Refusal } from './errors.js';
import type { Answer, Method } from './method.js';
import { methods } from './methods/registry.js';
import { nearest } from './nearest.js';
import type { Policy } from './policy.js';
import type { Params } from './signature.js';
import type { Arrival } from './wire.js';

export interface Engine { world: World; journal: Journal; policy: Policy; faults: Faults }
/** `fault` still to be acted on by whoever holds the connection. */
export interface Reply { text: string; fault: FaultRule | undefined }
interface Request extends Arrival { authentication: Authentication; arrivedAt: number; started: number; given: Given }
interface Outcome { answer: Answer; bizContent: unknown; faults: Fault[] }

export async function answerV2(arrival: Arrival, engine: Engine): Promise<Reply> {
  const arrivedAt = engine.world.now();
  const started = performance.now();
  const authentication = await authenticate(arrival.params, engine.world, engine.policy);
  const given = businessParams(arrival.params, authentication.caller?.method ?? methods.get(arrival.params['method'] ?? ''));
  const request: Request = { ...arrival, authentication, arrivedAt, started, given };
  const fault = engine.faults.strike({ method: arrival.params['method'] ?? '', userId: concerned(request, engine.world) });
  if (fault?.kind === 'duplicate') await once(request, engine, fault);
  return { text: await once(request, engine, fault), fault };
}

/** One delivery of the call: answered, sealed, journalled. */
async function once(request: Request, engine: Engine, fault: FaultRule | undefined): Promise<string> {
  const { params, authentication: { caller } } = request;
  const outcome = outcomeOf(request, engine, fault);
  const method = params['method'] ?? '';
  const bare = (caller?.method ?? methods.get(method))?.meta.bare ?? false;
  const node = nodeOf(outcome.answer, bare);
  const text = await seal(outcome.answer, JSON.stringify(node), {
    method, bare, signType: caller?.signType ?? 'RSA2', charset: params['charset'], keys: engine.world.keys, spoilt: fault?.kind === 'bad-signature',
  });
  const entry = record(request, outcome, node);
  entry.durationMs = Math.round((performance.now() - request.started) * 1000) / 1000;
  if (fault) entry.fault = describe(fault);
  engine.journal.append(duplicateMarked(entry, outcome, engine), { userId: outcome.answer.userId ?? concerned(request, engine.world), at: request.arrivedAt });
  return text;
}

function outcomeOf({ params, files, authentication: { caller, refusal }, given }: Request, engine: Engine, fault: FaultRule | undefined): Outcome {
  const method = caller?.method ?? methods.get(params['method'] ?? '');
  const validation = method?.validate(given.value ?? {});
  const bizContent = given.value ?? params['biz_content'];
  const faults = validation?.faults ?? [];
  const spoken = fault && refusalOf(fault, params['method'] ?? '');
  if (fault && preventsExecution(fault)) return { answer: spoken ?? publicError('isp.unknow-error'), bizContent, faults };
  if (!caller) return { answer: refusal, bizContent, faults };
  if (given.value === undefined) return { answer: publicError('isv.illegal-json'), bizContent, faults: [{ path: '/', message: 'biz_content is not a JSON object' }] };
  if (!validation || validation.refused) return { answer: badParameters(caller.method, validation?.refused), bizContent, faults };
  const { world, policy } = engine;
  const answer = caller.method.answer({ ...caller, biz: validation.value, params, files, world, policy });
  return { answer: spoken ? { ...spoken, userId: answer.userId } : answer, bizContent, faults };
}

/** The user a call is about, as far as the call itself says: known even when it is refused. */
function concerned({ authentication: { caller }, given }: Request, world: World): string | undefined {
  const text = (name: string) => (typeof given.value?.[name] === 'string' ? given.value[name] : undefined);
  const userId = text('user_id') ?? text('alipay_user_id');
  if (userId && world.user(userId)) return userId;
  const openId = text('open_id');
  if (openId) return world.userByOpenId(openId)?.userId;
  if (caller?.userToken) return caller.userToken.userId;
  const number = text('conn_key') ?? text('out_agreement_no');
  return number && caller ? world.findAgreement({ outAgreementNo: number }, caller.onBehalfOf.appId)?.userId : undefined;
}

/** Codes for malformed business parameters are published only where the method's own list has INVALID_PARAMETER. */
function badParameters({ meta }: Method, fault: Fault | undefined): Refusal {
  const text = `${fault?.path.slice(1).replaceAll('/', '.') ?? ''} ${fault?.message ?? ''}`.trim();
  const rests = ['protocol/required', 'protocol/schema-error'];
  if (meta.errors.includes('INVALID_PARAMETER')) return businessError('INVALID_PARAMETER', `参数有误：${text}`, rests);
  return publicError('isv.invalid-parameter', { subMsg: `参数无效：${text}`, rests });
}

const deepest = 64;

interface Given { value: Record<string, unknown> | undefined }

function businessParams(params: Params, method: Method | undefined): Given {
  if (method?.meta.from === 'params') {
    const names = Object.keys(method.meta.fields).filter((name) => params[name] !== undefined);
    return { value: Object.fromEntries(names.map((name) => [name, params[name]])) };
  }
  const text = params['biz_content'];
  if (!text) return { value: {} };
  return { value: parseObject(text) };
}

/** Undefined when it is no JSON object, or one nested so deeply that only an attacker writes it. */
function parseObject(text: string): Record<string, unknown> | undefined {
  if (depthOf(text) > deepest) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // just asked
  } catch {
    return undefined; // the caller answers isv.illegal-json
  }
}

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

function record({ params, authentication }: Request, { answer, bizContent, faults }: Outcome, body: Record<string, unknown>): GatewayCall {
  const method = params['method'] ?? '';
  const known = methods.get(method);
  const rests = [...(known?.meta.rests ?? []), ...(answer.rests ?? [])];
  return {
    kind: 'gateway', method, params: publicParams(params), bizContent, signature: authentication.signature, schemaFaults: faults,
    response: answer.ok ? { code: '10000', body } : { code: String(answer.code), subCode: answer.subCode, subMsg: answer.subMsg, body },
    ...(known ? {} : { unhandled: suggestion(method) }),
    ...(rests.length === 0 ? {} : { assumptions: [...new Set(rests)] }),
  };
}

function publicParams(params: Params): Record<string, string> {
  const { biz_content: _biz, sign, ...rest } = params;
  return sign ? { ...rest, sign: sign.length > 16 ? `${sign.slice(0, 12)}…` : sign } : rest;
}

function suggestion(method: string): { nearest?: string } {
  const meant = nearest(method, [...methods.keys()]);
  return meant === undefined ? {} : { nearest: meant };
}

/** A repeated application state names the call that first brought it. */
function duplicateMarked(entry: GatewayCall, { answer, bizContent }: Outcome, { journal }: Engine): GatewayCall {
  if (!answer.ok || !answer.repeated) return entry;
  const same = JSON.stringify(bizContent);
  const first = journal.query({ kind: 'gateway', method: entry.method, ...(answer.userId ? { userId: answer.userId } : {}) })
    .find((earlier) => earlier.kind === 'gateway' && earlier.response.code === '10000' && JSON.stringify(earlier.bizContent) === same);
  return first ? { ...entry, duplicateOf: first.seq } : entry;
}
