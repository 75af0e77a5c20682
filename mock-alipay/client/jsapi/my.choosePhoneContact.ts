import { JsapiError } from './jsapi.js';
import { alike } from './pure.js';

/** This phone has no contacts: the user closes the list. */
export const choosePhoneContact = alike('my.choosePhoneContact', {}, () => { throw new JsapiError(11, '用户取消操作'); });
