/**
 * What Alipay knows: apps, users, résumés, consents, agreements, jobs, applications. The gateway and the app act on the same world.
 * The gateway room implements it in gateway/world-state.ts; each part below is one store there.
 */
import type { KeyObject } from 'node:crypto';
import type { SheetOrder } from './journal.js';

export const resumeModules = ['BASIC_INFO', 'EMAIL', 'PHONE', 'EDUCATION_DEGREE', 'SKILLS', 'WORK_EXPERIENCE', 'CERTIFICATION'] as const;
export type ResumeModule = (typeof resumeModules)[number];
export type ResumeState = 'none' | 'partial' | 'complete';

/** An ISV's app as registered on the open platform. Keys are PEM or the bare base64 that Alipay's console shows. */
export interface RegisteredApp {
  appId: string; name: string; appPublicKey: string; subject: 'enterprise' | 'government' | 'gig'; aesKey?: string;
  /** Fields of alipay.user.info.share granted to this app; by default what the handbook lets its subject have. */
  fields?: string[];
  /** Where notifications go (应用网关). */
  notifyUrl?: string;
  /** A third-party app must call with the app_auth_token of a merchant. */
  thirdParty?: boolean;
  /** What the open platform holds against its account or mini program; field.apply names each by a code of its own. */
  standing?: readonly Objection[];
}
export type Objection = 'removed' | 'personal-account' | 'health-check-failed' | 'safety-check-failed';

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

/** What an auth code was exchanged for. */
export interface UserToken {
  accessToken: string; refreshToken: string; userId: string; appId: string; scopes: string[]; issuedAt: number; expiresAt: number; refreshExpiresAt: number;
}
/** A merchant's leave for a third-party app to call on its behalf. */
export interface AppToken {
  appAuthToken: string; appRefreshToken: string; isvAppId: string; authAppId: string; userId: string; methods: string[]; authStart: number; valid: boolean;
}

/** Alipay's own key pair: it signs answers and notifications; ISVs hold the public half. */
export interface AlipayKeys { privateKey: KeyObject; publicKey: KeyObject }

export interface Apps {
  registerApp(app: RegisteredApp): void;
  app(appId: string): RegisteredApp | undefined;
  apps(): RegisteredApp[];
}

export interface People {
  createUser(options: { resume: ResumeState; userId?: string }): AlipayUser;
  user(userId: string): AlipayUser | undefined;
  userByOpenId(openId: string): AlipayUser | undefined;
  users(): AlipayUser[];
  /** Scopes the user granted this app for good (auth_base needs none). */
  consents(userId: string, appId: string): string[];
  grantConsent(userId: string, appId: string, scopes: string[]): void;
  withdrawConsent(userId: string, appId: string, scopes: string[]): void;
  /** Modules among the order's requireModules that this user has not filled. */
  missingModules(userId: string, requireModules: string | undefined): ResumeModule[];
  /** Fills modules with believable, seeded data of this user. */
  fillModules(userId: string, modules: readonly ResumeModule[]): void;
  /** Empties modules again. */
  clearModules(userId: string, modules: readonly ResumeModule[]): void;
}

export interface Tokens {
  /** Single-use code behind my.getAuthCode. */
  issueAuthCode(options: { userId: string; appId: string; scopes: string[] }): string;
  /** Spends the code. A code is dead when unknown, used, expired or another app's. */
  redeemAuthCode(code: string, appId: string): UserToken | 'dead';
  redeemRefreshToken(refreshToken: string, appId: string): UserToken | 'unknown' | 'expired' | 'refreshed' | 'other-app';
  userToken(accessToken: string): UserToken | undefined;
  /** app_auth_code as the redirect of appToAppAuth.htm would bring it. */
  issueAppAuthCode(options: { isvAppId: string; authAppId: string }): string;
  redeemAppAuthCode(code: string, isvAppId: string): AppToken | 'unknown' | 'used' | 'other-app';
  refreshAppToken(appRefreshToken: string, isvAppId: string): AppToken | 'unknown' | 'other-app';
  appToken(appAuthToken: string): AppToken | undefined;
}

