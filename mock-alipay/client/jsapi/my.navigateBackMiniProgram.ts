import { jsapi } from './jsapi.js';

/** Works only when another mini program (支付宝就业 is one) opened this one; otherwise there is neither a jump nor an answer. */
export const navigateBackMiniProgram = jsapi('my.navigateBackMiniProgram', { extraData: 'any?' }, (_params, { phone, waitsForUser }) => {
  if (phone.cameFrom !== 'alipay-employment') {
    waitsForUser();
    return new Promise(() => undefined);
  }
  phone.leave({ via: 'my.navigateBackMiniProgram' });
  return {};
});
