import { jsapi } from './jsapi.js';

export const removeStorage = jsapi('my.removeStorage', { key: 'string' }, ({ key }, { phone }) => {
  phone.removeStorage(key);
  return { success: true };
});
