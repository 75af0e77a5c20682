import { alike } from './pure.js';

/** The map is not drawn: it would cover the page under acceptance. */
export const openLocation = alike('my.openLocation', { longitude: 'number', latitude: 'number', name: 'string', address: 'string', scale: 'number?' }, () => ({}));
