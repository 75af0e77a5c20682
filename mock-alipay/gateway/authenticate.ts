/** The gateway's own checks before any method is asked: who calls, is the request well formed, is the signature right. */
import type { GatewayCall } from '../journal.js';
import type { AppToken, RegisteredApp, UserToken, World } from '../world.js';
import type { Certificates } from './certificates.js';
import { readChinaTime } from './clock.js';
import { publicError, type PublicSubCode, type Refusal } from './errors.js';
import type { Engine } from './exchange.js';
import { keyOf } from './keys.js';
import type { Method } from './method.js';
import { methods } from './methods/registry.js';
import type { Policy } from './policy.js';
import { isGbk, stringToSign, verifyParams, type Params, type SignType } from './signature.js';
import { certificateSn } from './x509.js';

export interface Caller {
  app: RegisteredApp; onBehalfOf: RegisteredApp; method: Method; signType: SignType;
  userToken: UserToken | undefined; appToken: AppToken | undefined;
}
export type Authentication = { signature: GatewayCall['signature'] } & ({ caller: Caller; refusal?: never } | { refusal: Refusal; caller?: never });

/** Order of checks: ledger lines protocol/app-first (observed) and protocol/check-order (assumed). */
export function authenticate(params: Params, { world, policy, certificates }: Engine): Authentication {
  const app = world.app(params['app_id'] ?? '');
  const method = methods.get(params['method'] ?? '');
  const early = methodOrApp(params, app) ?? wellFormed(params, world, policy);
  if (early || !app) return { signature: params['sign'] ? 'unverifiable' : 'missing', refusal: early ?? unsigned('isv.invalid-app-id') };

  const wrongCertificate = wrongSerials({ app: params['app_cert_sn'], root: params['alipay_root_cert_sn'] }, app, certificates);
  if (wrongCertificate) return { signature: 'unverifiable', refusal: wrongCertificate };
  const signType: SignType = params['sign_type'] === 'RSA' ? 'RSA' : 'RSA2';
  const reading = verifyParams(params, keyOf(app), signType);
  if (!reading) return { signature: 'invalid', refusal: badSignature(params) };
  if (!method) return { signature: 'valid', refusal: publicError('isv.invalid-method', { rests: ['protocol/check-order'] }) };
  return withTokens({ appAuthToken: params['app_auth_token'], authToken: params['auth_token'] }, { app, method, signType }, world);
}

function methodOrApp(params: Params, app: RegisteredApp | undefined): Refusal | undefined {
  if (!params['method']) return unsigned('isv.missing-method', { envelope: 'error' });
  if (!params['app_id']) return unsigned('isv.missing-app-id');
  if (!app) return unsigned('isv.invalid-app-id');
  return undefined;
}

function wellFormed(params: Params, world: World, policy: Policy): Refusal | undefined {
  const refuse = (subCode: PublicSubCode, subMsg?: string) => unsigned(subCode, { rests: ['protocol/check-order'], ...(subMsg === undefined ? {} : { subMsg }) });
  if (!params['version']) return refuse('isv.missing-version');
  if (params['version'] !== '1.0') return refuse('isv.invalid-parameter', `version 参数无效：${params['version']}`);
  if (params['format'] && params['format'].toLowerCase() !== 'json') return refuse('isv.invalid-format');
  if (params['charset'] && !isGbk(params['charset']) && !/^utf-?8$/i.test(params['charset'])) return refuse('isv.invalid-charset');
  if (!params['timestamp']) return refuse('isv.missing-timestamp');
  const at = readChinaTime(params['timestamp']);
  if (at === undefined) return refuse('isv.invalid-timestamp');
  if (policy.timestampToleranceMs !== undefined && Math.abs(world.now() - at) > policy.timestampToleranceMs) return refuse('isv.invalid-timestamp');
  if (!params['sign_type']) return refuse('isv.missing-signature-type');
  if (params['sign_type'] !== 'RSA2' && !(params['sign_type'] === 'RSA' && policy.allowRsa1)) return refuse('isv.invalid-signature-type');
  return params['sign'] ? undefined : refuse('isv.missing-signature');
}

/** Certificate mode, v2 and v3: both numbers must be those of certificates that this world knows. Nothing is asked of a call in key mode. */
export function wrongSerials(sent: { app: string | undefined; root: string | undefined }, app: RegisteredApp, certificates: () => Certificates): Refusal | undefined {
  if (!sent.app) return undefined;
  if (!app.appPublicKey.includes('BEGIN CERTIFICATE')) return publicError('isv.missing-signature-config');
  if (sent.app !== certificateSn(app.appPublicKey)) return publicError('isv.app-cert-not-exist');
  if (!sent.root) return publicError('isv.missing-alipay-root-cert-sn');
  return sent.root === certificates().rootSn ? undefined : publicError('isv.invalid-alipay-root-cert-sn');
}

export interface TokenTexts { appAuthToken: string | undefined; authToken: string | undefined }

/** Of a call whose signature is right: who it acts for, and which user it speaks of. */
export function withTokens({ appAuthToken, authToken }: TokenTexts, { app, method, signType }: Pick<Caller, 'app' | 'method' | 'signType'>, world: World): Authentication {
  const refuse = (subCode: PublicSubCode, detail?: Parameters<typeof publicError>[1]): Authentication => ({ signature: 'valid', refusal: publicError(subCode, detail) });
  const appToken = appAuthToken ? world.appToken(appAuthToken) : undefined;
  if (appAuthToken && (appToken?.isvAppId !== app.appId || !appToken.valid)) return refuse('aop.invalid-app-auth-token', { envelope: 'error' });
  const onBehalfOf = appToken ? world.app(appToken.authAppId) : app;
  if (!onBehalfOf) return refuse('aop.invalid-app-auth-token', { envelope: 'error' });
  if (app.thirdParty && !appToken && !selfService(method)) return refuse('isv.self-invoke-forbidden');
  const userToken = userTokenOf(authToken ?? '', onBehalfOf, world);
  if (method.meta.userToken && userToken === undefined) return refuse('aop.invalid-auth-token');
  if (userToken && world.now() > userToken.expiresAt) return refuse('aop.auth-token-time-out');
  return { signature: 'valid', caller: { app, method, signType, onBehalfOf, userToken, appToken } };
}

function userTokenOf(authToken: string, app: RegisteredApp, world: World): UserToken | undefined {
  const token = world.userToken(authToken);
  return token?.appId === app.appId ? token : undefined;
}

/** What a third-party app must be able to call before it holds any merchant's token. */
function selfService(method: Method): boolean {
  return method.meta.name.startsWith('alipay.open.auth.token.app');
}

function badSignature(params: Params): Refusal {
  const escaped = stringToSign(params).replaceAll('&', '&amp;');
  return publicError('isv.invalid-signature', { subMsg: `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${escaped}` });
}

function unsigned(subCode: PublicSubCode, detail: Parameters<typeof publicError>[1] = {}): Refusal {
  return publicError(subCode, { signed: false, ...detail });
}
