import { alike } from './pure.js';

/** The user takes the district he is in. */
export const chooseDistrict = alike('my.chooseDistrict', { mode: 'number?' }, () => ({ cityCode: '330106', cityName: '西湖区', success: true }));
