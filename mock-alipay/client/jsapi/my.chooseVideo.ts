import { jsapi, JsapiError } from './jsapi.js';

/** There is no video on this phone: the user closes the chooser. */
export const chooseVideo = jsapi('my.chooseVideo', { sourceType: 'array?' }, () => { throw new JsapiError(11, '用户取消操作'); });
