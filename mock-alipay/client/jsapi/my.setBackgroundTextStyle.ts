import { answers } from './pure.js';

export const setBackgroundTextStyle = answers('my.setBackgroundTextStyle');
