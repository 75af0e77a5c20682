/** Has processes of their own play the planned journeys, each with a browser of its own and a phone for each journey it plays at once. */
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

/** Journeys a process plays side by side. Starting Node, Playwright and Chromium costs as much CPU as playing one; a third would wait for the others' event loop. */
const sideBySide = 2;

export class Players {
  readonly #processes: Player[] = [];

  /** Their processes start at once: they take as long as the command takes to read what it is to do. */
  constructor(private atOnce: number) { this.#provide(); }

  /** Browsers start for as many journeys at once as there is work for, while there is nothing to play yet. */
  launch(atOnce: number, chromium: Chromium): void {
    this.atOnce = atOnce;
    this.#provide();
    for (const player of this.#processes) void player.launch(chromium, this.#phones);
  }

  /** Resolves when all are played or `signal` aborts. A journey that failed is evidence; a browser that does not start throws Stop (5). */
  async play({ signal, journeys, ...options }: PlayOptions): Promise<void> {
    const queue = [...journeys];
    const abort = (): void => void this.stop();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await Promise.all(Array.from({ length: this.atOnce }, (_, seat) => this.#playAt(seat, queue, { ...options, signal })));
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** Lets the last recordings be made. */
  async finish(): Promise<void> { await Promise.all(this.#processes.map((player) => player.finish())); }

  async stop(): Promise<void> { await Promise.all(this.#processes.map((player) => player.stop())); }

  get #phones(): number { return Math.min(sideBySide, this.atOnce); }

  /** As many processes as are needed; those there is no work for go. */
  #provide(): void {
    const count = Math.ceil(this.atOnce / sideBySide);
    for (const spare of this.#processes.splice(count)) void spare.stop();
    while (this.#processes.length < count) this.#processes.push(new Player());
  }

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
    const place = Math.floor(seat / sideBySide);
    if (this.#processes[place]?.leaving) await this.#processes[place].finish();
    let player = this.#processes[place];
    if (!player || player.gone) this.#processes[place] = player = new Player();
    const trouble = await player.launch(chromium, this.#phones);
    if (trouble === undefined) return player;
    if (signal.aborted) return undefined;
    throw harnessFault('Chromium 没有启动，旅程无法开始。', trouble);
  }
}

/** Long ones begin first, so that no process stands idle while another plays the last: a status that never comes is waited for, and a probe taps everything. */
export const longestFirst = (ids: readonly JourneyId[]): JourneyId[] => ids.toSorted((a, b) => rank(a) - rank(b));

const rank = (id: JourneyId): number => lengths.findIndex((words) => words.test(id));
const lengths = [/status/, /probe|returning/, /resume|apply|real-name/, /./];
