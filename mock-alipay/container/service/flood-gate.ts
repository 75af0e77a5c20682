/** How much of one thing a program may do in a second before it is flooding. The first refusal of a kind is told; the rest are counted. */

export interface FloodGate { /** False: refuse it. */ passes(kind: string): boolean }

export function createFloodGate(limits: Record<string, number>, tell: (kind: string, limit: number) => void, now: () => number = Date.now): FloodGate {
  const windows = new Map<string, { since: number; count: number }>();
  const told = new Set<string>();
  return {
    passes(kind) {
      const limit = limits[kind] ?? Infinity;
      const at = now();
      let window = windows.get(kind);
      if (!window || at - window.since >= 1000) windows.set(kind, window = { since: at, count: 0 });
      if (++window.count <= limit) return true;
      if (!told.has(kind)) { told.add(kind); tell(kind, limit); }
      return false;
    },
  };
}
