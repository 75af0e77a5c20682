import { jsapi } from './jsapi.js';

/** Sizes are in KB. */
export const getStorageInfo = jsapi('my.getStorageInfo', {}, (_params, { phone }) => ({
  keys: [...phone.storage.keys()], currentSize: Math.ceil(JSON.stringify([...phone.storage.values()]).length / 1024), limitSize: 10_240, success: true,
}));
