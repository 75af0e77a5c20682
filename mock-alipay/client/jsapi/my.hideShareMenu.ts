import { answers } from './pure.js';

export const hideShareMenu = answers('my.hideShareMenu', { success: true });
