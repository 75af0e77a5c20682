import { answers } from './pure.js';

export const vibrateLong = answers('my.vibrateLong', { success: true });
