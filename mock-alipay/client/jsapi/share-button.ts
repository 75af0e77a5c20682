/** button open-type share and contactShare: the panel is not drawn, and nobody shares. Called by the container, not my.* of the mini program's. */
import { answers } from './pure.js';

export const share = answers('button.share');
export const contactShare = answers('button.contactShare');
