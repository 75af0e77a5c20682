import { answers } from './pure.js';

export const disableAlertBeforeUnload = answers('my.disableAlertBeforeUnload', { success: true });
