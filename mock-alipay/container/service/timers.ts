/**
 * Timers of ISV code: wrapped, so that errors are reported, `this` is not the global scope, strings are refused, and the host can
 * ask whether something short is still to come.
 */
export interface Timers {
  setTimeout(run: unknown, delay?: unknown, ...args: unknown[]): number;
  setInterval(run: unknown, delay?: unknown, ...args: unknown[]): number;
  clear(id: unknown): void;
  /** Timers that fire within `ms` from when they were set. */
  shorterThan(ms: number): number;
}

export function createTimers(scope: { setTimeout: typeof setTimeout; setInterval: typeof setInterval; clearTimeout: typeof clearTimeout }, onError: (error: unknown) => void): Timers {
  const { setTimeout: later, setInterval: repeat, clearTimeout: clear } = scope;
  const pending = new Map<number, number>();
  const call = (run: unknown, args: unknown[]): void => {
    if (typeof run !== 'function') return;
    try { run(...args); } catch (error) { onError(error); }
  };
  return {
    setTimeout(run, delay = 0, ...args) {
      const wait = Number(delay) || 0;
      const id: number = later.call(undefined, () => { pending.delete(id); call(run, args); }, wait) as unknown as number; // in a worker timers are numbers
      pending.set(id, wait);
      return id;
    },
    // Never faster than a frame: an interval of 0 would starve the harness's own messages.
    setInterval: (run, delay = 0, ...args) => repeat.call(undefined, () => call(run, args), Math.max(4, Number(delay) || 0)) as unknown as number, // as above
    clear(id) {
      pending.delete(Number(id));
      clear.call(undefined, Number(id));
    },
    shorterThan: (ms) => [...pending.values()].filter((wait) => wait < ms).length,
  };
}
