/** When the phone has come to rest: nothing left to compute, fetch, paint or close by itself. What waits for the user is rest. */
import { waitingCalls } from '../jsapi/call.js';
import type { Connection } from './connection.js';
import type { Phone } from './phone.js';

/** Resolves false when `limitMs` ran out. Everything noted before is in the journal by then. */
export async function settled(phone: Phone, connection: Connection, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  const left = (): number => Math.max(0, deadline - performance.now());
  const rest = await within(left(), atRest(phone, connection, left));
  await within(Math.max(left(), 200), connection.ask('flush', {}));
  return rest === true;
}

async function atRest(phone: Phone, connection: Connection, left: () => number): Promise<boolean> {
  await phone.slot.moved;
  while (left() > 0) {
    const asked = connection.pending();
    const programRests = await programAtRest(phone, left());
    await painted();
    if (asked + connection.pending() > 0 || phone.store.state.sheet?.step === 'confirm') continue;
    await document.fonts.ready;
    return programRests;
  }
  return false;
}

/**
 * The container waits for open calls. Those that wait for the user would keep it waiting for ever: then the page gets a moment to draw what the
 * call's opening set off, and counts as still.
 */
async function programAtRest(phone: Phone, limitMs: number): Promise<boolean> {
  const { program } = phone.slot;
  if (!program || phone.store.state.surface !== 'mini-program') return true;
  const waiting = waitingCalls.size > 0;
  const quiet = await program.settled(waiting ? Math.min(stillMs, limitMs) : limitMs);
  return quiet || waiting || waitingCalls.size > 0;
}

const stillMs = 150;

const pause = (ms: number): Promise<undefined> => new Promise((resolve) => { setTimeout(() => resolve(undefined), ms); });
const painted = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); });
const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> => Promise.race([work, pause(ms)]);
