/** The one mini program that may run on the phone: started at the first entry, shown at the next, ended by ✕. Movements happen in turn. */
import type { Bridge, Chrome, Entry, JsapiAnswer, JsapiCall, MiniProgram } from '../../container/bridge.js';
import type { JournalRecord, PageRef } from '../../journal.js';

export interface SlotOptions {
  start(bridge: Bridge, entry: Entry): Promise<MiniProgram>;
  call(call: JsapiCall, program: MiniProgram): Promise<JsapiAnswer>;
  note(record: JournalRecord): void;
  chrome(chrome: Chrome | undefined): void;
  /** A movement that broke: told, so that the phone stays usable. */
  trouble(error: unknown): void;
}

interface Running { program: MiniProgram | undefined; created: Promise<MiniProgram>; ended: Promise<void>; end(): void; drawn: (() => void) | undefined }

export class ProgramSlot {
  #running: Running | undefined;
  #moving: Promise<void> = Promise.resolve();

  constructor(private readonly options: SlotOptions) {}

  get program(): MiniProgram | undefined { return this.#running?.program; }
  /** Resolves once the last movement is through. */
  get moved(): Promise<void> { return this.#moving; }
  stack(): PageRef[] { return this.program?.stack() ?? []; }

  enter(entry: Entry): void {
    void this.#inTurn(() => this.#running ? this.#show(this.#running, entry) : this.#launch(entry));
  }

  /** True when the first page was on screen: the user is to be taken away. */
  async pressBack(): Promise<boolean> {
    let atRoot = false;
    await this.#inTurn(async () => { atRoot = (await this.program?.pressBack()) === 'root'; });
    return atRoot;
  }

  /** Whatever the program was in the middle of ends with it. */
  end(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.program?.destroy();
    running?.end();
    this.options.chrome(undefined);
  }

  #inTurn(move: () => Promise<void>): Promise<void> {
    this.#moving = this.#moving.then(async () => {
      const work = move();
      const ended = this.#running?.ended;
      await (ended ? Promise.race([work, ended]) : work);
    }).catch((error: unknown) => this.options.trouble(error));
    return this.#moving;
  }

  async #launch(entry: Entry): Promise<void> {
    const running = this.#begin(entry);
    const program = await running.created;
    if (this.#running !== running) return program.destroy(); // ✕ was pressed meanwhile
    running.program = program;
    await program.launch(entry);
  }

  #begin(entry: Entry): Running {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => { end = resolve; });
    const running: Running = { program: undefined, created: this.options.start(this.#bridge(() => running), entry), ended, end, drawn: undefined };
    this.#running = running;
    return running;
  }

  /** Coming back to a page of its own takes until that page is drawn. */
  async #show(running: Running, entry: Entry): Promise<void> {
    const drawn = entry.path ? new Promise<void>((resolve) => { running.drawn = resolve; }) : undefined;
    running.program?.show(entry);
    await drawn;
  }

  /** App.onLaunch already calls before the program is handed over. */
  #bridge(running: () => Running): Bridge {
    return {
      call: async (call) => this.options.call(call, await running().created),
      note: (record) => this.options.note(record),
      chrome: (chrome) => {
        if (this.#running !== running()) return;
        this.options.chrome(chrome);
        running().drawn?.();
      },
    };
  }
}
