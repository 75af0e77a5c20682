import { jsapi } from './jsapi.js';
import { authSetting } from './setting.js';

/** The user looks at the settings page and changes nothing. */
export const openSetting = jsapi('my.openSetting', {}, (_params, { phone }) => ({ authSetting: authSetting(phone) }));
