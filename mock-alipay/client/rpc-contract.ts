/**
 * What the phone (shell page) and the client's server say to each other over one WebSocket a phone. The phone notes facts for the journal and asks
 * for what only Alipay's servers know. Both ends are ours; ISV code has no access to this socket.
 */
import type { ProgramInfo } from '../container/program.js';
import type { H5Origins } from '../container/web-view/origins.js';
import type { JournalRecord, SheetOrder } from '../journal.js';
import type { ResumeModule } from '../world.js';
import type { Behaviour } from './assumptions.js';

export interface AppCard { appId: string; name: string; slogan: string; home: string; subject: 'enterprise' | 'government' | 'gig' }
export interface ShownUser { userId: string; userName: string; phone: string; nickName: string; avatar: string; certNo: string; gender: string }

/** A job as 支付宝就业 lists it: what the ISV really synced, made readable. */
export interface ShownJob { outJobId: string; jobName: string; employer: string; salary: string; place: string; tags: string[]; url: string }
export interface ShownApplication { outApplyId: string; outJobId: string; jobName: string; employer: string; status: string; statusText: string; changedAt: string }

export interface Boot {
  session: string; user: ShownUser; app: AppCard; storage: Record<string, unknown>; permissions: string[]; /** A developer watches this phone. */ watched: boolean;
  renderUrl: string; behaviour: Behaviour;
  /** What the container's host needs to run the compiled program. */
  container: { program: ProgramInfo; servicePath: string; renderPath: string; h5: H5Origins };
}

export interface OutgoingRequest {
  via: string; page?: string; url: string; method: string; headers: Record<string, string>; timeoutMs: number;
  /** A browser follows redirects itself; for my.request they are followed here. */
  redirect?: 'manual';
  body?: { text: string } | { base64: string } | { form: FormPart[] };
}
export type FormPart = { name: string; value: string } | { name: string; fileName: string; contentType: string; base64: string };
export type OutgoingAnswer =
  | { kind: 'answered'; status: number; headers: Record<string, string>; /** Each Set-Cookie. */ cookies: string[]; base64: string }
  | { kind: 'timeout' } | { kind: 'refused'; message: string } | { kind: 'blocked'; reason: string };

export interface OrderReading {
  ok: boolean; reason?: string; order: SheetOrder; firstTime: boolean; missing: ResumeModule[];
}

/** Method → what it takes and gives. */
export interface Rpc {
  boot: { takes: Record<string, never>; gives: Boot };
  jobs: { takes: Record<string, never>; gives: ShownJob[] };
  applications: { takes: Record<string, never>; gives: ShownApplication[] };
  fetch: { takes: OutgoingRequest; gives: OutgoingAnswer };
  authCode: { takes: { scopes: string[] }; gives: string };
  consents: { takes: Record<string, never>; gives: string[] };
  grantConsent: { takes: { scopes: string[] }; gives: null };
  phoneNumber: { takes: Record<string, never>; gives: { response: string; sign: string } };
  readOrder: { takes: { params: unknown }; gives: OrderReading };
  fillModules: { takes: { modules: ResumeModule[] }; gives: null };
  authorise: { takes: { order: SheetOrder }; gives: { creditAgreementId: string; outAgreementNo: string } };
  storage: { takes: StorageChange; gives: null };
  permit: { takes: { permission: string; granted: boolean }; gives: null };
  serverTime: { takes: Record<string, never>; gives: number };
  /** Answers once everything sent before it is in the journal: gives the journal's head. */
  flush: { takes: Record<string, never>; gives: number };
}
export type RpcMethod = keyof Rpc;

export type StorageChange = { set: { key: string; data: unknown } } | { remove: string } | { clear: true };

export interface LogLine { level: string; text: string }

export type FromPhone = { note: JournalRecord } | { log: LogLine } | { id: number; method: RpcMethod; takes: unknown };
export type ToPhone =
  | { id: number; gives: unknown } | { id: number; error: string }
  /** Something Alipay shows has changed. */
  | { changed: 'jobs' | 'applications' | 'program' };
