import { answers } from './pure.js';

export const hideAllAddToDesktopMenu = answers('my.hideAllAddToDesktopMenu', { success: true });
