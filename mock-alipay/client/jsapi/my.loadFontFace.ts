import { answers } from './pure.js';

export const loadFontFace = answers('my.loadFontFace', { status: 'loaded' });
