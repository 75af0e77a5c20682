import { answers } from './pure.js';

export const setKeepScreenOn = answers('my.setKeepScreenOn', { success: true });
