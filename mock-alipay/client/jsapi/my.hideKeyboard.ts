import { answers } from './pure.js';

export const hideKeyboard = answers('my.hideKeyboard');
