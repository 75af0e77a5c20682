/** The v3 REST protocol: a path per method, an ALIPAY-SHA256withRSA header, errors by HTTP status (opendocs open-v3/054q58). */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { aesDecrypt, aesEncrypt } from './aes.js';
import { withTokens, wrongSerials, type Authentication } from './authenticate.js';
import { parseObject } from './business.js';
import { publicError, type Code, type Refusal } from './errors.js';
import { exchange, type Business, type Engine, type Written } from './exchange.js';
import type { FaultRule } from './faults.js';
import { keyOf } from './keys.js';
import type { Answer, Method } from './method.js';
import { methods } from './methods/registry.js';
import { signText, verifyText } from './signature.js';
import { readBody, readMultipart, type UploadedFile } from './wire.js';

export interface V3Reply extends Written { status: number; headers: Record<string, string> }
interface V3Request { verb: string; url: string; path: string; body: string; files: UploadedFile[]; headers: IncomingMessage['headers'] }

const scheme = 'ALIPAY-SHA256withRSA ';
/** A complete table is unpublished (ledger: protocol/v3-status). */
const statuses: Partial<Record<Code, number>> = { 20000: 500, 20001: 401, 40005: 429, 40006: 403 };

export async function answerV3(incoming: IncomingMessage, engine: Engine): Promise<{ reply: V3Reply; fault: FaultRule | undefined }> {
  const arrivedAt = engine.world.now();
  const started = performance.now();
  const request = await readRequest(incoming);
  const method = [...methods.values()].find(({ meta }) => meta.v3?.verb === request.verb && meta.v3.path === request.path);
  const authorisation = readAuthorization(request.headers.authorization);
  const content = contentOf(request, method, engine.world.app(authorisation?.items.get('app_id') ?? '')?.aesKey);
  const authentication = authenticateV3(request, { method, authorisation, authToken: content.authToken }, engine);
  const call = {
    methodName: method?.meta.name ?? `${request.verb} ${request.path}`, params: {}, publicParams: publicParams(request, authorisation),
    files: request.files, authentication, business: content, arrivedAt, started,
  };
  const { written, fault } = await exchange(call, engine, (answer, struck) => write(answer, request, { engine, spoilt: struck?.kind === 'bad-signature', aesKey: authentication.caller?.onBehalfOf.aesKey }));
  return { reply: written, fault };
}

async function readRequest(incoming: IncomingMessage): Promise<V3Request> {
  const url = incoming.url ?? '/';
  const base = { verb: incoming.method ?? 'GET', url, path: url.split('?')[0] ?? url, headers: incoming.headers };
  if (!/^multipart\/form-data/i.test(incoming.headers['content-type'] ?? '')) return { ...base, body: (await readBody(incoming)).toString('utf8'), files: [] };
  const { fields, files } = await readMultipart(incoming);
  return { ...base, body: fields['data'] ?? '', files };
}

interface Authorization { text: string; items: Map<string, string>; signature: string }

/** The text before `,sign=` is signed as it stands; the order of its items is free. */
function readAuthorization(header: string | undefined): Authorization | undefined {
  if (!header?.startsWith(scheme)) return undefined;
  const [, text = '', signature = ''] = /^(.*),sign=([^,]*)$/.exec(header.slice(scheme.length)) ?? [];
  const items = text.split(',').map((item) => item.split('=')).map(([name = '', ...value]) => [name, value.join('=')] as const);
  return { text, items: new Map(items), signature };
}

type Content = Business & { authToken?: string };

function contentOf(request: V3Request, method: Method | undefined, aesKey: string | undefined): Content {
  if (request.verb === 'GET') return withUserToken(Object.fromEntries(new URL(request.url, 'http://v3').searchParams), method);
  if (request.body === '') return { value: {} };
  const opened = request.headers['alipay-encrypt-type'] ? decrypted(request.body, aesKey) : request.body;
  const value = opened === undefined ? undefined : parseObject(opened);
  if (opened === undefined) return { raw: request.body, refusal: publicError(aesKey ? 'isv.decryption-error-unknown' : 'isv.missing-encrypt-key') };
  if (!value) return { raw: request.body, refusal: publicError('isv.illegal-json') };
  return withUserToken(value, method);
}

/** The user's token travels among the business parameters here. */
function withUserToken(value: Record<string, unknown>, method: Method | undefined): Content {
  if (!method?.meta.userToken) return { value };
  const { auth_token: authToken, ...business } = value;
  return { value: business, ...(typeof authToken === 'string' ? { authToken } : {}) };
}

