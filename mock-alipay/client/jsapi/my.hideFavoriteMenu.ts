import { answers } from './pure.js';

export const hideFavoriteMenu = answers('my.hideFavoriteMenu', { success: true });
