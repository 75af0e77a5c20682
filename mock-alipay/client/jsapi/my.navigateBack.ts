import { jsapi, JsapiError } from './jsapi.js';

export const navigateBack = jsapi('my.navigateBack', { delta: 'number?' }, async ({ delta = 1 }, { program }) => {
  if (!(await program.navigateBack(delta))) throw new JsapiError('already top of navigation', 'already top of navigation');
  return {};
});
