import { answers } from './pure.js';

export const setOptionMenu = answers('my.setOptionMenu');
