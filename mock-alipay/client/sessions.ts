/** The phones: who holds which key, what their sockets say, and what a user's phone keeps between sessions. */
import { randomBytes } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { H5Host } from '../container/web-view/h5-host.js';
import type { H5Origins } from '../container/web-view/origins.js';
import type { Journal, JournalEntry } from '../journal.js';
import type { World } from '../world.js';
import type { Behaviour } from './assumptions.js';
import { sendOutgoing } from './outgoing.js';
import { answersFor } from './phone-session.js';
import type { UserKeep } from './phone-session.js';
import type { AppCard, Boot, FromPhone, LogLine, ToPhone } from './rpc-contract.js';
import type { SocketDoors } from './socket-doors.js';
import type { MapPositions } from './source-positions.js';

export interface SessionsOptions {
  world: World; journal: Journal; app: AppCard; behaviour: Behaviour; statusTexts: Record<string, string>; renderUrl: string;
  /** Asked at each use: the program may be replaced while phones are open. */
  running(): { container: Omit<Boot['container'], 'h5'>; mapPositions: MapPositions };
  doors: SocketDoors; h5: H5Host; onLog(line: LogLine & { userId: string }): void; refuse(url: URL): string | undefined;
}
export interface Sessions {
  /** Answers the key that the phone's page shows at the door. */
  open(options: { session: string; userId: string; key: string; watched: boolean }): string;
  close(session: string): void;
  /** All phones start anew: the program was replaced. */
  reload(): void;
  closeAll(): void;
}

interface Held { session: string; userId: string; watched: boolean; sockets: Set<WebSocket>; /** Host names of this phone's web-views begin with it. */ label: string; h5Origins: H5Origins }

export function createSessions(options: SessionsOptions): Sessions {
  const byKey = new Map<string, Held>();
  const keeps = new Map<string, UserKeep>();
  options.doors.at('/phone', (socket, url) => {
    const held = byKey.get(url.searchParams.get('key') ?? '');
    if (!held) { socket.close(4403, 'no such phone'); return; }
    held.sockets.add(socket);
    socket.on('close', () => held.sockets.delete(socket));
    attend(socket, { ...options, ...held, keep: keepOf(keeps, held.userId) });
  });
  const unsubscribe = options.journal.subscribe((entry) => announce(entry, byKey.values()));
  const close = (session: string): void => {
    for (const [key, held] of byKey) {
      if (held.session !== session) continue;
      byKey.delete(key);
      options.h5.forget(held.label);
      for (const socket of held.sockets) socket.close(1000);
    }
  };
  return {
    open: ({ session, userId, key, watched }) => { byKey.set(key, { session, userId, watched, sockets: new Set(), ...withH5(options, { session, userId }) }); return key; },
    close,
    reload: () => tell(byKey.values(), { changed: 'program' }),
    closeAll: () => {
      unsubscribe();
      for (const { session } of [...byKey.values()]) close(session);
    },
  };
}

/** H5 pages of this phone leave through the same door as my.request, and into the same journal. */
function withH5({ h5, refuse, journal }: SessionsOptions, concerns: { session: string; userId: string }): Pick<Held, 'label' | 'h5Origins'> {
  const label = `p${randomBytes(5).toString('hex')}`;
  const h5Origins = h5.attend(label, ({ base64, ...request }) => sendOutgoing(
    { via: 'web-view', timeoutMs: 30_000, redirect: 'manual', ...request, ...(base64 === undefined ? {} : { body: { base64 } }) }, { refuse, note: (entry) => journal.append(entry, concerns) },
  ));
  return { label, h5Origins };
}

function keepOf(keeps: Map<string, UserKeep>, userId: string): UserKeep {
  const keep = keeps.get(userId) ?? { storage: new Map<string, unknown>(), permissions: new Set<string>() };
  keeps.set(userId, keep);
  return keep;
}

/** Messages are taken in their order, so a `flush` answers only after every note before it. */
function attend(socket: WebSocket, options: SessionsOptions & { session: string; userId: string; keep: UserKeep; h5Origins: H5Origins; watched: boolean }): void {
  const { journal, session, userId, running } = options;
  const answers = answersFor(options);
  const send = (message: ToPhone): void => { if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message)); };
  socket.on('message', (data: RawData) => {
    const message = JSON.parse(asText(data)) as FromPhone; // only our own shell holds a key
    if ('note' in message) { journal.append(running().mapPositions(message.note), { session, userId }); return; }
    if ('log' in message) { options.onLog({ ...message.log, userId }); return; }
    const { id, method, takes } = message;
    const answer = answers[method] as ((takes: unknown) => unknown) | undefined; // the contract pairs method and takes
    Promise.resolve().then(() => {
      if (!answer) throw new Error(`no method ${method}`);
      return answer(takes);
    }).then((gives) => send({ id, gives: gives ?? null }), (error: unknown) => send({ id, error: error instanceof Error ? error.message : String(error) }));
  });
}

/** The lists on the phones follow what the ISV's server tells the gateway. */
function announce(entry: JournalEntry, phones: Iterable<Held>): void {
  if (entry.kind !== 'gateway' || entry.response.code !== '10000') return;
  const changed = entry.method.endsWith('job.sync') ? 'jobs' : /apply(info)?\.sync$/.test(entry.method) ? 'applications' : undefined;
  if (!changed) return;
  tell(phones, { changed });
}

function tell(phones: Iterable<Held>, message: ToPhone): void {
  for (const { sockets } of phones) for (const socket of sockets) if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}

function asText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
