import { answers } from './pure.js';

export const showFavoriteMenu = answers('my.showFavoriteMenu', { success: true });
