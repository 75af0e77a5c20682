/** The gateway as a server: POST (or GET) /gateway.do on a hot path in front of express, everything else behind it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { Journal } from '../journal.js';
import type { Agreement, FieldApplication, World } from '../world.js';
import { answerV2 } from './answer-v2.js';
import { answerV3 } from './answer-v3.js';
import { lazyCertificates, type Certificates } from './certificates.js';
import type { Engine } from './exchange.js';
import { publicError } from './errors.js';
import { createFaults, type FaultRule, type Faults } from './faults.js';
import { bareBase64, pem } from './keys.js';
import { createNotifier, realClock, type Clock, type Notifier } from './notifier.js';
import { defaultPolicy, type Policy } from './policy.js';
import { encode, isGbk, type Params } from './signature.js';
import { readArrival, TooLarge } from './wire.js';

export interface GatewayOptions {
  world: World;
  journal: Journal;
  port?: number;
  host?: string;
  policy?: Partial<Policy>;
  faults?: readonly FaultRule[];
  /** Where the certificates of certificate mode are kept from run to run; made anew when absent. */
  certificateFolder?: string;
  /** Drives the retries of notifications; real time when absent. */
  clock?: Clock;
}

export interface Gateway {
  /** What an SDK takes as its gateway: http://…/gateway.do. */
  url: string;
  /** Alipay's public key as the console shows it (bare base64), and as PEM. */
  alipayPublicKey: string;
  alipayPublicKeyPem: string;
  /** For other things served beside the gateway. */
  app: Express;
  /** The whole server as a function, for other sockets (HTTPS, an intercepting proxy). */
  listener: (request: IncomingMessage, response: ServerResponse) => void;
  faults: Faults;
  notifier: Notifier;
  /** Parameters of a recent v2 call, signature included, by its number in the journal. */
  requestOf(seq: number): Params | undefined;
  /** Certificate mode: made when first asked for. */
  certificates: () => Certificates;
  close(): Promise<void>;
}

