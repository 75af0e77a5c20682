/** What one OpenAPI method is: a metadata literal, and a function from a verified call to an answer. */
import type { AppToken, RegisteredApp, UserToken, World } from '../world.js';
import { objectOf, type Biz, type Fields } from './biz.js';
import type { Certificates } from './certificates.js';
import type { Refusal } from './errors.js';
import type { LedgerId } from './ledger.js';
import type { Policy } from './policy.js';
import type { Params } from './signature.js';
import { validator, type Validator } from './validate.js';
import type { UploadedFile } from './wire.js';

export interface MethodMeta {
  /** Verbatim, as is the file's name. */
  name: string;
  title: string;
  /** Where the business parameters stand; text = public form fields next to biz_content's place. */
  from?: 'biz_content' | 'params';
  fields: Fields;
  required?: readonly string[];
  /** Business sub_codes that the SDKs list for it; empty = none published. */
  errors: readonly string[];
  /** Needs the user's token in the public parameter auth_token. */
  userToken?: true;
  /** Success without code/msg, failure under error_response (alipay.system.oauth.token alone). */
  bare?: true;
  /** Path and verb in the v3 REST protocol, where the method exists there. */
  v3?: { verb: 'GET' | 'POST'; path: string };
  /** Lines of the fidelity ledger that every answer of this method rests on. */
  rests?: readonly LedgerId[];
}

export interface Call<B> {
  biz: B;
  app: RegisteredApp;
  /** The app the call acts for: the merchant's behind app_auth_token, else the caller itself. */
  onBehalfOf: RegisteredApp;
  params: Params;
  files: readonly UploadedFile[];
  userToken: UserToken | undefined;
  appToken: AppToken | undefined;
  world: World;
  policy: Policy;
  certificates: () => Certificates;
}

export interface Success {
  ok: true; body: Record<string, unknown>;
  /** The Alipay user it concerned, for the journal. */
  userId?: string | undefined;
  /** The same call came before and changed nothing. */
  repeated?: boolean;
  rests?: readonly LedgerId[];
}
export type Answer = Success | (Refusal & { userId?: string | undefined });

export interface Method {
  meta: MethodMeta;
  validate: Validator;
  answer(call: Call<Record<string, unknown>>): Answer;
}

type MetaOf<F extends Fields> = MethodMeta & { fields: F; required?: readonly (keyof F & string)[] };

export function method<const F extends Fields>(meta: MetaOf<F>, answer: (call: Call<Biz<F>>) => Answer): Method {
  return {
    meta, validate: validator(objectOf(meta.fields, meta.required ?? [])),
    answer: (call) => answer(call as Call<Biz<F>>), // validated against the schema of these very fields
  };
}

export function done(body: Record<string, unknown>, about: Omit<Success, 'ok' | 'body'> = {}): Success {
  return { ok: true, body, ...about };
}
