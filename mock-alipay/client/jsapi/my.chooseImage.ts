import { keepFixturePicture, sizeOf } from './files.js';
import { askPermission } from './permission.js';
import { jsapi, JsapiError } from './jsapi.js';

/** The user always picks the same small picture. */
export const chooseImage = jsapi('my.chooseImage', { count: 'number?', sourceType: 'array?', sizeType: 'array?' }, async (_params, context) => {
  if (!(await askPermission('album', context))) throw new JsapiError(2001, '用户拒绝授权相册');
  const path = keepFixturePicture();
  return { apFilePaths: [path], tempFilePaths: [path], tempFiles: [{ path, size: sizeOf(path) }], success: true };
});
