/** What a clause may say: it is broken, or it could not be looked at. Anything else is a pass. */
export class Broken extends Error {}
export class NotChecked extends Error {}

export const show = (value) => (value === undefined ? '没有' : JSON.stringify(value).slice(0, 160));

export function expect(holds, wanted, got) {
  if (!holds) throw new Broken(`应为：${wanted}；实际：${typeof got === 'string' ? got : show(got)}`);
}

export const isInt = Number.isInteger;
export const isText = (value) => typeof value === 'string';

/** status 0 为正常状态; /image and /verifycode are documented with error_code instead. */
const codeOf = ({ json } = {}) => json?.error_code ?? json?.status;
const brief = (answer) => (answer.json ? show(answer.json) : `HTTP ${answer.http}，${answer.type || '没有类型'}，${answer.bytes.length} 字节`);

export function accepted(answer, what) {
  expect(codeOf(answer) === 0, `${what}得到正常响应（0）`, brief(answer));
  return answer.json.data;
}

export function refused(answer, what) {
  const code = codeOf(answer);
  expect(isInt(code) && code !== 0, `${what}得到异常状态（非 0 的整数）`, brief(answer));
}
