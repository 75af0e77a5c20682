import { answers } from './pure.js';

export const saveImage = answers('my.saveImage', { success: true });
