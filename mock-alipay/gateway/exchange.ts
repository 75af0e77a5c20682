/**
 * One call between arrival and answer, the same for v2 and v3: scripted faults, validation, the method itself, the journal.
 * Everything it learns lands in the journal before the first byte leaves.
 */
import type { Fault, GatewayCall, Journal } from '../journal.js';
import type { World } from '../world.js';
import type { Authentication } from './authenticate.js';
import type { Certificates } from './certificates.js';
import { businessError, publicError, type Refusal } from './errors.js';
import { describe, preventsExecution, refusalOf, type FaultRule, type Faults } from './faults.js';
import type { Answer, Method } from './method.js';
import { methods } from './methods/registry.js';
import { nearest } from './nearest.js';
import type { Policy } from './policy.js';
import type { Params } from './signature.js';
import type { UploadedFile } from './wire.js';

export interface Engine {
  world: World; journal: Journal; policy: Policy; faults: Faults; certificates: () => Certificates;
  /** Told the journal's number of every call. */
  called: (seq: number, params: Params) => void;
  /** Application state → number of the call that brought it. */
  firstSeen: Map<string, number>;
}

export interface Exchange {
  /** As the caller wrote it, known or not. */
  methodName: string;
  params: Params;
  /** Parameters for the journal, without business content. */
  publicParams: Record<string, string>;
  files: readonly UploadedFile[];
  authentication: Authentication;
  /** Business parameters, opened and parsed; the refusal says why they could not be. */
  business: Business;
  arrivedAt: number;
  started: number;
}
export type Business = { value: Record<string, unknown>; refusal?: never } | { value?: never; raw: unknown; refusal: Refusal };

/** What goes on the wire, and the object inside it that the journal keeps. */
export interface Written { text: string; node: Record<string, unknown> }
type Write<W extends Written> = (answer: Answer, fault: FaultRule | undefined) => Promise<W>;
interface Outcome { answer: Answer; faults: Fault[] }

/** `fault` is still to be acted on by whoever holds the connection. */
export async function exchange<W extends Written>(call: Exchange, engine: Engine, write: Write<W>): Promise<{ written: W; fault: FaultRule | undefined }> {
  const fault = engine.faults.strike({ method: call.methodName, userId: () => concerned(call, engine.world) });
  if (fault?.kind === 'duplicate') await once(call, engine, fault, write);
  return { written: await once(call, engine, fault, write), fault };
}

async function once<W extends Written>(call: Exchange, engine: Engine, fault: FaultRule | undefined, write: Write<W>): Promise<W> {
  const outcome = outcomeOf(call, engine, fault);
  const written = await write(outcome.answer, fault);
  const entry = record(call, outcome, written.node);
  entry.durationMs = Math.round((performance.now() - call.started) * 1000) / 1000;
  if (fault) entry.fault = describe(fault);
  const first = duplicateOf(outcome, call, engine);
  if (first !== undefined) entry.duplicateOf = first;
  const { seq } = engine.journal.append(entry, { userId: outcome.answer.userId ?? concerned(call, engine.world), at: call.arrivedAt });
  rememberState(outcome, call, engine, seq);
  engine.called(seq, call.params);
  return written;
}

function outcomeOf(call: Exchange, engine: Engine, fault: FaultRule | undefined): Outcome {
  const { authentication: { caller, refusal }, business } = call;
  const method = caller?.method ?? methods.get(call.methodName);
  const validation = method?.validate(business.value ?? {});
  const faults = business.refusal ? [{ path: '/', message: business.refusal.subMsg }] : validation?.faults ?? [];
  const spoken = fault && refusalOf(fault, call.methodName);
  if (fault && preventsExecution(fault)) return { answer: spoken ?? publicError('isp.unknow-error'), faults };
  if (!caller) return { answer: refusal, faults };
  if (business.refusal) return { answer: business.refusal, faults };
  if (!validation || validation.refused) return { answer: badParameters(caller.method, validation?.refused), faults };
  const { app, onBehalfOf, userToken, appToken } = caller;
  const { world, policy, certificates } = engine;
  const answer = caller.method.answer({ app, onBehalfOf, userToken, appToken, biz: validation.value, params: call.params, files: call.files, world, policy, certificates });
  return { answer: spoken ? { ...spoken, userId: answer.userId } : answer, faults };
}

/** Codes for malformed business parameters are published only where the method's own list has INVALID_PARAMETER. */
function badParameters({ meta }: Method, fault: Fault | undefined): Refusal {
  const text = `${fault?.path.slice(1).replaceAll('/', '.') ?? ''} ${fault?.message ?? ''}`.trim();
  const rests = ['protocol/required', 'protocol/schema-error'] as const;
  if (meta.errors.includes('INVALID_PARAMETER')) return businessError('INVALID_PARAMETER', `参数有误：${text}`, rests);
  return publicError('isv.invalid-parameter', { subMsg: `参数无效：${text}`, rests });
}

/** The user a call is about, as far as the call itself says: known even when it is refused. */
function concerned({ authentication: { caller }, business }: Exchange, world: World): string | undefined {
  const text = (name: string) => (typeof business.value?.[name] === 'string' ? business.value[name] : undefined);
  const userId = text('user_id') ?? text('alipay_user_id');
  if (userId && world.user(userId)) return userId;
  const openId = text('open_id');
  if (openId) return world.userByOpenId(openId)?.userId;
  if (caller?.userToken) return caller.userToken.userId;
  const number = text('conn_key') ?? text('out_agreement_no');
  return number && caller ? world.findAgreement({ outAgreementNo: number }, caller.onBehalfOf.appId)?.userId : undefined;
}

function record({ methodName, publicParams, authentication, business }: Exchange, { answer, faults }: Outcome, body: Record<string, unknown>): GatewayCall {
  const known = methods.get(methodName);
  const rests = [...(known?.meta.rests ?? []), ...(answer.rests ?? [])];
  const entry: GatewayCall = {
    kind: 'gateway', method: methodName, params: publicParams, bizContent: business.refusal ? business.raw : business.value,
    signature: authentication.signature, schemaFaults: faults,
    response: answer.ok ? { code: '10000', body } : { code: String(answer.code), subCode: answer.subCode, subMsg: answer.subMsg, body },
  };
  if (!known) entry.unhandled = suggestion(methodName);
  if (rests.length > 0) entry.assumptions = [...new Set(rests)];
  return entry;
}

function suggestion(method: string): { nearest?: string } {
  const meant = nearest(method, [...methods.keys()]);
  return meant === undefined ? {} : { nearest: meant };
}

/** A repeated application state names the call that first brought it; looked up here, since the journal may be a million calls long. */
function duplicateOf({ answer }: Outcome, call: Exchange, { firstSeen }: Engine): number | undefined {
  return answer.ok && answer.repeated ? firstSeen.get(stateKey(call)) : undefined;
}

function rememberState({ answer }: Outcome, call: Exchange, { firstSeen }: Engine, seq: number): void {
  if (answer.ok && answer.repeated === false) firstSeen.set(stateKey(call), seq);
}

function stateKey({ methodName, authentication, business }: Exchange): string {
  const { out_apply_id: id, apply_status: status, apply_change_time: time } = business.value ?? {};
  return JSON.stringify([methodName, authentication.caller?.onBehalfOf.appId, id, status, time]);
}
