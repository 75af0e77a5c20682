/** The developer's page of `yanshou mock`: calls appear as they arrive, and buttons act on the world. */
import { readFileSync } from 'node:fs';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { bundleBrowser } from '../../container/bundle.js';
import type { Journal, JournalEntry, JournalFilter } from '../../journal.js';
import { resumeModules, type World } from '../../world.js';
import { readChinaTime } from '../clock.js';
import type { FaultRule } from '../faults.js';
import type { Gateway } from '../gateway.js';
import { ledger } from '../ledger.js';
import { methods } from '../methods/registry.js';
import { toCurl } from './curl.js';

export interface LiveOptions { gateway: Gateway; world: World; journal: Journal }

/** Serves the page at / of the gateway's own port. */
export function mountLive({ gateway, world, journal }: LiveOptions): { url: string } {
  const { app } = gateway;
  const page = readFileSync(new URL('./page.html', import.meta.url), 'utf8');
  app.get('/', (_request, response) => { response.type('html').set('content-security-policy', "default-src 'self'; style-src 'self' 'unsafe-inline'").send(page); });
  app.get('/live/page.js', async (_request, response) => { response.type('js').send(await bundleBrowser(new URL('./page.js', import.meta.url))); });
  app.get('/live/events', (request, response) => streamEvents(request, response, journal));
  app.get('/live/state', (_request, response) => { response.json(stateOf(world, gateway)); });
  app.get('/live/journal', (request, response) => {
    const filter = filterSchema.safeParse(request.query);
    if (filter.success) sendLines(response, journal.query(filter.data));
    else response.status(400).type('text').send(z.prettifyError(filter.error));
  });
  app.get('/live/curl/:seq', (request, response) => {
    const params = gateway.requestOf(Number(request.params.seq));
    if (params) response.type('text').send(toCurl(gateway.url, params));
    else response.status(404).type('text').send('这次调用的原文已不在内存中');
  });
  app.post('/live/actions', express.json(), onlyThisPage, async (request: Request, response: Response) => {
    const action = actionSchema.safeParse(request.body);
    if (!action.success) response.status(400).json({ error: z.prettifyError(action.error) });
    else await act(action.data, response);
  });
  return { url: new URL('/', gateway.url).href };

  async function act(action: Action, response: Response): Promise<void> {
    try {
      response.json(await perform(action, { gateway, world, journal }) ?? {});
    } catch (error) {
      response.status(409).json({ error: error instanceof Error ? error.message : String(error) });
    }
  }
}

const faultSchema = z.object({
  kind: z.enum(['delay', 'hang', 'reset', 'status', 'duplicate', 'busy', 'business', 'expired-token', 'bad-signature']),
  method: z.string().optional(), userId: z.string().optional(), ms: z.number().default(3000), status: z.number().default(502), subCode: z.string().default('SYSTEM_ERROR'),
});
const actionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create-user'), resume: z.enum(['none', 'partial', 'complete']) }),
  z.object({ do: z.literal('set-resume'), userId: z.string(), resume: z.enum(['none', 'partial', 'complete']) }),
  z.object({ do: z.literal('issue-auth-code'), userId: z.string(), appId: z.string(), scopes: z.array(z.string()) }),
  z.object({ do: z.literal('review'), appId: z.string(), apiName: z.string(), fieldName: z.string(), decision: z.enum(['AGREE', 'REJECT']), reason: z.string().optional() }),
  z.object({ do: z.literal('end-agreement'), creditAgreementId: z.string() }),
  z.object({ do: z.literal('notify'), appId: z.string(), msgMethod: z.string().min(1), bizContent: z.record(z.string(), z.unknown()), url: z.url().optional(), forged: z.boolean().default(false) }),
  z.object({ do: z.literal('add-fault'), fault: faultSchema }),
  z.object({ do: z.literal('remove-fault'), id: z.string() }),
]);
type Action = z.infer<typeof actionSchema>;

