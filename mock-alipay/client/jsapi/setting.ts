import type { Phone } from '../shell/phone.js';

/** Only what the user was ever asked for and granted is listed. */
export const authSetting = (phone: Phone): Record<string, boolean> => Object.fromEntries([...phone.permissions].map((permission) => [permission, true]));
