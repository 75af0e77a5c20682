import { answers } from './pure.js';

export const setBackgroundColor = answers('my.setBackgroundColor');
