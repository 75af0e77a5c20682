import { askPermission } from './permission.js';
import { jsapi, JsapiError } from './jsapi.js';

/** West Lake, Hangzhou (assumption location.fixed). Coordinates are strings, as on the platform. */
const place = {
  longitude: '120.130920', latitude: '30.240180', accuracy: '30', horizontalAccuracy: '30', country: '中国', countryCode: '156',
  province: '浙江省', provinceAdcode: '330000', city: '杭州市', cityAdcode: '330100', district: '西湖区', districtAdcode: '330106', streetNumber: { number: '', street: '' }, pois: [],
};

export const getLocation = jsapi('my.getLocation', { type: 'number?', cacheTimeout: 'number?', accuracy: 'any?' }, async ({ type = 0 }, context) => {
  if (!(await askPermission('location', context))) throw new JsapiError(2001, '用户拒绝授权定位');
  if (type > 0) return place;
  const { longitude, latitude, accuracy, horizontalAccuracy } = place;
  return { longitude, latitude, accuracy, horizontalAccuracy };
});
