import { jsapi } from './jsapi.js';

export const removeStorage = jsapi('my.removeStorage', { key: 'string' }, ({ key }, { phone }) => {
  phone.storage.remove(key);
  return { success: true };
});
