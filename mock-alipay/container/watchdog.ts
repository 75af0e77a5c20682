/** Asks the worker for a sign of life. A thread stuck in ISV code cannot answer, however hard it tries to look busy. */

export interface Watchdog { pong(n: number): void; stop(): void; readonly whenLost: Promise<void> }

const everyMs = 1_000;
const patienceMs = 5_000;

export function startWatchdog({ ping, lost }: { ping: (n: number) => void; lost: (seconds: number) => void }): Watchdog {
  let asked = 0;
  let heard = 0;
  let since = performance.now();
  let give: () => void = () => undefined;
  const whenLost = new Promise<void>((resolve) => { give = resolve; });
  const timer = setInterval(() => {
    const now = performance.now();
    if (heard === asked) { since = now; ping(++asked); return; }
    if (now - since < patienceMs) return;
    clearInterval(timer);
    lost(Math.round((now - since) / 1000));
    give();
  }, everyMs);
  return { pong: (n) => { heard = Math.max(heard, n); }, stop: () => clearInterval(timer), whenLost };
}
