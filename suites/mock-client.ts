/** Talks to the mock's control door from a journey's process, and follows the journal. */
import { EventEmitter, once } from 'node:events';
import type { JournalEntry } from '../mock-alipay/journal.js';
import type { OpenedSession } from '../mock-alipay/control.js';
import type { Plan } from './plan.js';

export interface KnownApplication { outApplyId: string; outJobId: string; userId: string; status: string }

/** Epoch milliseconds with a fraction. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();

export class MockClient {
  constructor(private readonly mock: Plan['mock']) {}

  openSession(resume: 'none' | 'partial' | 'complete'): Promise<OpenedSession> {
    return this.#post('/sessions', { resume });
  }

  closeSession(session: string): Promise<unknown> { return this.#post('/sessions/close', { session }); }

  applications(userId: string): Promise<KnownApplication[]> { return this.#get(`/applications?userId=${encodeURIComponent(userId)}`); }

  post(path: string, body: unknown): Promise<unknown> { return this.#post(path, body); }

  clock(): Promise<{ now: number; head: number }> { return this.#get('/clock'); }

  /** Offset of the mock's clock to ours and half the round trip, the least of five. */
  async measureClock(): Promise<{ offsetMs: number; errorMs: number }> {
    let best = { offsetMs: 0, errorMs: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 5; round++) {
      const before = preciseNow();
      const { now } = await this.clock();
      const half = (preciseNow() - before) / 2;
      if (half < best.errorMs) best = { offsetMs: now - (before + half), errorMs: half };
    }
    return { offsetMs: best.offsetMs, errorMs: Math.ceil(best.errorMs * 10) / 10 };
  }

  follow(session: OpenedSession, onEntry: (entry: JournalEntry) => void): JournalFollower {
    const query = new URLSearchParams({ session: session.session, userId: session.userId });
    return new JournalFollower(`${this.mock.controlUrl}/journal/stream?${query}`, this.#headers(), onEntry);
  }

  #headers(): Record<string, string> { return { authorization: `Bearer ${this.mock.controlToken}`, 'content-type': 'application/json' }; }

  async #get<T>(path: string): Promise<T> {
    return this.#read<T>(await fetch(this.mock.controlUrl + path, { headers: this.#headers() }), path);
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    return this.#read<T>(await fetch(this.mock.controlUrl + path, { method: 'POST', headers: this.#headers(), body: JSON.stringify(body) }), path);
  }

  async #read<T>(response: Response, path: string): Promise<T> {
    if (!response.ok) throw new Error(`The mock refused ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T; // our own mock answers in the shapes of control.ts
  }
}

/** Reads the journal stream. `reached(seq)` resolves when every entry up to `seq` has been handed over. */
export class JournalFollower {
  readonly #abort = new AbortController();
  readonly #heads = new EventEmitter();
  #head = 0;
  readonly done: Promise<void>;

  constructor(url: string, headers: Record<string, string>, private readonly onEntry: (entry: JournalEntry) => void) {
    this.#heads.setMaxListeners(0);
    this.done = this.#read(url, headers).catch((error: unknown) => {
      if (!this.#abort.signal.aborted) throw error;
    });
  }

  async reached(seq: number): Promise<void> {
    while (this.#head < seq && !this.#abort.signal.aborted) await once(this.#heads, 'head', { signal: this.#abort.signal });
  }

  stop(): void { this.#abort.abort(); }

  async #read(url: string, headers: Record<string, string>): Promise<void> {
    const response = await fetch(url, { headers, signal: this.#abort.signal });
    if (!response.ok || !response.body) throw new Error(`The mock refused its journal: ${response.status}`);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') this.#take(JSON.parse(line) as JournalEntry | { head: number }); // our own mock's lines
    }
  }

  #take(line: JournalEntry | { head: number }): void {
    if ('kind' in line) this.onEntry(line);
    else { this.#head = line.head; this.#heads.emit('head'); }
  }
}
