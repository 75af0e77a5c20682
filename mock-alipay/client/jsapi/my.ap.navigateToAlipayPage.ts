import { destinationOf } from './jump.js';
import { jsapi, JsapiError } from './jsapi.js';

/** By appCode, or by the encoded URL of a page of Alipay's. */
export const navigateToAlipayPage = jsapi('my.ap.navigateToAlipayPage', { appCode: 'string?', appParams: 'any?', path: 'string?' }, ({ appCode, path }, { phone }) => {
  const destination = path ? destinationOf(path, phone.boot.behaviour.employmentAppId) : appCode ? { to: 'alipay' as const, target: appCode } : undefined;
  if (!destination) throw new JsapiError(2, '指定参数不可跳转，请检查或申请权限');
  phone.leave({ via: 'my.ap.navigateToAlipayPage', ...destination });
  return {};
});
