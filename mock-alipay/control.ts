/**
 * The control door of the mock: how whoever runs the mock opens phones, follows the journal and asks for the clock. Loopback only and behind a
 * token made for this run, so that neither the ISV's server nor its mini program can use it.
 */
import { createServer } from 'node:http';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Journal, JournalEntry } from './journal.js';
import { personalData, type PersonalData } from './personal-data.js';
import type { ResumeState, World } from './world.js';

export interface ControlOptions {
  world: World; journal: Journal; appId: string;
  /** Secret of this run for masks, and what masks each journal line that leaves by this door. */
  salt: string; mask(line: string): string;
  openSession(options: { session: string; userId: string }): string;
  closeSession(session: string): void;
  /** Further doors of the gateway (faults, notifications), by path. */
  extra?: Record<string, (body: unknown) => unknown>;
}

export interface Control { controlUrl: string; controlToken: string; close(): Promise<void> }

export interface OpenedSession {
  session: string; userId: string; url: string;
  account: { journalEntries: number; agreements: number; applications: number; consents: string[] };
  /** For the journey's masker: what the user's personal data is, and the run's secret. */
  person: PersonalData; salt: string;
}

export async function startControl(options: ControlOptions): Promise<Control> {
  const controlToken = randomBytes(24).toString('base64url');
  const readers: Readers = new Set();
  const server = createServer((request, response) => {
    answer(options, controlToken, readers, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so the address is an object
  return { controlUrl: `http://127.0.0.1:${port}`, controlToken, close: () => stop(server) };
}

/** Who follows the journal: called, each tells its reader the head. */
type Readers = Set<() => void>;

async function answer(options: ControlOptions, token: string, readers: Readers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://control');
  if (!holdsToken(request, token)) return json(response, 403, { error: 'wrong or missing token' });
  if (url.pathname === '/journal/stream') return stream(options, readers, url, response);
  const body = request.method === 'POST' ? await readJson(request) : {};
  const act = actions(options, readers, url)[`${request.method} ${url.pathname}`] ?? extraAction(options, request, url);
  if (!act) return json(response, 404, { error: `no ${request.method} ${url.pathname}` });
  json(response, 200, (await act(body)) ?? {});
}

type Act = (body: Record<string, unknown>) => unknown;

function actions({ world, journal, appId, salt, openSession, closeSession }: ControlOptions, readers: Readers, url: URL): Record<string, Act> {
  return {
    'GET /clock': () => {
      setImmediate(() => { for (const tellHead of readers) tellHead(); });
      return { now: world.now(), head: journal.head };
    },
    'GET /jobs': () => world.jobs(appId),
    'GET /applications': () => world.applications(url.searchParams.get('userId') ?? ''),
    'POST /sessions': (body): OpenedSession => {
      const user = world.createUser({ resume: resumeState(body['resume']) });
      const account = world.account(user.userId, appId);
      const session = `s-${randomBytes(6).toString('hex')}`;
      return { session, userId: user.userId, url: openSession({ session, userId: user.userId }), account, person: personalData(user), salt };
    },
    'POST /sessions/close': (body) => closeSession(String(body['session'])),
  };
}

const extraAction = ({ extra }: ControlOptions, request: IncomingMessage, url: URL): Act | undefined =>
  request.method === 'POST' ? extra?.[url.pathname] : undefined;

const resumeState = (value: unknown): ResumeState => (value === 'none' || value === 'partial' ? value : 'complete');

/** Newline-delimited entries that concern a session or its user: first those already there, then each as it is appended. */
function stream({ journal, mask }: ControlOptions, readers: Readers, url: URL, response: ServerResponse): void {
  const wanted = concerns(url.searchParams.get('session'), url.searchParams.get('userId'));
  const after = Number(url.searchParams.get('after') ?? 0);
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  const send = (entry: JournalEntry): void => { if (wanted(entry)) response.write(mask(JSON.stringify(entry) + '\n')); };
  for (const entry of journal.query({ afterSeq: after })) send(entry);
  const unsubscribe = journal.subscribe(send);
  // The journal's head, so that a reader knows that it has seen everything up to there: told when the clock was asked, else now and then.
  const tellHead = (): void => { response.write(JSON.stringify({ head: journal.head }) + '\n'); };
  readers.add(tellHead);
  const beat = setInterval(tellHead, 250);
  response.on('close', () => { unsubscribe(); readers.delete(tellHead); clearInterval(beat); });
}

/**
 * An entry concerns a journey when it carries its session or its user, speaks of an application of that user (under whatever user id the ISV
 * sent), or is a gateway call that names nobody at all: a call the ISV got wrong belongs in every evidence that ran beside it.
 */
function concerns(session: string | null, userId: string | null): (entry: JournalEntry) => boolean {
  if (!session && !userId) return () => true;
  const applyIds = new Set<string>();
  return (entry) => {
    const applyId = entry.kind === 'gateway' ? outApplyId(entry.bizContent) : undefined;
    const own = (session !== null && entry.session === session) || (userId !== null && entry.userId === userId);
    if (own && applyId !== undefined) applyIds.add(applyId);
    if (own) return true;
    if (entry.kind === 'gateway') return (applyId !== undefined && applyIds.has(applyId)) || (entry.userId === undefined && entry.session === undefined && !isJobSync(entry.method));
    return entry.session === undefined && entry.userId === undefined;
  };
}

const isJobSync = (method: string): boolean => method.endsWith('job.sync');

function outApplyId(bizContent: unknown): string | undefined {
  if (typeof bizContent !== 'object' || bizContent === null) return undefined;
  const value = (bizContent as Record<string, unknown>)['out_apply_id']; // any object may be asked for a key
  return typeof value === 'string' ? value : undefined;
}

function holdsToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(String(request.headers.authorization ?? '').replace(/^Bearer /, ''));
  const expected = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set, so chunks are buffers
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>); // our own client sends objects only
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
