import { jsapi } from './jsapi.js';

/** Sizes of the fixture picture: nothing else is ever chosen, and pictures from the network are measured by their tag. */
export const getImageInfo = jsapi('my.getImageInfo', { src: 'string' }, ({ src }) => ({ width: 8, height: 8, path: src, orientation: 'up', type: 'png' }));
