/**
 * What Alipay knows: apps, users, résumés, consents, agreements, jobs, applications. The gateway and the app act on the same world.
 * The interface is fixed here; the gateway room implements it in gateway/world-state.ts.
 */
import type { SheetOrder } from './journal.js';

export const resumeModules = ['BASIC_INFO', 'EMAIL', 'PHONE', 'EDUCATION_DEGREE', 'SKILLS', 'WORK_EXPERIENCE', 'CERTIFICATION'] as const;
export type ResumeModule = (typeof resumeModules)[number];
export type ResumeState = 'none' | 'partial' | 'complete';

/** An ISV's app as registered on the open platform. Keys are PEM or the bare base64 that Alipay's console shows. */
export interface RegisteredApp { appId: string; name: string; appPublicKey: string; subject: 'enterprise' | 'government' | 'gig'; aesKey?: string }

export interface AlipayUser {
  userId: string; openId: string; userName: string; phone: string; certNo: string; gender: '男' | '女'; nickName: string; avatar: string;
  /** Modules of the smart résumé that are filled, with what cloudresume.query will hand out. */
  resume: Partial<Record<ResumeModule, Record<string, unknown>>>;
}

export interface Agreement {
  outAgreementNo: string; creditAgreementId: string; userId: string; appId: string; status: 'VALID' | 'INVALID'; bizTime: string;
  onceToken: string; onceTokenAuthorisedAt: number; onceTokenUsed: boolean;
}

export interface SyncedJob { outJobId: string; jobId: string; jobName: string; appId: string; hireStatus: string; bizContent: Record<string, unknown>; syncedAt: number }
export interface Application {
  outApplyId: string; applyId: string; outJobId: string; userId: string; appId: string; status: string;
  history: { status: string; applyChangeTime: string; receivedAt: number }[]; applyInfoUrl?: string;
}

export interface AccountState { journalEntries: number; agreements: number; applications: number; consents: string[] }

export interface OrderVerdict { order: SheetOrder; ok: boolean; /** why the sheet refuses to open */ reason?: string; appId?: string }

export interface World {
  readonly now: () => number;
  registerApp(app: RegisteredApp): void;
  app(appId: string): RegisteredApp | undefined;
  createUser(options: { resume: ResumeState; userId?: string }): AlipayUser;
  user(userId: string): AlipayUser | undefined;
  users(): AlipayUser[];
  /** Clean-account proof. */
  account(userId: string, appId: string): AccountState;
  jobs(appId?: string): SyncedJob[];
  applications(userId: string): Application[];
  agreements(userId: string): Agreement[];
  /** Scopes the user granted this app for good (auth_base needs none). */
  consents(userId: string, appId: string): string[];
  grantConsent(userId: string, appId: string, scopes: string[]): void;
  withdrawConsent(userId: string, appId: string, scopes: string[]): void;
  /** Single-use code behind my.getAuthCode. */
  issueAuthCode(options: { userId: string; appId: string; scopes: string[] }): string;
  /** AES ciphertext + signature as my.getPhoneNumber hands out; the ISV's AES key decrypts it. */
  phoneNumberResponse(userId: string, appId: string): { response: string; sign: string };
  /** Decodes and verifies the sdkExecute order string that the sheet was opened with (bare or wrapped under any parameter name). */
  readOrder(params: unknown): OrderVerdict;
  /** Modules among the order's requireModules that this user has not filled. */
  missingModules(userId: string, requireModules: string | undefined): ResumeModule[];
  /** Fills modules with believable, seeded data of this user. */
  fillModules(userId: string, modules: ResumeModule[]): void;
  /** The user agreed in the sheet: agreement VALID, onceToken starts its five minutes. */
  authorise(userId: string, order: SheetOrder, appId: string): Agreement;
}
