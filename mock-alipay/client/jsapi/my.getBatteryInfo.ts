import { answers } from './pure.js';

export const getBatteryInfo = answers('my.getBatteryInfo', { level: 80, isCharging: false });
