/** JSAPIs that only ask for something the phone always answers the same way: docs/compatibility.md calls them answered. */
import type { Jsapi } from './jsapi.js';
import { jsapi } from './jsapi.js';

export const answers = (name: string, result: unknown = {}): Jsapi => ({ ...jsapi(name, {}, () => result), fixed: true });

/** As `jsapi`, where the user is shown nothing and the answer depends on the parameters at most. */
export const alike: typeof jsapi = (name, takes, run) => ({ ...jsapi(name, takes, run), fixed: true });
