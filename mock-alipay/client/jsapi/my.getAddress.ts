import { jsapi } from './jsapi.js';

/** The user has no delivery address and closes the page. */
export const getAddress = jsapi('my.getAddress', {}, () => ({ resultStatus: '6001', result: {} }));
