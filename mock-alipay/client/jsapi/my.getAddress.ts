import { alike } from './pure.js';

/** The user has no delivery address and closes the page. */
export const getAddress = alike('my.getAddress', {}, () => ({ resultStatus: '6001', result: {} }));
