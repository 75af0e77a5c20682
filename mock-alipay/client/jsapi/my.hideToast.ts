import { jsapi } from './jsapi.js';

export const hideToast = jsapi('my.hideToast', {}, (_params, { phone }) => {
  phone.dialogs.hideToast();
  return {};
});
