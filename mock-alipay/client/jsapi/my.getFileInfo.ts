import { sizeOf } from './files.js';
import { jsapi } from './jsapi.js';

/** Size in bytes. */
export const getFileInfo = jsapi('my.getFileInfo', { apFilePath: 'string', digestAlgorithm: 'string?' }, ({ apFilePath }) => ({ size: sizeOf(apFilePath), digest: '' }));
