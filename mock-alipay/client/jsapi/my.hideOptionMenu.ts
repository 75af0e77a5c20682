import { answers } from './pure.js';

export const hideOptionMenu = answers('my.hideOptionMenu');
