/** Scripted misbehaviour: which call goes wrong, and how. */
import { businessError, publicError, type Refusal } from './errors.js';

export type FaultKind =
  /** Late, but otherwise as usual. */
  | { kind: 'delay'; ms: number }
  /** Never answered; the connection stays open. */
  | { kind: 'hang' }
  /** The connection is torn down instead of an answer. */
  | { kind: 'reset' }
  | { kind: 'status'; status: number }
  /** The network delivers the call twice; the caller sees one answer. */
  | { kind: 'duplicate' }
  /** isp.unknow-error 系统繁忙. */
  | { kind: 'busy' }
  | { kind: 'business'; subCode: string; subMsg?: string }
  /** The user's or merchant's token has run out; for oauth.token, the code was used. */
  | { kind: 'expired-token' }
  | { kind: 'bad-signature' };

export type FaultRule = FaultKind & {
  method?: string;
  userId?: string;
  /** Counted from 1 among the calls that method and user let through; a pair is a closed range. */
  call?: number | readonly [from: number, to: number];
  /** hang, reset, status, busy: whether the call took effect before its answer was lost. */
  executed?: boolean;
};

export interface ActiveFault { id: string; rule: FaultRule; /** calls that matched method and user */ seen: number; hits: number }

/** Whom it concerns is found out only when a rule asks. */
interface Target { method: string; userId: () => string | undefined }

export interface Faults {
  add(rule: FaultRule): string;
  remove(id: string): void;
  clear(): void;
  list(): ActiveFault[];
  /** Asked once per call; the first rule that applies is the one that strikes. */
  strike(call: Target): FaultRule | undefined;
}

export function createFaults(rules: readonly FaultRule[] = []): Faults {
  let active: ActiveFault[] = [];
  let count = 0;
  const add = (rule: FaultRule): string => {
    const id = `fault-${++count}`;
    active.push({ id, rule, seen: 0, hits: 0 });
    return id;
  };
  for (const rule of rules) add(rule);
  return {
    add,
    remove: (id) => { active = active.filter((fault) => fault.id !== id); },
    clear: () => { active = []; },
    list: () => active.map((fault) => ({ ...fault })),
    strike(call) {
      let struck: ActiveFault | undefined;
      for (const fault of active) {
        if (!concerns(fault.rule, call)) continue;
        fault.seen += 1; // every rule counts every call of its own, whoever strikes
        if (!struck && isTurn(fault.rule.call, fault.seen)) struck = fault;
      }
      if (struck) struck.hits += 1;
      return struck?.rule;
    },
  };
}

/** What the caller hears instead of the method's answer, where the fault puts words in Alipay's mouth. */
export function refusalOf(fault: FaultRule, method: string): Refusal | undefined {
  switch (fault.kind) {
    case 'busy': return publicError('isp.unknow-error');
    case 'business': return businessError(fault.subCode, fault.subMsg ?? '业务处理失败');
    case 'expired-token': return method === 'alipay.system.oauth.token' ? publicError('isv.code-invalid') : publicError('aop.auth-token-time-out');
    default: return undefined;
  }
}

/** Faults under which the method is not asked at all, unless the rule says that it was. */
export function preventsExecution(fault: FaultRule): boolean {
  if (fault.kind === 'business' || fault.kind === 'expired-token') return true;
  return (fault.kind === 'hang' || fault.kind === 'reset' || fault.kind === 'status' || fault.kind === 'busy') && fault.executed !== true;
}

export function describe(fault: FaultRule): string {
  switch (fault.kind) {
    case 'delay': return `delay ${fault.ms} ms`;
    case 'status': return `status ${fault.status}`;
    case 'business': return `business ${fault.subCode}`;
    default: return fault.kind;
  }
}

function concerns(rule: FaultRule, { method, userId }: Target): boolean {
  return (rule.method === undefined || rule.method === method) && (rule.userId === undefined || rule.userId === userId());
}

function isTurn(call: FaultRule['call'], seen: number): boolean {
  if (call === undefined) return true;
  return typeof call === 'number' ? seen === call : seen >= call[0] && seen <= call[1];
}
