/** The mini program's storage: a copy on the phone, kept for the user by the server. */
import type { JournalRecord } from '../../journal.js';
import type { Connection } from './connection.js';

export class KeptStorage {
  readonly #values: Map<string, unknown>;

  constructor(values: Record<string, unknown>, private readonly ask: Connection['ask']) { this.#values = new Map(Object.entries(values)); }

  get(key: string): unknown { return this.#values.get(key); }
  set(key: string, data: unknown): void { this.#values.set(key, data); void this.ask('storage', { set: { key, data } }); }
  remove(key: string): void { this.#values.delete(key); void this.ask('storage', { remove: key }); }
  clear(): void { this.#values.clear(); void this.ask('storage', { clear: true }); }
  all(): Record<string, unknown> { return Object.fromEntries(this.#values); }

  /** Synchronous storage is answered in the service; its writes arrive as notes. */
  follow(record: JournalRecord): void {
    if (record.kind !== 'jsapi' || record.outcome !== 'success') return;
    const { key, data } = (record.params ?? {}) as { key?: unknown; data?: unknown }; // params of a call are an object or absent
    if (record.name === 'my.setStorageSync' && typeof key === 'string') this.set(key, data);
    if (record.name === 'my.removeStorageSync' && typeof key === 'string') this.remove(key);
    if (record.name === 'my.clearStorageSync') this.clear();
  }
}
