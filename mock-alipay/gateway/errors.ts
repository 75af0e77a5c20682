/** The public error table: code, sub_code and the Chinese text where one is published (opendocs common/02km9f, SDK fixtures). */

import type { LedgerId } from './ledger.js';

export const codeMessages = {
  10000: 'Success', 20000: 'Service Currently Unavailable', 20001: 'Insufficient Token Permissions', 40001: 'Missing Required Arguments',
  40002: 'Invalid Arguments', 40003: 'Insufficient Conditions', 40004: 'Business Failed', 40005: 'Call Limited', 40006: 'Insufficient Permissions',
} as const;
export type Code = keyof typeof codeMessages;

/** [code, sub_msg]. An English text means that no Chinese one was found in a public copy. */
export const publicErrors = {
  'isp.unknow-error': [20000, '系统繁忙'],
  'aop.unknow-error': [20000, '系统繁忙'],
  'aop.invalid-auth-token': [20001, '无效的访问令牌'],
  'aop.auth-token-time-out': [20001, '访问令牌已过期'],
  'aop.invalid-app-auth-token': [20001, '无效的应用授权令牌'],
  'aop.invalid-app-auth-token-no-api': [20001, '商户未授权当前接口'],
  'aop.app-auth-token-time-out': [20001, '应用授权令牌已过期'],
  'aop.no-product-reg-by-partner': [20001, '商户未签约任何产品'],
  'isv.missing-method': [40001, '缺少方法名参数'],
  'isv.missing-signature': [40001, '缺少签名参数'],
  'isv.missing-signature-type': [40001, '缺少签名类型参数'],
  'isv.missing-signature-key': [40001, '缺少签名配置'],
  'isv.missing-app-id': [40001, '缺少appId参数'],
  'isv.missing-timestamp': [40001, '缺少时间戳参数'],
  'isv.missing-version': [40001, '缺少版本参数'],
  'isv.missing-encrypt-key': [40001, '缺少加密配置'],
  'isv.decryption-error-missing-encrypt-type': [40001, '解密出错, 未指定加密算法'],
  'isv.invalid-parameter': [40002, '参数无效'],
  'isv.invalid-method': [40002, '不存在的方法名'],
  'isv.invalid-format': [40002, '无效的数据格式'],
  'isv.invalid-signature-type': [40002, '无效的签名类型'],
  'isv.invalid-signature': [40002, '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配'],
  'isv.invalid-app-id': [40002, '无效的AppID参数'],
  'isv.invalid-timestamp': [40002, '非法的时间戳参数'],
  'isv.invalid-charset': [40002, '字符集错误'],
  'isv.illegal-json': [40002, '非法的JSON数据'],
  'isv.invalid-file-extension': [40002, '文件扩展名无效'],
  'isv.invalid-file-size': [40002, '文件大小无效'],
  'isv.upload-fail': [40002, '文件上传失败'],
  'isv.invalid-openid': [40002, '无效的openId'],
  'isv.code-invalid': [40002, '授权码code无效'],
  'isv.app-cert-not-exist': [40002, '应用公钥证书不存在'],
  'isv.missing-alipay-root-cert-sn': [40001, '缺少支付宝根证书序列号'],
  'isv.invalid-alipay-root-cert-sn': [40002, '支付宝根证书序列号无效'],
  'isv.app-cert-expired': [40002, '应用证书已过期'],
  'isv.missing-signature-config': [40003, '应用未配置对应签名算法的公钥或者证书'],
  'isv.invalid-auth-relations': [40003, '无效的授权关系'],
  'isv.decryption-error-unknown': [40003, '解密出错, 未知错误'],
  'isv.app-call-limited': [40005, '应用调用次数超限'],
  'isv.method-call-limited': [40005, 'API调用次数超限'],
  'isv.insufficient-isv-permissions': [40006, 'ISV权限不足，建议在开发者中心检查对应功能是否已经添加'],
  'isv.insufficient-user-permissions': [40006, '用户权限不足'],
  'isv.self-invoke-forbidden': [40006, '此用户不允许自调用'],
} as const satisfies Record<string, readonly [Code, string]>;
export type PublicSubCode = keyof typeof publicErrors;

export interface Refusal {
  ok: false; code: Code; subCode: string; subMsg: string;
  /** The node the error stands under: the method's own, or `error_response`. */
  envelope: 'method' | 'error';
  /** Errors found before or during authentication come back without `sign`. */
  signed: boolean;
  rests: readonly LedgerId[];
}

type Detail = Partial<Pick<Refusal, 'envelope' | 'signed' | 'rests' | 'subMsg'>>;

/** One of the public errors. */
export function publicError(subCode: PublicSubCode, detail: Detail = {}): Refusal {
  const [code, subMsg] = publicErrors[subCode];
  return { ok: false, code, subCode, subMsg, envelope: 'method', signed: true, rests: [], ...detail };
}

/** 40004 with a code of the method's own list. The Chinese texts of those lists are unpublished: the text is ours. */
export function businessError(subCode: string, subMsg: string, rests: readonly LedgerId[] = []): Refusal {
  return { ok: false, code: 40004, subCode, subMsg, envelope: 'method', signed: true, rests };
}
