import { jsapi } from './jsapi.js';
import { authSetting } from './setting.js';

export const getSetting = jsapi('my.getSetting', {}, (_params, { phone }) => ({ authSetting: authSetting(phone) }));
