import { answers } from './pure.js';

export const vibrateShort = answers('my.vibrateShort', { success: true });