export interface Agreements {
  /** Listener hears of every agreement that became VALID or INVALID; the answer unsubscribes. */
  watchAgreements(listener: (agreement: Agreement) => void): () => void;
  agreements(userId: string): Agreement[];
  findAgreement(by: { outAgreementNo?: string | undefined; creditAgreementId?: string | undefined }, appId: string): Agreement | undefined;
  /** The user agreed in the sheet: agreement VALID, onceToken starts its five minutes. Throws when the number is another user's. */
  authorise(userId: string, order: SheetOrder, appId: string): Agreement;
  /** 解约. */
  endAgreement(creditAgreementId: string): void;
  /** Spends a onceToken: good once, within its life, for the agreement it was authorised with. */
  spendOnceToken(agreement: Agreement, onceToken: string): 'spent' | 'not-this-agreement' | 'used' | 'expired';
}

export interface Employment {
  jobs(appId?: string): SyncedJob[];
  job(appId: string, outJobId: string): SyncedJob | undefined;
  /** The same out_job_id again is an update and keeps its job_id. */
  putJob(job: { appId: string; outJobId: string; jobName: string; hireStatus: string; bizContent: Record<string, unknown> }): SyncedJob;
  applications(userId: string): Application[];
  application(appId: string, outApplyId: string): Application | undefined;
  /** Idempotent on out_apply_id: the answer says whether this very state was already there. */
  putApplication(state: {
    appId: string; outApplyId: string; outJobId: string; userId: string; status: string; applyChangeTime: string; applyInfoUrl?: string | undefined;
  }): { application: Application; repeated: boolean };
}

/** Base information of a mini program; what is absent was never set. */
export interface MiniBaseInfo {
  app_name?: string; app_english_name?: string; app_slogan?: string; app_desc?: string; app_logo?: string; service_phone?: string; service_email?: string;
  /** Ids of front categories, parent first. */
  categories: string[];
}

/** One application for a user-information field (用户信息申请). */
export interface FieldApplication {
  appId: string; apiName: string; fieldName: string; packageCode: string; sceneCode: string; status: 'AUDIT' | 'AGREE' | 'REJECT' | 'INVALID'; reason?: string;
  qpsAnswer: string; customerAnswer: string; files: { field: string; filename: string; size: number }[];
}

/** A real-name check (certify.open.*) or identity consultation (certdoc.certverify.*). */
export interface IdentityCheck { id: string; appId: string; certName: string; certNo: string; mobile?: string; openedAt: number; passed: boolean | undefined }

export interface OpenPlatform {
  baseInfo(appId: string): MiniBaseInfo;
  putBaseInfo(appId: string, change: Partial<MiniBaseInfo>): void;
  fieldApplications(appId: string): FieldApplication[];
  putFieldApplication(application: FieldApplication): void;
  /** A reviewer's decision. Approval grants the field. Throws when nothing is under review. */
  reviewField(of: { appId: string; apiName: string; fieldName: string }, decision: 'AGREE' | 'REJECT' | 'INVALID', reason?: string): FieldApplication;
  watchReviews(listener: (application: FieldApplication) => void): () => void;
  openIdentityCheck(check: Omit<IdentityCheck, 'id' | 'openedAt' | 'passed'>): IdentityCheck;
  identityCheck(id: string): IdentityCheck | undefined;
  /** The user finished (or failed) the face check behind my.startAPVerify. */
  finishIdentityCheck(id: string, passed: boolean): void;
  subscriptions(appId: string): { topic: string; tag: string; comm_type: string }[];
  subscribe(appId: string, subscription: { topic: string; tag: string; comm_type: string }): void;
}

export interface World extends Apps, People, Tokens, Agreements, Employment, OpenPlatform {
  readonly now: () => number;
  readonly keys: AlipayKeys;
  /** Clean-account proof. */
  account(userId: string, appId: string): AccountState;
  /** AES ciphertext + signature as my.getPhoneNumber hands out; the ISV's AES key decrypts it. */
  phoneNumberResponse(userId: string, appId: string): { response: string; sign: string };
  /** Decodes and verifies the sdkExecute order string that the sheet was opened with (bare or wrapped under any parameter name). */
  readOrder(params: unknown): OrderVerdict;
}
