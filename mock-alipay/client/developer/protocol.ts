/** What the developer view and the client's server say to each other. */
import type { JournalEntry } from '../../journal.js';
import type { ResumeState } from '../../world.js';
import type { LogLine } from '../rpc-contract.js';

export interface ListedUser { userId: string; name: string; resume: ResumeState }

export type ToDeveloper =
  | { users: ListedUser[] }
  /** The phone to show at the left, and whose it is. */
  | { phone: string; userId: string }
  | { entries: JournalEntry[] }
  | { log: LogLine };

export type FromDeveloper = { takePhoneOf: string } | { newUser: ResumeState };
