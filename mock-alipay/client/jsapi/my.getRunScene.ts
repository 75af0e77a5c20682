import { answers } from './pure.js';

export const getRunScene = answers('my.getRunScene', { envVersion: 'release' });
