import { jsapi } from './jsapi.js';

/** Temporary files live as long as the phone: a saved one keeps its path. */
export const saveFile = jsapi('my.saveFile', { apFilePath: 'string' }, ({ apFilePath }) => ({ apFilePath, savedFilePath: apFilePath }));
