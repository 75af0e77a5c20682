/** The render frame: draws what the service says and tells it what the user does. Only code of ours runs in this origin. */
import { installViewPart } from '../automator/view-part.js';
import type { JsapiAnswer } from '../bridge.js';
import type { CanvasOp } from '../canvas-protocol.js';
import { servedUrl } from '../web-view/origins.js';
import type { HostToRender, RenderConnect, RenderToHost, RenderToService, ServiceToRender, WireEvent } from '../protocol.js';
import { ambientMs } from '../ambient.js';
import { animationsMoving } from './animation.js';
import type { RenderContext } from './behaviour.js';
import { listenToGestures } from './gestures.js';
import { canvasBusy, drawOn } from './elements/canvas.js';
import { h5Busy, h5Refused, tellH5 } from './elements/web-view.js';
import { answerLayout, observe, unobserve } from './layout.js';
import { nodeById, recordOf, type NodeRecord } from './nodes.js';
import { applyPatches } from './patches.js';
import { Pictures } from './pictures.js';
import { Screens } from './screens.js';
import { installStageHooks } from './stage-hooks.js';
import { StylePictures } from './style-pictures.js';

const ready = { type: 'yanshou:ready' };
let connected = false;

window.addEventListener('message', (event: MessageEvent<RenderConnect | { type: 'yanshou:hello' }>) => {
  if (event.source !== window.parent || connected) return;
  if (event.data.type === 'yanshou:hello') window.parent.postMessage(ready, event.origin);
  if (event.data.type !== 'yanshou:connect') return;
  connected = true;
  connect(event.data);
});

function connect({ host, service, program, h5 }: RenderConnect): void {
  const toHost = (message: RenderToHost): void => host.postMessage(message);
  const toService = (message: RenderToService): void => service.postMessage(message);
  const screens = new Screens(toService);
  const pictures = new Pictures(program, (url) => toHost({ type: 'image', url }));
  const stylePictures = new StylePictures(pictures);
  const paths = new Map<number, string>();
  let applied = 0;
  /** Calls of H5 pages not yet answered. */
  const answers = new Map<number, (answer: JsapiAnswer) => void>();
  let asked = 0;
  const send = (record: NodeRecord, event: WireEvent): void => toService({ type: 'event', page: record.page, event });
  const context: RenderContext = {
    program,
    emit: (record, name, detail, bubbles = false) => send(record, { name, node: record.id, detail, timeStamp: Date.now(), bubbles, trusted: false }),
    picture: (url, page) => pictures.find(url, paths.get(page) ?? ''),
    styled: (css) => stylePictures.known(css),
    unsupported: (name, page, detail) => toHost({ type: 'unsupported', name, page, detail }),
    blocked: (via, url) => toHost({ type: 'blocked', via, url }),
    h5: (url) => servedUrl(url, h5),
    h5Call: (page, name, params) => new Promise((resolve) => {
      const n = ++asked;
      answers.set(n, resolve);
      toHost({ type: 'h5Call', n, page, name, params, gesture: navigator.userActivation.isActive });
    }),
    h5Error: (page, message, stack) => toHost({ type: 'h5Error', page, message, stack }),
    drawn: (page) => screens.get(page)?.drawn ?? Promise.resolve(),
    screenOf: (page) => screens.get(page)?.element,
  };

  /** Patches may overtake the host's openPage, which comes by another channel. */
  const early = new Map<number, Extract<ServiceToRender, { type: 'patches' }>[]>();
  const draw = (message: Extract<ServiceToRender, { type: 'patches' }>): void => {
    applied = message.n;
    if (!paths.has(message.page)) { early.set(message.page, [...(early.get(message.page) ?? []), message]); return; }
    screens.root(message.page, message.root);
    applyPatches(message.patches, message.page, context);
  };

  const measure = async ({ query, page, layouts }: Extract<ServiceToRender, { type: 'query' }>): Promise<void> => {
    await screens.get(page)?.drawn;
    toService({ type: 'queried', query, results: layouts.map((layout) => answerLayout(layout, screens.get(page)?.element)) });
  };
  const fromService = (message: ServiceToRender): void => {
    switch (message.type) {
      case 'patches': return draw(message);
      case 'query': void measure(message); return;
      case 'observe': return observe(message, screens.get(message.page)?.element, (entry) => toService({ type: 'observed', observer: message.observer, entry }));
      case 'unobserve': return unobserve(message.observer);
      case 'invoke': return invoke(message);
    }
  };

  const fromHost = (message: HostToRender): void => {
    switch (message.type) {
      case 'openPage':
        paths.set(message.page, message.path);
        screens.open(message, message.path);
        for (const patches of early.get(message.page) ?? []) draw(patches);
        early.delete(message.page);
        return;
      case 'showPage': void screens.show(message.page).then(() => toHost({ type: 'shown', page: message.page })); return;
      case 'closePage': return screens.close(message.page);
      case 'scrollTo': screens.get(message.page)?.element.scrollTo({ top: message.top, behavior: message.duration > 0 ? 'smooth' : 'instant' }); return;
      case 'settle': return settle(message);
      case 'image': return pictures.arrived(message.url, message.blob);
      case 'h5Answer': answers.get(message.n)?.(message.answer); answers.delete(message.n); return;
    }
  };

  const busy = (): number => pictures.waiting + stylePictures.waiting + h5Busy() + canvasBusy() + [...(screens.shown?.element.querySelectorAll('img') ?? [])].filter((picture) => !picture.complete).length + runningAnimations() + animationsMoving();
  const settle = ({ n, patches, atOnce }: Extract<HostToRender, { type: 'settle' }>): void => {
    const answer = (more = 0): void => toHost({ type: 'settled', n, busy: busy() + (applied < patches ? 1 : 0) + more });
    // What an H5 page does by itself is no patch of ours: only frames can tell.
    if (atOnce) answer(document.querySelector('iframe') ? 1 : 0);
    // Two frames: the first may still lay out, the second has been painted.
    else requestAnimationFrame(() => requestAnimationFrame(() => answer()));
  };

  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    if (effectiveDirective === 'frame-src') h5Refused(blockedURI);
    else if (effectiveDirective === 'img-src' && /^https?:/.test(blockedURI)) void stylePictures.refused(blockedURI);
    else if (blockedURI !== 'inline') context.blocked(effectiveDirective, blockedURI);
  });
  service.onmessage = (event: MessageEvent<ServiceToRender>) => fromService(event.data);
  host.onmessage = (event: MessageEvent<HostToRender>) => fromHost(event.data);
  listenToGestures({ send, gesture: (page) => toHost({ type: 'gesture', page }), context });
  installStageHooks(screens, () => busy() === 0);
  installViewPart(screens);
}

/** What a context object of the mini program asks of its element. */
function invoke({ node, method, args }: Extract<ServiceToRender, { type: 'invoke' }>): void {
  const element = nodeById(node);
  const record = element && recordOf(element);
  if (record?.tag === 'web-view' && method === 'postMessage') tellH5(record, args[0]);
  if (record?.tag === 'canvas' && method === 'draw') drawOn(record.element, args[0] as CanvasOp[], args[1] === true); // from service/my/canvas-context.ts
}

/** Endless ones (spinners) never settle and are not waited for. */
function runningAnimations(): number {
  return document.getAnimations().filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().endTime ?? Infinity) <= ambientMs).length;
}
