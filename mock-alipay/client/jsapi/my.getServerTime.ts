import { jsapi } from './jsapi.js';

export const getServerTime = jsapi('my.getServerTime', {}, async (_params, { phone }) => ({ time: await phone.ask('serverTime', {}) }));
