import { jsapi } from './jsapi.js';

export const getStorage = jsapi('my.getStorage', { key: 'string' }, ({ key }, { phone }) => ({ data: phone.storage.get(key) ?? null }));
