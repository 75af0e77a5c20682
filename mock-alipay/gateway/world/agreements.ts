import type { Agreement, Agreements } from '../../world.js';
import { chinaTime } from '../clock.js';
import type { Policy } from '../policy.js';
import type { Ids } from './ids.js';

export function createAgreements(ids: Ids, now: () => number, policy: Policy): Agreements {
  const byOutNo = new Map<string, Agreement>();
  const byId = new Map<string, Agreement>();
  const usedTokens = new Set<string>();
  const listeners = new Set<(agreement: Agreement) => void>();
  const changed = (agreement: Agreement) => { for (const listener of listeners) listener(agreement); };
  const key = (appId: string, outAgreementNo: string) => `${appId} ${outAgreementNo}`;

  return {
    watchAgreements(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    agreements: (userId) => [...byId.values()].filter((agreement) => agreement.userId === userId),
    findAgreement({ creditAgreementId, outAgreementNo }, appId) {
      const found = creditAgreementId ? byId.get(creditAgreementId) : byOutNo.get(key(appId, outAgreementNo ?? ''));
      return found?.appId === appId ? found : undefined;
    },
    authorise(userId, order, appId) {
      const outAgreementNo = order.outAgreementNo ?? '';
      const existing = byOutNo.get(key(appId, outAgreementNo));
      if (existing && existing.userId !== userId) throw new Error(`out_agreement_no ${outAgreementNo} belongs to another user: one number per user (不同用户不同).`);
      const onceToken = order.onceToken ?? '';
      const agreement: Agreement = existing ?? {
        outAgreementNo, creditAgreementId: `ZMOP${ids.digits('creditAgreementId', 16)}`, userId, appId,
        status: 'VALID', bizTime: chinaTime(now()), onceToken, onceTokenAuthorisedAt: now(), onceTokenUsed: false,
      };
      Object.assign(agreement, {
        status: 'VALID', onceToken, onceTokenAuthorisedAt: now(), onceTokenUsed: usedTokens.has(key(appId, onceToken)),
      } satisfies Partial<Agreement>);
      byOutNo.set(key(appId, outAgreementNo), agreement);
      byId.set(agreement.creditAgreementId, agreement);
      changed(agreement);
      return agreement;
    },
    endAgreement(creditAgreementId) {
      const agreement = byId.get(creditAgreementId);
      if (!agreement || agreement.status === 'INVALID') return;
      agreement.status = 'INVALID';
      changed(agreement);
    },
    spendOnceToken(agreement, onceToken) {
      if (onceToken === '' || agreement.onceToken !== onceToken) return usedTokens.has(key(agreement.appId, onceToken)) ? 'used' : 'not-this-agreement';
      if (agreement.onceTokenUsed) return 'used';
      if (now() - agreement.onceTokenAuthorisedAt > policy.onceTokenTtlMs) return 'expired';
      agreement.onceTokenUsed = true;
      usedTokens.add(key(agreement.appId, onceToken));
      return 'spent';
    },
  };
}
