import { answers } from './pure.js';

export const hideAddToDesktopMenu = answers('my.hideAddToDesktopMenu', { success: true });
