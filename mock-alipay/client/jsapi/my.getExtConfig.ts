import { answers } from './pure.js';

export const getExtConfig = answers('my.getExtConfig', { extConfig: {}, data: {} });
