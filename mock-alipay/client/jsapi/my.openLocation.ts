import { jsapi } from './jsapi.js';

/** The map is not drawn: it would cover the page under acceptance. */
export const openLocation = jsapi('my.openLocation', { longitude: 'number', latitude: 'number', name: 'string', address: 'string', scale: 'number?' }, () => ({}));
