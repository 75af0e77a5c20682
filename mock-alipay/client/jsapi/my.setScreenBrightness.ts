import { answers } from './pure.js';

export const setScreenBrightness = answers('my.setScreenBrightness', { success: true });
