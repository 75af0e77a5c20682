import { alike } from './pure.js';

/** Temporary files live as long as the phone: a saved one keeps its path. */
export const saveFile = alike('my.saveFile', { apFilePath: 'string' }, ({ apFilePath }) => ({ apFilePath, savedFilePath: apFilePath }));