function decrypted(body: string, aesKey: string | undefined): string | undefined {
  try {
    return aesKey === undefined ? undefined : aesDecrypt(body, aesKey);
  } catch {
    return undefined; // wrong key or no ciphertext
  }
}

interface Claim { method: Method | undefined; authorisation: Authorization | undefined; authToken: string | undefined }

function authenticateV3(request: V3Request, { method, authorisation, authToken }: Claim, { world, certificates }: Engine): Authentication {
  if (!authorisation) return { signature: 'missing', refusal: publicError('isv.missing-timestamp') };
  if (!method) return { signature: 'unverifiable', refusal: publicError('isv.invalid-method') };
  const app = world.app(authorisation.items.get('app_id') ?? '');
  if (!authorisation.items.get('app_id')) return { signature: 'unverifiable', refusal: publicError('isv.missing-app-id') };
  if (!app) return { signature: 'unverifiable', refusal: publicError('isv.invalid-app-id') };
  if (!/^\d{10,}$/.test(authorisation.items.get('timestamp') ?? '')) return { signature: 'unverifiable', refusal: publicError('isv.invalid-timestamp') };
  const wrongCertificate = wrongSerials({ app: authorisation.items.get('app_cert_sn'), root: single(request.headers['alipay-root-cert-sn']) }, app, certificates);
  if (wrongCertificate) return { signature: 'unverifiable', refusal: wrongCertificate };
  const appAuthToken = single(request.headers['alipay-app-auth-token']);
  const text = `${authorisation.text}\n${request.verb}\n${request.url}\n${request.body}\n${appAuthToken === undefined ? '' : `${appAuthToken}\n`}`;
  const good = verifyText(text, Buffer.from(authorisation.signature, 'base64'), { key: keyOf(app), signType: 'RSA2' });
  if (!good) return { signature: 'invalid', refusal: publicError('isv.invalid-signature') };
  return withTokens({ appAuthToken, authToken }, { app, method, signType: 'RSA2' }, world);
}

interface Writing { engine: Engine; spoilt: boolean; aesKey: string | undefined }

async function write(answer: Answer, { headers }: V3Request, { engine, spoilt, aesKey }: Writing): Promise<V3Reply> {
  const trace = { 'alipay-trace-id': randomUUID().replaceAll('-', '') };
  if (!answer.ok) {
    const node = { code: answer.subCode.replace(/^(isv|aop|isp)\./, ''), message: answer.subMsg, links: linksOf(answer) };
    return { text: JSON.stringify(node), node, status: statuses[answer.code] ?? 400, headers: { ...trace, 'content-type': 'application/json;charset=utf-8' } };
  }
  const plain = JSON.stringify(answer.body);
  const encrypts = headers['alipay-encrypt-type'] !== undefined && aesKey !== undefined;
  const text = encrypts ? aesEncrypt(plain, aesKey) : plain;
  const timestamp = String(engine.world.now());
  const nonce = randomUUID();
  const signature = await signText(`${timestamp}\n${nonce}\n${text}\n${spoilt ? ' ' : ''}`, { key: engine.world.keys.privateKey, signType: 'RSA2' });
  return {
    text, node: answer.body, status: 200,
    headers: {
      ...trace, 'content-type': encrypts ? 'text/plain;charset=utf-8' : 'application/json;charset=utf-8',
      'alipay-timestamp': timestamp, 'alipay-nonce': nonce, 'alipay-signature': signature,
      ...(headers['alipay-root-cert-sn'] ? { 'alipay-sn': engine.certificates().alipaySn } : {}),
    },
  };
}

function linksOf({ subCode }: Refusal): { link: string; desc: string }[] {
  return [{ link: `https://mock.invalid/errors/${encodeURIComponent(subCode)}`, desc: '解决方案（模拟环境）' }];
}

function publicParams({ verb, url, headers }: V3Request, authorisation: Authorization | undefined): Record<string, string> {
  const appAuthToken = single(headers['alipay-app-auth-token']);
  return {
    protocol: 'v3', verb, url: url.slice(0, 500), ...Object.fromEntries(authorisation?.items ?? []),
    ...(authorisation ? { sign: `${authorisation.signature.slice(0, 12)}…` } : {}), ...(appAuthToken === undefined ? {} : { app_auth_token: appAuthToken }),
  };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
