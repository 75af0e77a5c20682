/** What the doctor takes from the machine it runs on. */
import { fontFolder } from '../../mock-alipay/container/fonts.js';

export interface Machine { /** version of Node, 20.19.5 */ node: string; env: NodeJS.ProcessEnv; /** Folder of the CJK font; throws when its package is not there. */ fonts: () => string }

export const thisMachine = (): Machine => ({ node: process.versions.node, env: process.env, fonts: fontFolder });
