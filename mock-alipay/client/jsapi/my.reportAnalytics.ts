import { answers } from './pure.js';

export const reportAnalytics = answers('my.reportAnalytics');
