import { answers } from './pure.js';

export const hideBackHome = answers('my.hideBackHome');
