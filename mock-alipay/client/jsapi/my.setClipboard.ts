import { jsapi } from './jsapi.js';

export const setClipboard = jsapi('my.setClipboard', { text: 'string' }, ({ text }, { phone }) => {
  phone.clipboard = text;
  return { success: true };
});
