import { alike } from './pure.js';

/** The panel is not drawn; where a share would lead is the button's open-type. */
export const showSharePanel = alike('my.showSharePanel', {}, () => ({}));