function perform(action: Action, { gateway, world }: LiveOptions): unknown {
  switch (action.do) {
    case 'create-user': return world.createUser({ resume: action.resume });
    case 'set-resume': {
      world.clearModules(action.userId, resumeModules);
      if (action.resume !== 'none') world.fillModules(action.userId, action.resume === 'complete' ? resumeModules : ['BASIC_INFO', 'PHONE']);
      return undefined;
    }
    case 'issue-auth-code': return { code: world.issueAuthCode(action) };
    case 'review': return world.reviewField(action, action.decision, action.reason);
    case 'end-agreement': return world.endAgreement(action.creditAgreementId);
    case 'notify': {
      const { appId, msgMethod, bizContent, url } = action;
      const notification = { appId, msgMethod, bizContent, ...(url === undefined ? {} : { url }) };
      return action.forged ? gateway.notifier.forge(notification) : gateway.notifier.send(notification);
    }
    case 'add-fault': return { id: gateway.faults.add(ruleOf(action.fault)) };
    case 'remove-fault': return gateway.faults.remove(action.id);
  }
}

function ruleOf({ kind, method, userId, ms, status, subCode }: z.infer<typeof faultSchema>): FaultRule {
  const whom = { ...(method ? { method } : {}), ...(userId ? { userId } : {}) };
  switch (kind) {
    case 'delay': return { kind, ms, ...whom };
    case 'status': return { kind, status, ...whom };
    case 'business': return { kind, subCode, ...whom };
    default: return { kind, ...whom };
  }
}

/** A page of another origin cannot send this header without asking first, and is never allowed to. */
function onlyThisPage(request: Request, response: Response, next: () => void): void {
  if (request.headers['x-yanshou'] === 'live') next();
  else response.status(403).json({ error: 'only the live page may act' });
}

const instant = z.string().transform((text, context) => {
  const at = /^\d+$/.test(text) ? Number(text) : readChinaTime(text) ?? Date.parse(text);
  if (Number.isNaN(at)) context.addIssue({ code: 'custom', message: '时间写成 2026-11-22 09:00:00（北京时间）、ISO 8601 或毫秒数' });
  return at;
});

/** /live/journal?user=&method=&application=&from=&to=&after= */
const filterSchema = z.strictObject({
  user: z.string().optional(), method: z.string().optional(), application: z.string().optional(), from: instant.optional(), to: instant.optional(),
  after: z.coerce.number().int().optional(), kind: z.enum(['gateway', 'dingtalk', 'notification', 'jsapi', 'http', 'page', 'dialog', 'sheet', 'exit', 'error', 'unsupported']).optional(),
}).partial().transform(({ user, after, ...same }): JournalFilter => {
  const all = { ...same, userId: user, afterSeq: after };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== '')); // an empty box of a form asks for nothing
});

function sendLines(response: Response, entries: readonly JournalEntry[]): void {
  response.type('application/x-ndjson').send(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

const replayed = 500;

function streamEvents(request: Request, response: Response, journal: Journal): void {
  response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  const send = (entry: JournalEntry) => { response.write(`id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`); };
  const seen = Number(request.headers['last-event-id'] ?? 0);
  for (const entry of journal.query({ afterSeq: Math.max(seen, journal.head - replayed) })) send(entry);
  request.on('close', journal.subscribe(send));
}

function stateOf(world: World, gateway: Gateway): unknown {
  return {
    gatewayUrl: gateway.url, alipayPublicKey: gateway.alipayPublicKey, methods: [...methods.keys()].sort(), ledger, faults: gateway.faults.list(),
    apps: world.apps().map(({ appId, name, notifyUrl }) => ({ appId, name, notifyUrl })),
    users: world.users().map((user) => ({ userId: user.userId, userName: user.userName, phone: user.phone, resume: Object.keys(user.resume) })),
    reviews: world.apps().flatMap(({ appId }) => world.fieldApplications(appId)),
    agreements: world.users().flatMap(({ userId }) => world.agreements(userId)),
    jobs: world.jobs().length, applications: world.users().flatMap(({ userId }) => world.applications(userId)).length,
  };
}
