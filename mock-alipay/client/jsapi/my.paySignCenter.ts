import { alike } from './pure.js';

/** As my.tradePay: the user cancels. */
export const paySignCenter = alike('my.paySignCenter', { signStr: 'string' }, () => ({ resultStatus: '6001', result: '' }));
