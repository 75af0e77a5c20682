import { jsapi } from './jsapi.js';

/** The phone's own clipboard, never the host's. */
export const getClipboard = jsapi('my.getClipboard', {}, (_params, { phone }) => ({ text: phone.clipboard }));
