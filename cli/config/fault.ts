/** A fault as written in the config becomes a rule of the gateway; what its kind needs must be there. */
import type { z } from 'zod';
import type { FaultRule } from '../../mock-alipay/gateway/index.js';

interface WrittenFault {
  kind: FaultRule['kind']; ms?: number | undefined; status?: number | undefined; subCode?: string | undefined; method?: string | undefined; call?: number | [number, number] | undefined;
}

export function asFault({ kind, ms, status, subCode, method, call }: WrittenFault, context: z.RefinementCtx): FaultRule {
  const where = { ...(method === undefined ? {} : { method }), ...(call === undefined ? {} : { call }) };
  const missing = (key: string): FaultRule => {
    context.addIssue({ code: 'custom', path: [key], message: `kind 是 ${kind} 时要填 ${key}` });
    return { kind: 'busy', ...where };
  };
  if (kind === 'delay') return ms === undefined ? missing('ms') : { kind, ms, ...where };
  if (kind === 'status') return status === undefined ? missing('status') : { kind, status, ...where };
  if (kind === 'business') return subCode === undefined ? missing('subCode') : { kind, subCode, ...where };
  return { kind, ...where };
}
