/** Runs in every H5 page of a web-view before the page's own scripts: its line to the mini program, and the harness's eyes and hands. */
import { createTreeCollector } from '../render/screen-tree.js';
import { h5Reader, watchCanvasTexts, watchListeners } from './h5-reader.js';
import { countRequests, keepFramedCookies, mapRequests } from './h5-requests.js';
import { createH5My } from './h5-my.js';
import type { H5Origins } from './origins.js';
import type { FromH5, H5Window } from './protocol.js';

const scope = window as unknown as Window & { __yanshouOrigins?: H5Origins; RTCPeerConnection?: unknown }; // ours, set by the line before this script
const origins = scope.__yanshouOrigins ?? {};
delete scope.__yanshouOrigins;
const { parent } = window;
const post = parent.postMessage.bind(parent);
const tell = (message: FromH5): void => post(message, '*');

watchListeners();
watchCanvasTexts();
mapRequests(origins);
countRequests((busy) => tell({ yanshou: 'busy', busy }));
keepFramedCookies();
const { my, hear } = createH5My(tell);
const collector = createTreeCollector(h5Reader(origins));
const scroller = (): Element => document.scrollingElement ?? document.documentElement;
/** The same names as in the mini program's own view (render/stage-hooks.ts), out of the page's reach. */
const hooks: H5Window = {
  __yanshouTree: () => collector.collect(document.documentElement), __yanshouNode: collector.nodeAt, __yanshouMy: my,
  __yanshouScroll: () => { const { scrollTop: top, scrollHeight: height, clientHeight } = scroller(); return { top, height, atEnd: top + clientHeight >= height - 1 }; },
  __yanshouScrollTo: (top) => scroller().scrollTo({ top, behavior: 'instant' }),
};
for (const [name, value] of Object.entries(hooks)) Object.defineProperty(window, name, { value });
Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => `Mozilla/${navigator.appVersion.replace('HeadlessChrome', 'Chrome')} AliApp(AP/10.7.30) AlipayClient/10.7.30 MiniProgram` });
delete scope.RTCPeerConnection; // it would reach hosts that no policy sees

window.open = (url) => { tell({ yanshou: 'blocked', via: 'window.open', url: String(url ?? '') }); return null; };
window.addEventListener('message', (event: MessageEvent) => { if (event.source === parent) hear(event.data); });
window.addEventListener('error', ({ error, message }) => tell({ yanshou: 'error', message: String(message), stack: error instanceof Error ? String(error.stack) : '' }));
window.addEventListener('unhandledrejection', ({ reason }) => tell({ yanshou: 'error', message: reason instanceof Error ? String(reason) : JSON.stringify(reason) ?? 'undefined', stack: reason instanceof Error ? String(reason.stack) : '' }));
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => tell({ yanshou: 'blocked', via: effectiveDirective, url: blockedURI }));
// A web-view has one window: what would open another opens here.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.target) link.target = '_self';
}, true);
window.addEventListener('load', () => {
  const { yanshouFailed: failed } = document.documentElement.dataset;
  tell({ yanshou: 'here', ...(failed === undefined ? {} : { failed }) });
});