/** Journal entries carry a shortened signature; the newest calls are kept whole, to be repeated. */
const rememberedRequests = 1000;

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { world, journal, host = '127.0.0.1', port = 0 } = options;
  const faults = createFaults(options.faults);
  const requests = new Map<number, Params>();
  const remember = (seq: number, params: Params) => {
    requests.set(seq, params);
    requests.delete(seq - rememberedRequests);
  };
  const engine: Engine = { world, journal, policy: { ...defaultPolicy, ...options.policy }, faults, certificates: lazyCertificates(world, options.certificateFolder), called: remember, firstSeen: new Map() };
  const notifier = createNotifier({ world, journal, clock: options.clock ?? realClock(world.now) });
  const unwatch = [
    world.watchAgreements((agreement) => void notifyAgreement(agreement, world, notifier)),
    world.watchReviews((application) => void notifyReview(application, world, notifier)),
  ];
  const app = express().disable('x-powered-by');
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    if (/^\/gateway\.do(\?|$)/.test(request.url ?? '')) void serveGateway(request, response, engine);
    else if (request.url?.startsWith('/v3/')) void serveV3(request, response, engine);
    else app(request, response);
  };
  const server = createServer(listener);
  server.keepAliveTimeout = 0; // a client keeps its connections as long as it likes: a timer of ours would cost every call and race with theirs
  const bound = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo)); // a TCP server's address is never a string
  });
  return {
    url: `http://${host}:${bound.port}/gateway.do`,
    alipayPublicKey: bareBase64(world.keys.publicKey),
    alipayPublicKeyPem: pem(world.keys.publicKey),
    app, listener, faults, notifier, requestOf: (seq) => requests.get(seq), certificates: engine.certificates,
    close: () => new Promise((resolve) => {
      for (const stop of unwatch) stop();
      notifier.close();
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function serveGateway(request: IncomingMessage, response: ServerResponse, engine: Engine): Promise<void> {
  try {
    const arrival = await readArrival(request);
    const { text, fault } = await answerV2(arrival, engine);
    if (await faultTookOver(fault, response)) return;
    send(response, text, arrival.params['charset']);
  } catch (error) {
    send(response, broken(error, request, engine), undefined);
  }
}

async function serveV3(request: IncomingMessage, response: ServerResponse, engine: Engine): Promise<void> {
  try {
    const { reply, fault } = await answerV3(request, engine);
    if (await faultTookOver(fault, response)) return;
    response.writeHead(reply.status, reply.headers).end(reply.text);
  } catch (error) {
    broken(error, request, engine);
    response.writeHead(500, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify({ code: 'unknow-error', message: '系统繁忙', links: [] }));
  }
}

/** True when the fault has dealt with the connection and nothing more may be written. */
async function faultTookOver(fault: FaultRule | undefined, response: ServerResponse): Promise<boolean> {
  switch (fault?.kind) {
    case 'delay': await new Promise((resolve) => setTimeout(resolve, fault.ms)); return false;
    case 'hang': return true;
    case 'reset': response.socket?.resetAndDestroy(); return true;
    case 'status': response.writeHead(fault.status, { 'content-type': 'text/html' }).end(`<h1>${fault.status}</h1>`); return true;
    default: return false;
  }
}

function send(response: ServerResponse, text: string, charset: string | undefined): void {
  const gbk = isGbk(charset);
  const content = gbk ? encode(text, charset) : text; // node sends head and text in one write, head and bytes in two
  response.writeHead(200, { 'content-type': `text/html;charset=${gbk ? 'gbk' : 'utf-8'}`, 'content-length': Buffer.byteLength(content), trace_id: traceId() });
  response.end(content);
}

/** Even a request that cannot be read is answered in Alipay's shape and journalled. */
function broken(error: unknown, request: IncomingMessage, engine: Engine): string {
  const refusal = error instanceof TooLarge ? publicError('isv.invalid-file-size') : publicError('isp.unknow-error');
  const node = { code: String(refusal.code), msg: refusal.code === 40002 ? 'Invalid Arguments' : 'Service Currently Unavailable', sub_code: refusal.subCode, sub_msg: refusal.subMsg };
  const reason = error instanceof Error ? error.message : String(error);
  engine.journal.append({
    kind: 'gateway', method: '', params: {}, bizContent: null, signature: 'unverifiable',
    schemaFaults: [{ path: '/', message: `request could not be read: ${reason || refusal.subMsg} (${request.method ?? ''} ${request.url?.slice(0, 200) ?? ''})` }],
    response: { code: node.code, subCode: node.sub_code, subMsg: node.sub_msg, body: node }, unhandled: {},
  });
  return JSON.stringify({ error_response: node });
}

/** zhima.credit.payafteruse.creditagreement.changed, to apps that told where. */
async function notifyAgreement(agreement: Agreement, world: World, notifier: Notifier): Promise<void> {
  if (!world.app(agreement.appId)?.notifyUrl) return;
  await notifier.send({
    appId: agreement.appId, userId: agreement.userId, msgMethod: 'zhima.credit.payafteruse.creditagreement.changed',
    bizContent: {
      credit_agreement_id: agreement.creditAgreementId, agreement_status: agreement.status, out_agreement_no: agreement.outAgreementNo,
      biz_time: agreement.bizTime, alipay_user_id: agreement.userId,
    },
  });
}

/** alipay.open.app.api.field.changed; its payload is unpublished: the record of field.query (ledger: field/changed). */
async function notifyReview({ appId, apiName, fieldName, packageCode, status, reason }: FieldApplication, world: World, notifier: Notifier): Promise<void> {
  if (!world.app(appId)?.notifyUrl) return;
  await notifier.send({
    appId, msgMethod: 'alipay.open.app.api.field.changed',
    bizContent: { user_app_id: appId, api_name: apiName, field_name: fieldName, package_code: packageCode, status: status.toLowerCase(), ...(reason ? { reason } : {}) },
  });
}

let traces = 0;

function traceId(): string {
  return `21${Date.now().toString(16)}${(traces++ & 0xffff).toString(16).padStart(4, '0')}`;
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  return error.code === 'EADDRINUSE' ? new Error(`Port ${port} on ${host} is taken; choose another or stop what listens there.`, { cause: error }) : error;
}
