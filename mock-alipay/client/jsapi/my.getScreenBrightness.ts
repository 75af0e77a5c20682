import { answers } from './pure.js';

export const getScreenBrightness = answers('my.getScreenBrightness', { brightness: 0.5 });
