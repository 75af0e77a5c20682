import { jsapi } from './jsapi.js';

export const compressImage = jsapi('my.compressImage', { apFilePaths: 'array', compressLevel: 'number?' }, ({ apFilePaths }) => ({ apFilePaths }));
