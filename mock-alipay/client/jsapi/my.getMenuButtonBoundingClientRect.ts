import { answers } from './pure.js';

export const getMenuButtonBoundingClientRect = answers('my.getMenuButtonBoundingClientRect', { width: 87, height: 32, top: 50, right: 380, bottom: 82, left: 293 });
