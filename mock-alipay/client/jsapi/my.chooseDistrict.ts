import { jsapi } from './jsapi.js';

/** The user takes the district he is in. */
export const chooseDistrict = jsapi('my.chooseDistrict', { mode: 'number?' }, () => ({ cityCode: '330106', cityName: '西湖区', success: true }));
