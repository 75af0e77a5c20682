import type { AppToken, Tokens, UserToken } from '../../world.js';
import type { Policy } from '../policy.js';
import type { Ids } from './ids.js';

interface AuthCode { userId: string; appId: string; scopes: string[]; expiresAt: number; spent: boolean }
interface AppAuthCode { isvAppId: string; authAppId: string; spent: boolean }

export function createTokens(ids: Ids, now: () => number, policy: Policy): Tokens {
  const codes = new Map<string, AuthCode>();
  const byAccess = new Map<string, UserToken>();
  const byRefresh = new Map<string, UserToken & { spent?: boolean }>();
  const appCodes = new Map<string, AppAuthCode>();
  const appTokens = new Map<string, AppToken>();

  const issue = (of: { userId: string; appId: string; scopes: string[] }): UserToken => {
    const issuedAt = now();
    const token: UserToken = {
      accessToken: `authusrB${ids.hex('accessToken', 32)}`, refreshToken: `authusrB${ids.hex('refreshToken', 32)}`,
      userId: of.userId, appId: of.appId, scopes: of.scopes, issuedAt,
      expiresAt: issuedAt + policy.userTokenTtlMs, refreshExpiresAt: issuedAt + policy.userRefreshTokenTtlMs,
    };
    byAccess.set(token.accessToken, token);
    byRefresh.set(token.refreshToken, token);
    return token;
  };
  const issueApp = (of: { isvAppId: string; authAppId: string }): AppToken => {
    const token: AppToken = {
      appAuthToken: `202401BB${ids.hex('appAuthToken', 32)}`, appRefreshToken: `202401BB${ids.hex('appRefreshToken', 32)}`,
      isvAppId: of.isvAppId, authAppId: of.authAppId, userId: `2088${ids.digits('merchant', 12)}`, methods: [], authStart: now(), valid: true,
    };
    appTokens.set(token.appAuthToken, token);
    return token;
  };

  return {
    issueAuthCode(options) {
      const code = ids.hex('authCode', 32);
      codes.set(code, { ...options, expiresAt: now() + policy.authCodeTtlMs, spent: false });
      return code;
    },
    redeemAuthCode(text, appId) {
      const code = codes.get(text);
      if (!code || code.spent || code.appId !== appId || now() > code.expiresAt) return 'dead';
      code.spent = true;
      return issue(code);
    },
    redeemRefreshToken(refreshToken, appId) {
      const token = byRefresh.get(refreshToken);
      if (!token) return 'unknown';
      if (token.appId !== appId) return 'other-app';
      if (token.spent) return 'refreshed';
      if (now() > token.refreshExpiresAt) return 'expired';
      token.spent = true;
      byAccess.delete(token.accessToken);
      return issue(token);
    },
    userToken: (accessToken) => byAccess.get(accessToken),
    issueAppAuthCode(options) {
      const code = `P${ids.hex('appAuthCode', 31)}`;
      appCodes.set(code, { ...options, spent: false });
      return code;
    },
    redeemAppAuthCode(text, isvAppId) {
      const code = appCodes.get(text);
      if (!code) return 'unknown';
      if (code.isvAppId !== isvAppId) return 'other-app';
      if (code.spent) return 'used';
      code.spent = true;
      return issueApp(code);
    },
    refreshAppToken(appRefreshToken, isvAppId) {
      const old = [...appTokens.values()].find((token) => token.appRefreshToken === appRefreshToken);
      if (!old) return 'unknown';
      if (old.isvAppId !== isvAppId) return 'other-app';
      old.valid = false;
      return issueApp(old);
    },
    appToken: (appAuthToken) => appTokens.get(appAuthToken),
  };
}
