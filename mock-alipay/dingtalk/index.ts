/** oapi.dingtalk.com, as far as a recruiting platform forwards résumés to it: gettoken and topapi/ats/resume/add. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { DingtalkCall, Fault, Journal } from '../journal.js';
import type { People } from '../world.js';
import { readBody, type Body } from './body.js';
import { validateResume } from './resume.js';

export interface Credential { appKey: string; appSecret: string }
export const testCredential: Credential = { appKey: 'dingmockappkey', appSecret: 'mock-dingtalk-app-secret' };

export interface DingtalkOptions {
  journal: Journal;
  now: () => number;
  /** Finds the Alipay user whose résumé arrived, by phone. */
  people?: Pick<People, 'users'>;
  credentials?: readonly Credential[];
}

/** What a call is answered with, and what the journal shall know of it. */
interface Answer { response: { errcode: number; [name: string]: unknown }; faults?: Fault[]; userId?: string | undefined }

/** As an express app, to be mounted or served by host name. */
export function dingtalkApp(options: DingtalkOptions): Express {
  const tokens = createTokens(options);
  const app = express().disable('x-powered-by');
  app.use(express.text({ type: () => true, limit: '20mb', defaultCharset: 'utf-8' }));
  app.use((request, response) => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const body = readBody(typeof request.body === 'string' ? request.body : '', request.headers['content-type'] ?? '');
    const answer = route(request.path, { query, body, method: request.method });
    options.journal.append(entryOf(request.path, body, answer), { userId: answer.userId });
    response.status(200).set('content-type', 'application/json;charset=UTF-8').send(JSON.stringify(answer.response));
  });
  app.use(((_error, request, response, _next) => {
    const answer: Answer = { response: { errcode: -1, errmsg: '系统繁忙' }, faults: [{ path: '/', message: 'request could not be read' }] };
    options.journal.append(entryOf(request.path, { value: {}, encoding: 'none' }, answer));
    response.status(200).json(answer.response);
  }) satisfies express.ErrorRequestHandler);
  return app;

  function route(path: string, call: { query: URLSearchParams; body: Body; method: string }): Answer {
    if (path === '/gettoken') return tokens.issue(call.query);
    if (path === '/topapi/ats/resume/add') return addResume(call);
    if (path.startsWith('/topapi/')) return gatewayError('22', `不合法ApiName，ApiName = dingtalk.oapi.${path.slice('/topapi/'.length).replaceAll('/', '.')}`, { errcode: 22, lead: 'Invalid method' });
    return { response: { errcode: 404, errmsg: 'URI不存在' } };
  }

  function addResume({ query, body }: { query: URLSearchParams; body: Body }): Answer {
    const token = query.get('access_token') ?? (typeof body.value['access_token'] === 'string' ? body.value['access_token'] : '');
    if (token === '') return gatewayError('40000', 'access_token is blank');
    if (!tokens.knows(token)) return gatewayError('40014', '不合法的access_token');
    const { access_token: _token, ...given } = body.value;
    const { faults, refused } = validateResume(given);
    const userId = userOf(given);
    if (refused) return { ...gatewayError('40035', `不合法的参数: ${refused.path.slice(1).replaceAll('/', '.')} ${refused.message}`), faults, userId };
    const resumeId = createHash('sha256').update(`${options.now()} ${JSON.stringify(given)} ${options.journal.head}`).digest('hex').slice(0, 24);
    return {
      response: {
        errcode: 0, errmsg: 'ok', request_id: randomUUID().slice(0, 12),
        result: { resume_id: resumeId, pc_jump_url: `https://mock.invalid/ats/${resumeId}`, mobile_jump_url: `https://mock.invalid/ats/m/${resumeId}` },
      },
      faults, userId,
    };
  }

  function userOf(body: Record<string, unknown>): string | undefined {
    const phone = phoneOf(body['param']);
    return options.people?.users().find((user) => user.phone === phone)?.userId;
  }
}

/** The same on a port of its own. */
export async function startDingtalk(options: DingtalkOptions & { port?: number; host?: string }): Promise<{ url: string; close(): Promise<void> }> {
  const { host = '127.0.0.1', port = 0 } = options;
  const server = createServer(dingtalkApp(options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo; // a TCP server's address is never a string
  return {
    url: `http://${host}:${bound.port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

const tokenLifeMs = 7_200_000;

function createTokens({ now, credentials = [testCredential] }: DingtalkOptions) {
  const tokens = new Map<string, number>();
  return {
    issue(query: URLSearchParams): Answer {
      const key = query.get('appkey') ?? query.get('corpid');
      const secret = query.get('appsecret') ?? query.get('corpsecret');
      if (!key || !secret) return { response: { errcode: 40035, errmsg: `缺少参数 ${key ? 'corpsecret or appsecret' : 'corpid or appkey'}` } };
      if (!credentials.some((pair) => pair.appKey === key && pair.appSecret === secret)) return { response: { errcode: 40096, errmsg: '不合法的appKey或appSecret' } };
      const token = randomUUID().replaceAll('-', '');
      tokens.set(token, now() + tokenLifeMs);
      return { response: { errcode: 0, access_token: token, errmsg: 'ok', expires_in: tokenLifeMs / 1000 } };
    },
    knows: (token: string) => (tokens.get(token) ?? 0) > now(),
  };
}

/** The 88 family carries the true error in sub_code and sub_msg, and again inside errmsg. */
function gatewayError(subCode: string, subMsg: string, { errcode = 88, lead = 'ding talk error' } = {}): Answer {
  const named = errcode === 88 ? `[subcode=${subCode},submsg=${subMsg}]` : `[submsg=${subMsg}]`;
  return { response: { errcode, ...(errcode === 88 ? { sub_code: subCode } : {}), sub_msg: subMsg, errmsg: `${lead}${named}`, request_id: randomUUID().slice(0, 12) } };
}

function entryOf(path: string, body: Body, { response, faults = [] }: Answer): DingtalkCall {
  return { kind: 'dingtalk', path, body: body.value, errcode: response.errcode, response, schemaFaults: faults, encoding: body.encoding };
}

function phoneOf(param: unknown): unknown {
  const detail = typeof param === 'object' && param !== null && 'resume_detail_info' in param ? param.resume_detail_info : undefined;
  return typeof detail === 'object' && detail !== null && 'phone_num' in detail ? detail.phone_num : undefined;
}
