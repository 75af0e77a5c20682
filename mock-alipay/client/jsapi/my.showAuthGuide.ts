import { answers } from './pure.js';

export const showAuthGuide = answers('my.showAuthGuide', { shown: false });
