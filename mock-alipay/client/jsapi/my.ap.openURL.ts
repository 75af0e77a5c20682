import { destinationOf } from './jump.js';
import { jsapi, JsapiError, wrongParameter } from './jsapi.js';

/** https:// must be on the white list; https://render.alipay.com/p/ always is. */
export const openURL = jsapi('my.ap.openURL', { url: 'string' }, ({ url }, { phone }) => {
  const destination = destinationOf(url, phone.boot.behaviour.employmentAppId);
  if (!destination || /^http:/i.test(url)) throw wrongParameter('url should begin with https:// or alipays://');
  if (destination.to === 'url' && !destination.target.startsWith('https://render.alipay.com/p/')) throw new JsapiError(6002, '跳转目标不在白名单');
  phone.leave({ via: 'my.ap.openURL', ...destination });
  return {};
});
