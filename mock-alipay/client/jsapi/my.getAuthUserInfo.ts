import { isAuthorised } from './authorize-button.js';
import { jsapi, JsapiError } from './jsapi.js';

/** The predecessor of my.getOpenUserInfo. */
export const getAuthUserInfo = jsapi('my.getAuthUserInfo', {}, (_params, context) => {
  if (!isAuthorised('userInfo', context)) throw new JsapiError(11, '用户未授权');
  const { nickName, avatar } = context.phone.boot.user;
  return { nickName, avatar };
});
