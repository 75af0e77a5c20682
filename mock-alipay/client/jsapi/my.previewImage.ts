import { wrongParameter } from './jsapi.js';
import { alike } from './pure.js';

/** The pictures are not shown: a viewer of Alipay's own would cover the page under acceptance. */
export const previewImage = alike('my.previewImage', { urls: 'array', current: 'any?' }, ({ urls }) => {
  if (urls.length === 0) throw wrongParameter('urls is empty');
  return {};
});
