/** What a JSAPI is to the app: a name, the parameters it takes, and what it does. Wrong parameters fail before it runs, as on the platform. */
import type { JsapiCall, JsapiFailure, MiniProgram } from '../../container/bridge.js';
import type { Phone } from '../shell/phone.js';

export interface JsapiContext {
  phone: Phone; program: MiniProgram; call: JsapiCall;
  /** The answer now waits for the user: journalled, so that the evidence has the call before the dialog it opened. */
  waitsForUser(): void;
}

export interface Jsapi { name: string; /** Does nothing and always answers the same. */ fixed?: true; run(params: unknown, context: JsapiContext): Promise<unknown> }

interface Kinds { string: string; number: number; boolean: boolean; array: unknown[]; object: Record<string, unknown>; any: unknown }
type Kind = keyof Kinds;
type Shape = Record<string, Kind | `${Kind}?`>;
type Named<S extends Shape> = {
  [K in keyof S as S[K] extends `${Kind}?` ? never : K]: S[K] extends Kind ? Kinds[S[K]] : never;
} & {
  [K in keyof S as S[K] extends `${Kind}?` ? K : never]?: S[K] extends `${infer N extends Kind}?` ? Kinds[N] : never;
};

export function jsapi<S extends Shape>(name: string, takes: S, run: (params: Named<S>, context: JsapiContext) => unknown): Jsapi {
  return { name, run: async (params, context) => run(read(takes, params), context) };
}

/** A failure the mini program sees. `more` = further fields of the failure, as my.request's status. */
export class JsapiError extends Error {
  constructor(readonly error: number | string, readonly errorMessage: string, readonly more: Record<string, unknown> = {}) { super(errorMessage); }
  get failure(): JsapiFailure { return { ...this.more, error: this.error, errorMessage: this.errorMessage }; }
}

export const wrongParameter = (why: string): JsapiError => new JsapiError(2, `invalid parameter! ${why}`);

function read<S extends Shape>(takes: S, given: unknown): Named<S> {
  const params = typeof given === 'object' && given !== null ? { ...given } as Record<string, unknown> : {}; // any object may be asked for a key
  for (const [key, wanted] of Object.entries(takes)) {
    const kind = wanted.replace('?', '') as Kind; // the ? is the only thing beside the kind
    const value = params[key];
    if (value === undefined || value === null) {
      if (!wanted.endsWith('?')) throw wrongParameter(`${key} is required`);
      delete params[key];
    } else params[key] = asKind(kind, value, key);
  }
  return params as Named<S>; // each key was just checked against its kind
}

/** Numbers and their texts stand for each other, as the platform's own bridge lets them. */
function asKind(kind: Kind, value: unknown, key: string): unknown {
  if (kind === 'any') return value;
  if (kind === 'array' && Array.isArray(value)) return value;
  if (kind === 'object' && typeof value === 'object' && !Array.isArray(value)) return value;
  if (kind === 'boolean') return value === 'false' ? false : Boolean(value);
  if (kind === 'string' && (typeof value === 'string' || typeof value === 'number')) return String(value);
  if (kind === 'number' && value !== '' && Number.isFinite(Number(value))) return Number(value);
  throw wrongParameter(`${key} should be ${kind}`);
}
