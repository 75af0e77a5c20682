import { answers } from './pure.js';

export const saveImageToPhotosAlbum = answers('my.saveImageToPhotosAlbum', { success: true });
