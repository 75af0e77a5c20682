/**
 * The line to an automation port, through the npm client miniprogram-automator. The client has no time limits and lets a broken frame end the process:
 * here whatever goes wrong with the line becomes one error, for whoever waits and for whoever asks later.
 */
import automator from 'miniprogram-automator';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;

/** The line broke: what would have been seen from here on is not known. */
export class LineLost extends Error {
  constructor(wsEndpoint: string, why: string) {
    super(`自动化端口 ${wsEndpoint} ${why}；请确认 IDE 开着项目并打开了自动化端口，再重跑这段旅程。`);
    this.name = 'LineLost';
  }
}

/** The client's own parts that its types keep to themselves. */
interface ClientParts {
  connection: { transport: { removeAllListeners(event: string): void; on(event: string, listener: (data: unknown) => void): void }; onMessage(data: unknown): void };
}

export class AutomatorLine {
  #lose: (error: LineLost) => void = () => undefined;
  readonly #lost: Promise<never>;

  private constructor(readonly mini: MiniProgram, private readonly wsEndpoint: string, private readonly limitMs: number) {
    this.#lost = new Promise((_, reject) => { this.#lose = reject; });
    this.#lost.catch(() => undefined); // told to whoever waits, and to nobody when nobody does
    const { connection } = mini as unknown as ClientParts;
    connection.transport.removeAllListeners('message');
    connection.transport.on('message', (data) => {
      try { connection.onMessage(data); } catch (error) { this.#fail(`说了听不懂的话（${error instanceof Error ? error.message : String(error)}）`); }
    });
    connection.transport.on('close', () => this.#fail('中途断开了'));
  }

  static async connect(wsEndpoint: string, limitMs = 30_000): Promise<AutomatorLine> {
    const mini = await within(automator.connect({ wsEndpoint }), limitMs, () => new LineLost(wsEndpoint, `${limitMs / 1000} 秒内没有应答`))
      .catch((error: unknown) => { throw error instanceof LineLost ? error : new LineLost(wsEndpoint, `连接不上（${error instanceof Error ? error.message : String(error)}）`); });
    return new AutomatorLine(mini, wsEndpoint, limitMs);
  }

  /** What the client is asked, with an end to the waiting. Refusals of the other side are its own; a lost line is a LineLost. */
  async ask<T>(work: (mini: MiniProgram) => Promise<T>): Promise<T> {
    const asked = work(this.mini);
    asked.catch(() => undefined); // the line may be lost first
    return within(Promise.race([this.#lost, asked]), this.limitMs, () => this.#fail(`${this.limitMs / 1000} 秒内没有应答`));
  }

  close(): void { this.mini.disconnect(); }

  #fail(why: string): LineLost {
    const error = new LineLost(this.wsEndpoint, why);
    this.#lose(error);
    return error;
  }
}

async function within<T>(work: Promise<T>, limitMs: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(late()), limitMs); });
  try { return await Promise.race([work, limit]); } finally { clearTimeout(timer); }
}
