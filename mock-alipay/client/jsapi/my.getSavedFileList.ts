import { answers } from './pure.js';

export const getSavedFileList = answers('my.getSavedFileList', { fileList: [] });
