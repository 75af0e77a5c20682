import { jsapi, JsapiError } from './jsapi.js';

export const exitMiniProgram = jsapi('my.exitMiniProgram', {}, (_params, { phone, call }) => {
  if (!call.gesture) throw new JsapiError(5, '必须由用户点击触发');
  phone.leave({ via: 'my.exitMiniProgram' });
  return {};
});
