import { answers } from './pure.js';

export const getNetworkType = answers('my.getNetworkType', { networkAvailable: true, networkType: 'WIFI' });
