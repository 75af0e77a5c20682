import { jsapi } from './jsapi.js';

/** As my.tradePay: the user cancels. */
export const paySignCenter = jsapi('my.paySignCenter', { signStr: 'string' }, () => ({ resultStatus: '6001', result: '' }));
