/** One method of the protocol: what the client's API calls it for, how far we go, and how it is answered. */
import type { Session } from './session.js';

export type Params = Record<string, unknown>;

export interface AutomatorMethod {
  /** Names of the client's API that send it. */
  api: string;
  support: 'works' | 'partly' | 'not supported';
  /** For the table in docs: what differs, or why not. */
  note?: string;
  run(session: Session, params: Params): Promise<object | void> | object | void;
}

/** Says so at once: the client has no time limit of its own. */
export function unsupported(api: string, note: string, reason: string): AutomatorMethod {
  return { api, support: 'not supported', note, run: () => { throw new Error(`not supported because ${reason}`); } };
}

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const names = (value: unknown): string[] => listOf(value).map(String);
export const record = (value: unknown): Params => (typeof value === 'object' && value !== null ? value as Params : {}); // an object by the check
