/** Answers one my.* call of the mini program and journals it: outside the ISV's reach, with how it ended and how long it took. */
import type { JsapiAnswer, JsapiCall, JsapiFailure, MiniProgram } from '../../container/bridge.js';
import type { JsapiEntry } from '../../journal.js';
import type { Phone } from '../shell/phone.js';
import { journalled } from './journalled.js';
import { JsapiError } from './jsapi.js';
import { jsapis } from './registry.js';

const byName = new Map(jsapis.map((jsapi) => [jsapi.name, jsapi]));

export const jsapiNames = [...byName.keys()];

/** Calls that wait for the user or for a toast to go: the phone is settled although they are open. */
export const waitingCalls = new Set<JsapiCall>();

export async function callJsapi(call: JsapiCall, phone: Phone, program: MiniProgram): Promise<JsapiAnswer> {
  const started = performance.now();
  const answer = await run(call, phone, program);
  waitingCalls.delete(call);
  phone.note({ ...entryOf(call), ...outcomeOf(answer), durationMs: Math.round(performance.now() - started) });
  return answer;
}

async function run(call: JsapiCall, phone: Phone, program: MiniProgram): Promise<JsapiAnswer> {
  const jsapi = byName.get(call.name);
  if (!jsapi) return { ok: false, unsupported: true, error: { error: 1, errorMessage: `接口 ${call.name} 不存在` } };
  const waitsForUser = (): void => {
    if (waitingCalls.has(call)) return;
    waitingCalls.add(call);
    phone.note({ ...entryOf(call), outcome: 'pending' });
  };
  try {
    return { ok: true, result: await jsapi.run(call.params, { phone, program, call, waitsForUser }) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function failureOf(error: unknown): JsapiFailure {
  if (error instanceof JsapiError) return error.failure;
  if (isFailure(error)) return error;
  return { error: 3, errorMessage: error instanceof Error ? error.message : String(error) };
}

const isFailure = (error: unknown): error is JsapiFailure => typeof error === 'object' && error !== null && 'error' in error && 'errorMessage' in error;

function entryOf({ name, params, page, gesture }: JsapiCall): Omit<JsapiEntry, 'outcome'> {
  return { kind: 'jsapi', name, params: journalled(params), gesture, ...(page === undefined ? {} : { page }) };
}

function outcomeOf(answer: JsapiAnswer): Pick<JsapiEntry, 'outcome' | 'result' | 'error'> {
  if (answer.ok) return { outcome: 'success', result: journalled(answer.result) };
  return { outcome: answer.unsupported ? 'unsupported' : 'fail', error: { error: answer.error.error, errorMessage: answer.error.errorMessage } };
}
