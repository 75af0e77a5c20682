/** my.on* / my.off*. Names are compared without `my.`, `on` and case. */
import type { Method } from '../definition.js';

export interface Listeners { on(event: string, listener: unknown): void; off(event: string, listener?: unknown): void; emit(event: string, ...payload: unknown[]): void; count(event: string): number }

export function createListeners(guard: (run: () => unknown) => void): Listeners {
  const all = new Map<string, Set<Method>>();
  const of = (event: string): Set<Method> => {
    const name = event.replace(/^my\./, '').replace(/^on(?=[A-Z])/, '').toLowerCase();
    const known = all.get(name) ?? new Set<Method>();
    all.set(name, known);
    return known;
  };
  return {
    on: (event, listener) => { if (typeof listener === 'function') of(event).add(listener as Method); }, // a function by the check
    off: (event, listener) => { if (typeof listener === 'function') of(event).delete(listener as Method); else of(event).clear(); }, // as above
    emit: (event, ...payload) => { for (const listener of [...of(event)]) guard(() => listener(...payload)); },
    count: (event) => of(event).size,
  };
}
