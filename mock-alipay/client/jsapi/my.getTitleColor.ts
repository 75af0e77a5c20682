import { jsapi } from './jsapi.js';

/** ARGB text of the title bar's colour. */
export const getTitleColor = jsapi('my.getTitleColor', {}, (_params, { phone }) => ({ color: `${phone.store.state.chrome?.titleBarColor ?? '#ffffff'}FF`.toUpperCase() }));
