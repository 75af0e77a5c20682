import { alike } from './pure.js';

export const compressImage = alike('my.compressImage', { apFilePaths: 'array', compressLevel: 'number?' }, ({ apFilePaths }) => ({ apFilePaths }));
