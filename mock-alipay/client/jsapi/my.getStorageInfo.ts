import { jsapi } from './jsapi.js';

/** Sizes are in KB. */
export const getStorageInfo = jsapi('my.getStorageInfo', {}, (_params, { phone }) => {
  const values = phone.storage.all();
  return { keys: Object.keys(values), currentSize: Math.ceil(JSON.stringify(Object.values(values)).length / 1024), limitSize: 10_240, success: true };
});
