import { answers } from './pure.js';

export const vibrate = answers('my.vibrate', { success: true });
