import { answers } from './pure.js';

export const reportMonitor = answers('my.reportMonitor');
