import { jsapi, JsapiError } from './jsapi.js';

/** The title bar's back then asks first. Not on the first page. */
export const enableAlertBeforeUnload = jsapi('my.enableAlertBeforeUnload', { message: 'string?' }, ({ message = '离开此页面?' }, { phone, program }) => {
  const depth = program.stack().length;
  if (depth <= 1) throw new JsapiError(8, 'can not invoke enableAlertBeforeUnload at first page');
  phone.askBeforeBack = { depth, message };
  return { success: true };
});
