import { jsapi } from './jsapi.js';

export const disableAlertBeforeUnload = jsapi('my.disableAlertBeforeUnload', {}, (_params, { phone }) => {
  phone.askBeforeBack = undefined;
  return { success: true };
});
