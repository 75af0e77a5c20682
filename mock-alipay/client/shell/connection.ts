/** The phone's one line to the client's server: notes go one way, questions are answered by id. Messages keep their order. */
import type { JournalRecord } from '../../journal.js';
import type { FromPhone, Rpc, RpcMethod, ToPhone } from '../rpc-contract.js';

export interface Connection {
  note(record: JournalRecord): void;
  ask<M extends RpcMethod>(method: M, takes: Rpc[M]['takes']): Promise<Rpc[M]['gives']>;
  /** console.* of the mini program: for a developer's eyes, not for the journal. */
  log(level: string, args: string[]): void;
  /** Questions not yet answered. */
  pending(): number;
  onChanged(listener: (what: 'jobs' | 'applications' | 'program') => void): void;
}

const maxLogChars = 4_000;
const maxLogsASecond = 100;

interface Waiting { resolve(gives: unknown): void; reject(error: Error): void }

export function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Waiting>();
  const listeners: ((what: 'jobs' | 'applications' | 'program') => void)[] = [];
  let lastId = 0;
  const mayLog = rateLimit(maxLogsASecond);
  const send = (message: FromPhone): void => socket.send(JSON.stringify(message));
  socket.onmessage = ({ data }) => receive(JSON.parse(String(data)) as ToPhone, waiting, listeners); // our own server's messages
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error('connection to Alipay lost'));
    waiting.clear();
  };
  const connection: Connection = {
    note: (record) => send({ note: record }),
    ask: (method, takes) => new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve: (gives) => resolve(gives as never), reject }); // the server answers a method in the shape Rpc gives it
      send({ id, method, takes });
    }),
    log: (level, args) => { if (mayLog()) send({ log: { level, text: args.join(' ').slice(0, maxLogChars) } }); },
    pending: () => waiting.size,
    onChanged: (listener) => listeners.push(listener),
  };
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve(connection);
    socket.onerror = () => reject(new Error('no connection to Alipay'));
  });
}

function receive(message: ToPhone, waiting: Map<number, Waiting>, listeners: ((what: 'jobs' | 'applications' | 'program') => void)[]): void {
  if ('changed' in message) return listeners.forEach((listener) => listener(message.changed));
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if ('error' in message) asked?.reject(new Error(message.error));
  else asked?.resolve(message.gives);
}

/** A console in an endless loop must not drown what matters. */
function rateLimit(perSecond: number): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) [second, count] = [now, 0];
    return ++count <= perSecond;
  };
}
