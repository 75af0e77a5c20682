import { jsapi } from './jsapi.js';

/** Takes the user to another app of the phone (常见问题⑥ forbids it; here it is only done and journalled). */
export const openOtherApp = jsapi('my.openOtherApp', { target: 'any?', url: 'any?', scheme: 'any?' }, ({ target, url, scheme }, { phone }) => {
  phone.leave({ via: 'my.openOtherApp', to: 'outside', target: String(target ?? url ?? scheme ?? '') });
  return {};
});
