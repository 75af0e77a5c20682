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
  await phone.started;
  for (;;) {
    const programRests = await programAtRest(phone, left());
    await painted();
    if (connection.pending() === 0 && phone.store.state.sheet?.step !== 'confirm') {
      await document.fonts.ready;
      return programRests;
    }
    if (left() === 0) return false;
  }
}

/** The container waits for open calls; those that wait for the user would keep it waiting for ever, so then the view alone has to be still. */
async function programAtRest(phone: Phone, limitMs: number): Promise<boolean> {
  const { program } = phone;
  if (!program || phone.store.state.surface !== 'mini-program') return true;
  if (waitingCalls.size === 0) return program.settled(limitMs);
  const quiet = await Promise.race([program.settled(limitMs), pause(stillMs)]);
  return quiet !== false;
}

/** Long enough for a render that a call's opening set off. */
const stillMs = 150;

const pause = (ms: number): Promise<undefined> => new Promise((resolve) => { setTimeout(() => resolve(undefined), ms); });
const painted = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); });
const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> => Promise.race([work, pause(ms)]);
