/** A child process with everything it starts, in a group of its own, so that none of it outlives the run, however the run ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';

export interface GroupOptions {
  /** A shell command line, or program and arguments. */
  command: string | [string, ...string[]];
  cwd: string;
  env: NodeJS.ProcessEnv;
  onLine?: (line: string, from: 'stdout' | 'stderr') => void;
  /** It reads what `write` gives it. */
  input?: boolean;
}

const keptLines = 200;
const graceMs = 3_000;
const lastWordsMs = 300;

export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #killNow = (): void => this.#signal('SIGKILL');
  /** Resolves with the exit code, or the signal's name, or why it could not start. */
  readonly exited: Promise<number | string>;

  constructor(options: GroupOptions) {
    const { command, cwd, env, input = false } = options;
    const [program, ...args] = typeof command === 'string' ? [command] : command;
    this.#child = spawn(program, args, { cwd, env, shell: typeof command === 'string', detached: true, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
    this.#child.stdin?.on('error', () => undefined); // it ended before it read: `exited` tells
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      const gone = (code: number | null, signal: string | null): void => resolve(code ?? signal ?? 'unknown');
      this.#child.once('close', gone); // its last words are read by then
      this.#child.once('exit', (code, signal) => setTimeout(gone, lastWordsMs, code, signal)); // a grandchild may hold the pipes open
    });
    this.#read(this.#child.stdout, 'stdout', options.onLine);
    this.#read(this.#child.stderr, 'stderr', options.onLine);
    process.once('exit', this.#killNow);
    const reaper = this.#startReaper();
    void this.exited.then(() => reaper?.stdin?.end());
  }

  /** One line on its stdin. */
  write(line: string): void { this.#child.stdin?.write(`${line}\n`); }

  endInput(): void { this.#child.stdin?.end(); }

  /** The last lines it wrote, oldest first. */
  get lastLines(): readonly string[] { return this.#lines; }

  /** Asks the group to end, then makes it. Resolves when the leader is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#signal(signal);
    const timer = setTimeout(this.#killNow, graceMs);
    await this.exited;
    clearTimeout(timer);
    this.#killNow(); // what the leader left behind
    process.off('exit', this.#killNow);
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // node's own errors carry a code; ESRCH: all of it is gone already
    }
  }

  /** Waits for our end of a pipe to close, which it does even when we are killed, and then kills the group. */
  #startReaper(): ChildProcess | undefined {
    if (this.#child.pid === undefined || process.platform === 'win32') return undefined;
    const script = 'cat >/dev/null; kill -KILL "-$0" 2>/dev/null';
    const reaper = spawn('/bin/sh', ['-c', script, String(this.#child.pid)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    reaper.on('error', () => undefined); // no /bin/sh: only a kill -9 of this process would need it
    reaper.unref();
    (reaper.stdin as Socket | null)?.unref(); // a pipe of a child is a socket to node; it must not keep us alive
    return reaper;
  }

  #read(stream: Readable | null, from: 'stdout' | 'stderr', onLine: GroupOptions['onLine']): void {
    if (!stream) return;
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      this.#lines.push(line);
      if (this.#lines.length > keptLines) this.#lines.shift();
      onLine?.(line, from);
    });
  }
}
