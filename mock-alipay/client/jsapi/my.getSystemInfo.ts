import { jsapi } from './jsapi.js';

export const getSystemInfo = jsapi('my.getSystemInfo', {}, (_params, { phone }) => phone.options.systemInfo);
