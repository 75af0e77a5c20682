import { answers } from './pure.js';

export const showShareMenu = answers('my.showShareMenu', { success: true });
