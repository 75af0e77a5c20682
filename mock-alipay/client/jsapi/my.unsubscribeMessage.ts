import { answers } from './pure.js';

export const unsubscribeMessage = answers('my.unsubscribeMessage', { success: true });
