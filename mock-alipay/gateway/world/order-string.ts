import type { SheetOrder } from '../../journal.js';
import type { Agreement, Agreements, OrderVerdict, RegisteredApp } from '../../world.js';
import { keyOf } from '../keys.js';
import { signMethod, readExtraParam } from '../methods/zhima.credit.payafteruse.creditagreement.sign.js';
import { verifyParams, type Params } from '../signature.js';
import { requiredModules } from './people.js';

interface Known { app(appId: string): RegisteredApp | undefined; agreements: Pick<Agreements, 'findAgreement'> }

/**
 * Reads what an ISV passed to my.ap.openCreditEvaluation. The parameter's name is unpublished, so the order string is found by
 * its look, wherever it stands and however often it was url-encoded. The sheet refuses what Alipay would refuse.
 */
export function orderReader({ app, agreements }: Known): (params: unknown) => OrderVerdict {
  return (given) => {
    const found = findOrder(given);
    if (!found) return { ok: false, order: { signature: 'missing', parameter: '', schemaFaults: [] }, reason: '没有找到 sdkExecute 生成的订单串' };
    const { params, parameter } = found;
    const registered = app(params['app_id'] ?? '');
    const signature = verdictOf(params, registered);
    const biz = readJson(params['biz_content']);
    const extra = readExtraParam(biz);
    const validation = signMethod.validate(biz ?? {});
    const order: SheetOrder = {
      signature, parameter, ...extra.order, ...bizPart(biz),
      schemaFaults: [...validation.faults, ...extra.faults, ...moduleFaults(extra.order.requireModules), ...reuseFaults(existing(), extra.order.onceToken)],
    };
    const reason = refusal();
    return { order, ok: reason === undefined, ...(reason === undefined ? {} : { reason }), ...(registered ? { appId: registered.appId } : {}) };

    function existing(): Agreement | undefined {
      return registered && agreements.findAgreement({ outAgreementNo: bizPart(biz).outAgreementNo }, registered.appId);
    }
    function refusal(): string | undefined {
      if (!registered) return `订单串中的 app_id ${params['app_id'] ?? '（空）'} 未注册`;
      if (signature === 'missing') return '订单串没有 sign';
      if (signature !== 'valid') return '订单串验签失败：应用私钥与登记的应用公钥不匹配，或字段在签名后被改动';
      if (params['method'] !== signMethod.meta.name) return `订单串的 method 是 ${params['method'] ?? '（空）'}，应为 ${signMethod.meta.name}`;
      if (!biz) return '订单串的 biz_content 不是 JSON 对象';
      if (validation.refused) return `订单串参数不合法：${validation.refused.path} ${validation.refused.message}`;
      return undefined;
    }
  };
}

function verdictOf(params: Params, app: RegisteredApp | undefined): SheetOrder['signature'] {
  if (!params['sign']) return 'missing';
  if (!app) return 'unverifiable';
  return verifyParams(params, keyOf(app), params['sign_type'] === 'RSA' ? 'RSA' : 'RSA2') ? 'valid' : 'invalid';
}

function bizPart(biz: Record<string, unknown> | undefined): Partial<SheetOrder> {
  const text = (name: string) => (typeof biz?.[name] === 'string' || typeof biz?.[name] === 'number' ? String(biz[name]) : undefined);
  const named = {
    outAgreementNo: text('out_agreement_no'), zmServiceId: text('zm_service_id'), categoryId: text('category_id'), productCode: text('product_code'),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

function moduleFaults(requireModules: string | undefined) {
  return requiredModules(requireModules).unknown.map((name) => ({ path: '/extra_param/kaAppContext/requireModules', message: `${name} is not a module named in the handbook` }));
}

function reuseFaults(agreement: Agreement | undefined, onceToken: string | undefined) {
  if (!agreement?.onceTokenUsed || onceToken === undefined || agreement.onceToken !== onceToken) return [];
  return [{ path: '/extra_param/kaAppContext/onceToken', message: 'was used before: one onceToken is one authorisation' }];
}

/** Depth first through objects and lists; the name is that of the nearest key. */
function findOrder(given: unknown, parameter = '', depth = 0): { params: Params; parameter: string } | undefined {
  if (depth > 6) return undefined;
  if (typeof given === 'string') {
    const params = parseOrder(given);
    if (params) return { params, parameter };
    const nested = readJson(given);
    return nested ? findOrder(nested, parameter, depth + 1) : undefined;
  }
  if (typeof given !== 'object' || given === null) return undefined;
  const fields = Object.entries(given);
  if (fields.some(([name]) => name === 'biz_content') && fields.some(([name]) => name === 'method')) {
    return { params: Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])), parameter };
  }
  for (const [name, value] of fields) {
    const found = findOrder(value, Array.isArray(given) ? parameter : name, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function parseOrder(text: string): Params | undefined {
  let candidate = text.trim();
  for (let round = 0; round < 3; round++) {
    const start = candidate.indexOf('?');
    const query = start >= 0 && /^[\w:/.-]*$/.test(candidate.slice(0, start)) ? candidate.slice(start + 1) : candidate;
    const params = Object.fromEntries(new URLSearchParams(query));
    if (params['method'] !== undefined && (params['biz_content'] !== undefined || params['sign'] !== undefined)) return params;
    const decoded = decodeOnce(candidate);
    if (decoded === candidate) return undefined;
    candidate = decoded;
  }
  return undefined;
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % means that it was no encoded text
  }
}

function readJson(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // just asked
  } catch {
    return undefined; // not JSON: the caller says so in its own words
  }
}
