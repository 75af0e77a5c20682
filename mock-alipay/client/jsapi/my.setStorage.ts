import { jsapi, JsapiError, wrongParameter } from './jsapi.js';

const maxValueBytes = 200 * 1024;

export const setStorage = jsapi('my.setStorage', { key: 'string', data: 'any' }, ({ key, data }, { phone }) => {
  if (key === '') throw wrongParameter('key is empty');
  if (JSON.stringify(data).length > maxValueBytes) throw new JsapiError(14, 'data长度超限');
  phone.storage.set(key, data);
  return { success: true };
});
