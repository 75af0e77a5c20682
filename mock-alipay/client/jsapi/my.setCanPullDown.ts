import { answers } from './pure.js';

export const setCanPullDown = answers('my.setCanPullDown', { success: true });
