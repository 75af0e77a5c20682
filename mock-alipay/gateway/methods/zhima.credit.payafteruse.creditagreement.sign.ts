import type { Fault, SheetOrder } from '../../journal.js';
import { record, text } from '../biz.js';
import { publicError } from '../errors.js';
import { method } from '../method.js';
import { validator } from '../validate.js';

/** 信用服务开通/授权. Lives in order strings only; the app reads them when the sheet opens (world.readOrder). */
export const signMethod = method({
  name: 'zhima.credit.payafteruse.creditagreement.sign',
  title: '信用服务开通/授权',
  fields: {
    out_agreement_no: text({ max: 64 }),
    zm_service_id: text({ max: 64 }),
    category_id: text({ max: 64 }),
    product_code: text(),
    cancel_back_link: text({ max: 1024 }),
    return_back_link: text({ max: 1024 }),
    extra_param: text({ max: 1024 }),
    external_logon_id: text(),
  },
  required: ['out_agreement_no', 'zm_service_id'],
  errors: [],
  rests: ['agreement/sign-gateway'],
}, () => publicError('isv.insufficient-isv-permissions'));

/** Keys here are camelCase, unlike everything around them (handbook, 常见问题①). */
const extraParam = validator(record({
  kaAppContext: record({ kaJobId: text(), requireModules: text(), sourceFrom: text(), onceToken: text() }, ['kaJobId', 'requireModules', 'sourceFrom', 'onceToken']),
  moduleScene: text({ enum: ['EMPLOYMENT', 'EMPLOYMENT_MERGE_PROMISSIONS'], noted: true }),
}, ['kaAppContext', 'moduleScene']).schema);

type ExtraOrder = Pick<SheetOrder, 'kaJobId' | 'requireModules' | 'sourceFrom' | 'onceToken' | 'moduleScene'>;

/** extra_param is JSON text; some clients send the object itself. */
export function readExtraParam(biz: Record<string, unknown> | undefined): { order: ExtraOrder; faults: Fault[] } {
  const raw = biz?.['extra_param'];
  const extra = typeof raw === 'string' ? parse(raw) : raw;
  const { faults, value } = extraParam(extra ?? {});
  const context = (value['kaAppContext'] ?? {}) as Record<string, unknown>; // a breach of its type is among the faults
  const named = { ...pick(context, ['kaJobId', 'requireModules', 'sourceFrom', 'onceToken']), ...pick(value, ['moduleScene']) };
  return { order: named, faults: faults.map((fault) => ({ ...fault, path: `/extra_param${fault.path}` })) };
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined || from[name] === null ? [] : [[name, asText(from[name])]])));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // reported as the missing kaAppContext
  }
}
