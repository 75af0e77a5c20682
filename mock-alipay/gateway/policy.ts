/**
 * What Alipay has not published, as configuration. Each member is backed by a line of the fidelity ledger; the defaults
 * are the stricter reading wherever there are two.
 */
export interface Policy {
  /** open-docs: "3 minutes to 24 hours". */
  authCodeTtlMs: number;
  userTokenTtlMs: number;
  userRefreshTokenTtlMs: number;
  /** Handbook: five minutes. */
  onceTokenTtlMs: number;
  /** Which of the documented codes answers a dead once_token. */
  onceTokenError: 'USER_NOT_AUTHORIZE' | 'INVALID_PARAMETER';
  /** apply_status values that are taken; the four of the only published enumeration. */
  applyStatuses: readonly string[];
  /** Fields of cloudresume.query this merchant gets (字段申请表); undefined = all that the user filled. */
  resumeFields: readonly string[] | undefined;
  /** Whether an application may name a job that was never synced. */
  applyToUnsyncedJob: boolean;
  /** How far `timestamp` may be from Alipay's clock; undefined = any distance, only the format counts. */
  timestampToleranceMs: number | undefined;
  /** Whether legacy SHA1 requests are taken. */
  allowRsa1: boolean;
}

export const defaultPolicy: Policy = {
  authCodeTtlMs: 3 * 60_000,
  userTokenTtlMs: 1_296_000_000,
  userRefreshTokenTtlMs: 2_592_000_000,
  onceTokenTtlMs: 5 * 60_000,
  onceTokenError: 'USER_NOT_AUTHORIZE',
  applyStatuses: ['APPLYING', 'PROCESSING', 'APPLY_SUCCESS', 'APPLY_FAILED'],
  resumeFields: undefined,
  applyToUnsyncedJob: false,
  timestampToleranceMs: undefined,
  allowRsa1: true,
};
