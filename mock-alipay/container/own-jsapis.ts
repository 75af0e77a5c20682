/** my.* that only the container can answer: they concern the page that is open. Journalled here, since they do not reach the app. */
import type { JsapiAnswer } from './bridge.js';
import type { Host } from './host.js';
import type { JsapiEntry } from '../journal.js';

type OwnJsapi = (host: Host, params: unknown, note: (record: JsapiEntry) => void) => Promise<JsapiAnswer>;

export const ownJsapis: Record<string, OwnJsapi> = {
  'my.pageScrollTo': own('my.pageScrollTo', (host, { scrollTop, duration }) => {
    if (scrollTop === undefined) return { error: 1, errorMessage: 'scrollTop or selector is required' };
    host.scrollTo(Number(scrollTop) || 0, Number(duration) || 0);
    return undefined;
  }),
  'my.startPullDownRefresh': own('my.startPullDownRefresh', (host) => { void host.pageEvent('onPullDownRefresh', { from: 'code' }); return undefined; }),
  'my.stopPullDownRefresh': own('my.stopPullDownRefresh', () => undefined),
};

function own(name: string, run: (host: Host, params: Record<string, unknown>) => { error: number; errorMessage: string } | undefined): OwnJsapi {
  return (host, given, note) => {
    const params = typeof given === 'object' && given !== null ? { ...given } as Record<string, unknown> : {}; // any object may be asked for keys
    const error = run(host, params);
    note({ kind: 'jsapi', name, params, outcome: error ? 'fail' : 'success', ...(error ? { error } : { result: { success: true } }) });
    return Promise.resolve(error ? { ok: false, error } : { ok: true, result: { success: true } });
  };
}
