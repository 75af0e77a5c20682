import { jsapi, wrongParameter } from './jsapi.js';

/** The pictures are not shown: a viewer of Alipay's own would cover the page under acceptance. */
export const previewImage = jsapi('my.previewImage', { urls: 'array', current: 'any?' }, ({ urls }) => {
  if (urls.length === 0) throw wrongParameter('urls is empty');
  return {};
});
