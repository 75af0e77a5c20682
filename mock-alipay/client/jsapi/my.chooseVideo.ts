import { JsapiError } from './jsapi.js';
import { alike } from './pure.js';

/** There is no video on this phone: the user closes the chooser. */
export const chooseVideo = alike('my.chooseVideo', { sourceType: 'array?' }, () => { throw new JsapiError(11, '用户取消操作'); });
