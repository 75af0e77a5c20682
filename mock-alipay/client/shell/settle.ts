/** When the phone has come to rest: nothing left to compute, fetch, paint or close by itself. What waits for the user is rest. */
import { waitingCalls } from '../jsapi/call.js';
import type { Connection } from './connection.js';
import type { Phone } from './phone.js';

/** By which two moments are told apart: any change of the phone replaces one of them. */
type Moment = readonly unknown[];

export class Rest {
  #found: Moment | undefined;

  constructor(private readonly phone: Phone, private readonly connection: Connection) {}

  /** Resolves false when `limitMs` ran out. Everything noted before is in the journal by then. */
  async settled(limitMs: number): Promise<boolean> {
    const deadline = performance.now() + limitMs;
    const left = (): number => Math.max(0, deadline - performance.now());
    const rest = (await within(left(), atRest(this.phone, this.connection, left))) === true;
    this.#found = rest ? this.#moment() : undefined;
    await within(Math.max(left(), flushMs), this.connection.ask('flush', {}));
    return rest;
  }

  /**
   * Whether nothing has happened since the phone was last found at rest: a second look at the same moment needs no second wait. Whoever touched the
   * phone in between has to wait again, since a touch may still be on its way. Everything noted before is in the journal by then.
   */
  async lasts(): Promise<boolean> {
    const found = this.#found;
    if (!found || this.connection.pending() > 0) return false;
    const { slot, store } = this.phone;
    const calm = store.state.surface !== 'mini-program' || (await slot.program?.lull()) !== false;
    await within(flushMs, this.connection.ask('flush', {}));
    const now = this.#moment();
    return calm && now.every((part, index) => part === found[index]);
  }

  #moment(): Moment {
    const { slot, store } = this.phone;
    return [store.state, slot.moved, slot.program, slot.program?.activity(), waitingCalls.size];
  }
}

const flushMs = 200;

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
 * The container waits for open calls. One that waits for the user would keep it waiting for ever, and it may be made while we wait: so we ask in
 * short turns, and a turn that ends with such a call open has given the page its moment to draw and counts as rest.
 */
async function programAtRest(phone: Phone, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  do {
    const { program } = phone.slot;
    if (!program || phone.store.state.surface !== 'mini-program') return true;
    if (await program.settled(Math.min(stillMs, Math.max(0, deadline - performance.now())))) return true;
    if (waitingCalls.size > 0) return true;
  } while (performance.now() < deadline);
  return false;
}

const stillMs = 150;

const pause = (ms: number): Promise<undefined> => new Promise((resolve) => { setTimeout(() => resolve(undefined), ms); });
const painted = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); });
const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> => Promise.race([work, pause(ms)]);
