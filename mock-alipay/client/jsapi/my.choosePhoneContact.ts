import { jsapi, JsapiError } from './jsapi.js';

/** This phone has no contacts: the user closes the list. */
export const choosePhoneContact = jsapi('my.choosePhoneContact', {}, () => { throw new JsapiError(11, '用户取消操作'); });
