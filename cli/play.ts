/** Has processes of their own play the planned journeys, each with a browser of its own. */
import type { JourneyId } from '../evidence/contract.js';
import type { Chromium, JourneyEnded } from '../suites/orders.js';
import { harnessFault } from './exit.js';
import { Player } from './player.js';

export interface PlayOptions {
  chromium: Chromium;
  planFile: string;
  journeys: readonly JourneyId[];
  journeyMs: number;
  signal: AbortSignal;
  onEnd: (ended: JourneyEnded) => void;
}

export class Players {
  readonly #seats: Player[];

  /** Their processes start at once: they take as long as the command takes to read what it is to do. */
  constructor(atOnce: number) {
    this.#seats = Array.from({ length: atOnce }, () => new Player());
  }

  /** Browsers start for as many as there is work for, while there is nothing to play yet; the other processes go. */
  launch(count: number, chromium: Chromium): void {
    for (const spare of this.#seats.splice(count)) void spare.stop();
    while (this.#seats.length < count) this.#seats.push(new Player());
    for (const player of this.#seats) void player.launch(chromium);
  }

  /** Resolves when all are played or `signal` aborts. A journey that failed is evidence; a browser that does not start throws Stop (5). */
  async play({ signal, journeys, ...options }: PlayOptions): Promise<void> {
    const queue = [...journeys];
    const abort = (): void => void this.stop();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await Promise.all(this.#seats.map((_, seat) => this.#playAt(seat, queue, { ...options, signal })));
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** Lets the last recordings be made. */
  async finish(): Promise<void> { await Promise.all(this.#seats.map((player) => player.finish())); }

  async stop(): Promise<void> { await Promise.all(this.#seats.map((player) => player.stop())); }

  async #playAt(seat: number, queue: JourneyId[], { planFile, journeyMs, chromium, signal, onEnd }: Omit<PlayOptions, 'journeys'>): Promise<void> {
    while (queue.length > 0 && !signal.aborted) {
      const player = await this.#ready(seat, chromium, signal);
      const journey = player && queue.shift();
      if (!journey) continue;
      const ended = await player.play({ order: 'play', planFile, journey, limitMs: journeyMs });
      if (!signal.aborted) onEnd(ended);
    }
  }

  /** A process that has ended, with its browser or without, makes room for a new one. */
  async #ready(seat: number, chromium: Chromium, signal: AbortSignal): Promise<Player | undefined> {
    let player = this.#seats[seat];
    if (!player || player.gone) this.#seats[seat] = player = new Player();
    const trouble = await player.launch(chromium);
    if (trouble === undefined) return player;
    if (signal.aborted) return undefined;
    throw harnessFault('Chromium 没有启动，旅程无法开始。', trouble);
  }
}

/** Long ones begin first, so that no process stands idle while another plays the last: a status that never comes is waited for, and a probe taps everything. */
export const longestFirst = (ids: readonly JourneyId[]): JourneyId[] => ids.toSorted((a, b) => rank(a) - rank(b));

const rank = (id: JourneyId): number => lengths.findIndex((words) => words.test(id));
const lengths = [/status/, /probe|returning/, /resume|apply|real-name/, /./];
