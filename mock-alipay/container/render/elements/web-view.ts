/** web-view: an H5 page of the ISV's in a frame of another origin, and its line to the mini program. */
import type { FromH5, ToH5 } from '../../web-view/protocol.js';
import { inner, text, type Behaviour, type RenderContext } from '../behaviour.js';
import type { NodeRecord } from '../nodes.js';

interface Shown { record: NodeRecord; frame: HTMLIFrameElement; context: RenderContext; src: string; loading: boolean; busy: number; gate: { since: number; count: number; told: boolean } }
const shown = new Set<Shown>();
const byRecord = new WeakMap<NodeRecord, Shown>();
/** Far above what any page says in a second. */
const mostMessages = 200;

/** Pages still loading, and requests of pages on screen that are under way. */
export function h5Busy(): number {
  let busy = 0;
  for (const web of shown) {
    if (!web.frame.isConnected) shown.delete(web);
    else if (web.record.element.closest('yanshou-screen[shown]')) busy += web.busy + (web.loading ? 1 : 0);
  }
  return busy;
}

export const webView: Behaviour = {
  init(record, context) {
    const frame = inner('iframe') as HTMLIFrameElement; // made as iframe
    // No popups and no way to the windows around it; its origin is its own.
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin');
    record.element.append(frame);
    const web: Shown = { record, frame, context, src: '', loading: false, busy: 0, gate: { since: 0, count: 0, told: false } };
    frame.addEventListener('load', () => { web.loading = false; });
    byRecord.set(record, web);
    shown.add(web);
    listen();
  },
  update(record, changed, context) {
    const web = byRecord.get(record);
    const src = text(record.attributes['src']);
    if (!web || !changed.has('src') || src === web.src) return;
    web.src = src;
    record.element.querySelector('[data-inner="refused"]')?.remove();
    const served = context.h5(src);
    if (served === undefined) return src === '' ? undefined : refuse(web);
    web.loading = true;
    web.frame.src = served;
  },
};

/** From the mini program: my.createWebViewContext(id).postMessage. */
export function tellH5(record: NodeRecord, data: unknown): void { say(byRecord.get(record), { yanshou: 'message', data }); }

function refuse({ record, frame, context, src }: Shown): void {
  frame.removeAttribute('src');
  const notice = inner('div', 'refused');
  notice.textContent = `页面访问受限：${src} 的域名不在 H5 域名列表（miniProgram.h5Origins）里`;
  record.element.append(notice);
  context.blocked('web-view', src);
  context.unsupported(record.tag, record.page, `${src}: its origin is not in miniProgram.h5Origins, so the page is not shown`);
  context.emit(record, 'error', { src });
}

/** The browser refused what an H5 page on screen wanted to become. */
export function h5Refused(url: string): void {
  for (const web of shown) if (web.record.element.closest('yanshou-screen[shown]')) refuse({ ...web, src: url });
}

function say(web: Shown | undefined, message: ToH5): void {
  // Only origins that we serve can stand in the frame (frame-src), so any of them may hear it.
  web?.frame.contentWindow?.postMessage(message, '*');
}

let listening = false;
function listen(): void {
  if (listening) return;
  listening = true;
  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const web = [...shown].find(({ frame }) => frame.contentWindow === source);
    if (web && typeof data === 'object' && data !== null && 'yanshou' in data && passes(web)) hear(web, data as FromH5); // read with care below
  });
}

function hear(web: Shown, message: FromH5): void {
  const { record, context } = web;
  switch (message.yanshou) {
    case 'call': void call(web, { ...message, n: Number(message.n), name: text(message.name).slice(0, 100) }); return;
    case 'blocked': return context.blocked(`web-view ${text(message.via).slice(0, 100)}`, text(message.url).slice(0, 2_000));
    case 'error': return context.h5Error(record.page, text(message.message).slice(0, 2_000), text(message.stack).slice(0, 4_000));
    case 'busy': web.busy = Math.max(0, Number(message.busy) || 0); return;
    case 'here': {
      web.busy = 0;
      if (message.failed === undefined) return context.emit(record, 'load', { src: web.src });
      context.unsupported(record.tag, record.page, `${web.src}: ${text(message.failed).slice(0, 500)}`);
      return context.emit(record, 'error', { src: web.src });
    }
  }
}

/** The browser itself says whether a user has just touched this frame or one within it; the page cannot. */
async function call(web: Shown, { n, name, params }: { n: number; name: string; params: unknown }): Promise<void> {
  const { record, context } = web;
  // Asked first: what the program does on hearing it may close the page.
  const answer = context.h5Call(record.page, name, params);
  // Documents say e.detail = { data }, programs in the field read the fields themselves.
  if (name === 'postMessage') context.emit(record, 'message', { ...(typeof params === 'object' ? params : {}), data: params });
  say(web, { yanshou: 'answer', n, answer: await answer });
}

function passes({ gate, record, context }: Shown): boolean {
  const now = performance.now();
  if (now - gate.since > 1_000) Object.assign(gate, { since: now, count: 0 });
  if (++gate.count <= mostMessages) return true;
  if (!gate.told) context.h5Error(record.page, `more than ${mostMessages} messages in a second: the rest are refused`, '');
  gate.told = true;
  return false;
}
