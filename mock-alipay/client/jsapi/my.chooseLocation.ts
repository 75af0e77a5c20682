import { alike } from './pure.js';

export const chooseLocation = alike('my.chooseLocation', { latitude: 'number?', longitude: 'number?' }, () =>
  ({ name: '西湖', address: '浙江省杭州市西湖区龙井路1号', provinceName: '浙江省', cityName: '杭州市', longitude: 120.13092, latitude: 30.24018 }));
