import { Problem } from './protocol.js';

/** 2.2.1 个人简历信息：employee 表的字段规则。 */
const rules = {
  real_name: text(16, required()), phone: text(16, required()), id_number: text(32, required()),
  age: int({ fallback: 0, max: 999 }), gender: int({ fallback: 0, oneOf: [0, 1, 2] }), nation: text(12, { fallback: '' }),
  marital_sts: int({ ...required(), oneOf: [1, 2, 3] }), political_sts: int({ ...required(), oneOf: [1, 2, 3] }), acct_type: int({ ...required(), oneOf: [0, 1] }),
  acct_prc_id: int({}), acct_prc_name: text(16), acct_city_id: int({}), acct_city_name: text(12), acct_coy_id: int({}), acct_coy_name: text(255), acct_addr: text(16),
  province_id: int({}), province_name: text(12), city_id: int({}), city_name: text(12), county_id: int({}), county_name: text(255), addr: text(255),
  em_contact_name: text(16), em_contact_phone: text(32), em_contact_relationship: text(32), id_card_front: text(256), id_card_back: text(256),
  company_id: int({ fallback: 0 }), work_pos: text(16),
};

/** 请求参数 → 简历；不合规则的抛出 Problem，说明是哪个字段。employee_edu、work_exp 必填。 */
export function readEmployee(body) {
  const row = Object.fromEntries(Object.entries(rules).map(([name, read]) => [name, read(body[name], name)]));
  return { ...row, employee_edu: list(body.employee_edu, 'employee_edu'), work_exp: list(body.work_exp, 'work_exp') };
}

function required() {
  return { isRequired: true };
}

function text(max, { isRequired = false, fallback = null } = {}) {
  return (value, name) => {
    if (value === undefined || value === '') return missing(name, isRequired, fallback);
    if (typeof value !== 'string') throw new Problem(40001, `${name} 应为字符串`);
    if ([...value].length > max) throw new Problem(40001, `${name} 不能超过 ${max} 个字`);
    return value;
  };
}

function int({ isRequired = false, fallback = null, oneOf, max = 2147483647 }) {
  return (value, name) => {
    if (value === undefined || value === '') return missing(name, isRequired, fallback);
    const number = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
    if (!(number <= max)) throw new Problem(40001, `${name} 应为整数`);
    if (oneOf && !oneOf.includes(number)) throw new Problem(40001, `${name} 只能是 ${oneOf.join('、')}`);
    return number;
  };
}

function missing(name, isRequired, fallback) {
  if (isRequired) throw new Problem(40001, `${name} 必填`);
  return fallback;
}

/** 数组参数：employee_edu[0][school]=… 或 JSON 字符串。 */
function list(value, name) {
  const items = typeof value === 'string' ? parsed(value, name) : value;
  if (!Array.isArray(items) || items.length === 0) throw new Problem(40001, `${name} 必填，且为数组`);
  return items;
}

function parsed(value, name) {
  if (value === '') return [];
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new Problem(40001, `${name} 不是数组`, { cause: error });
  }
}
