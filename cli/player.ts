/** One process that plays (suites/player.ts), as the command sees it. It may be given several journeys at once. */
import { fileURLToPath } from 'node:url';
import { read, type Chromium, type JourneyEnded, type Order, type PlayOrder, type Report } from '../suites/orders.js';
import { ProcessGroup } from './process-group.js';

const program = fileURLToPath(new URL('../suites/player.js', import.meta.url));

export class Player {
  readonly #group: ProcessGroup;
  readonly #listeners = new Set<(report: Report) => void>();
  #launched: Promise<readonly string[] | undefined> | undefined;
  #gone = false;
  #leaving = false;

  constructor() {
    this.#group = new ProcessGroup({
      command: [process.execPath, program], cwd: process.cwd(), env: process.env, input: true,
      onLine: (line) => { const report = read(line); if (report) this.#take(report); },
    });
    void this.#group.exited.then(() => { this.#gone = true; });
  }

  get gone(): boolean { return this.#gone; }

  /** Its browser is gone: it takes no more journeys. */
  get leaving(): boolean { return this.#leaving; }

  /** Starts its browser, once, with so many phones. undefined = it is up, else what there is to say of why not. */
  launch(chromium: Chromium, phones: number): Promise<readonly string[] | undefined> {
    return (this.#launched ??= this.#launch(chromium, phones));
  }

  async #launch(chromium: Chromium, phones: number): Promise<readonly string[] | undefined> {
    const next = this.#next(({ kind }) => kind !== 'end', launchMs);
    this.#order({ order: 'launch', chromium, phones });
    const report = await next;
    if (report?.kind === 'ready') return undefined;
    return report?.kind === 'trouble' ? reasons(report.message) : this.#group.lastLines.slice(-20);
  }

  /** A process that died or shows no sign of life ends the journey as interrupted. */
  async play(order: PlayOrder): Promise<JourneyEnded> {
    const started = performance.now();
    const next = this.#next((report) => report.kind === 'end' && report.journey === order.journey, stuckMs(order.limitMs));
    this.#order(order);
    const ended = await next;
    if (ended?.kind === 'end') {
      if (ended.leaving) await this.finish();
      return ended;
    }
    const error = this.#gone ? `播放旅程的进程退出了；最后的输出：${this.#group.lastLines.slice(-5).join(' ⏎ ') || '无'}` : `${stuckMs(order.limitMs) / 1000} 秒没有任何进展，已结束它`;
    await this.stop();
    return { kind: 'end', journey: order.journey, status: 'interrupted', durationMs: Math.round(performance.now() - started), error };
  }

  /** Takes no more orders, makes its recordings and goes; one that does not go in time is ended. */
  async finish(): Promise<void> {
    this.#group.endInput();
    const timer = setTimeout(() => void this.stop(), filmsMs);
    await this.#group.exited;
    clearTimeout(timer);
    this.#gone = true;
    await this.stop();
  }

  async stop(): Promise<void> { await this.#group.stop(); }

  #take(report: Report): void {
    if (report.kind === 'end' && report.leaving) this.#leaving = true;
    for (const listener of [...this.#listeners]) listener(report);
  }

  #order(order: Order): void { this.#group.write(JSON.stringify(order)); }

  /** undefined = the process ended or `limitMs` ran out. */
  #next(fits: (report: Report) => boolean, limitMs: number): Promise<Report | undefined> {
    return new Promise((resolve) => {
      const done = (report: Report | undefined): void => { clearTimeout(timer); this.#listeners.delete(listen); resolve(report); };
      const listen = (report: Report): void => { if (fits(report)) done(report); };
      const timer = setTimeout(done, limitMs, undefined);
      this.#listeners.add(listen);
      void this.#group.exited.then(() => done(undefined));
    });
  }
}

/** Playwright's first line, and the last of what the browser itself said. */
function reasons(message: string): string[] {
  const [first = '', ...log] = message.replace(/\u001b\[[0-9;]*m/g, '').split('\n');
  return [first, ...log.filter((line) => line.includes('[err]')).slice(-3).map((line) => line.replace(/^.*\[err\] */, '  '))];
}

/** Longer than Playwright gives a browser to start. */
const launchMs = 60_000;
/** Longer than any journey may take, with its browser ending. */
const stuckMs = (journeyMs: number): number => journeyMs + 60_000;
const filmsMs = 60_000;
