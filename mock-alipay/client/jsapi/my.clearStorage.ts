import { jsapi } from './jsapi.js';

export const clearStorage = jsapi('my.clearStorage', {}, (_params, { phone }) => {
  phone.storage.clear();
  return { success: true };
});
