import { askPermission } from './permission.js';
import { jsapi, JsapiError } from './jsapi.js';

/** There is nothing before the camera: the user closes it (error 10). */
export const scan = jsapi('my.scan', { scanType: 'any?', hideAlbum: 'boolean?', type: 'string?' }, async (_params, context) => {
  if (!(await askPermission('camera', context))) throw new JsapiError(2001, '用户拒绝授权相机');
  throw new JsapiError(10, '用户取消操作');
});
