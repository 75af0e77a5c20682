/** What a tap on a built-in component does by itself: navigator, and button's open-type. They go through the bridge like any my.* call. */
import type { WireEvent } from '../protocol.js';
import type { PageInstance } from './page.js';
import type { RemoteElement } from './remote-tree.js';
import type { Runtime } from './runtime.js';
import { dispatchEvent } from './events.js';

const navigations: Record<string, string> = { navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch', navigateBack: 'navigateBack', exit: 'exitMiniProgram' };

export function actOnTap(runtime: Runtime, page: PageInstance, path: RemoteElement[]): void {
  const actor = path.find((element) => element.localName === 'navigator' || element.localName === 'button');
  if (!actor || isOn(actor.attributes['disabled'])) return;
  if (actor.localName === 'navigator') navigate(runtime, page, actor);
  else if (typeof actor.attributes['openType'] === 'string') void openAbility(runtime, actor, actor.attributes['openType']);
}

function navigate(runtime: Runtime, page: PageInstance, actor: RemoteElement): void {
  const { url, openType = 'navigate', delta } = actor.attributes;
  const name = navigations[String(openType)];
  if (!name) return;
  const params = name === 'navigateBack' ? { delta: Number(delta ?? 1) } : name === 'exitMiniProgram' ? {} : { url: absoluteUrl(String(url ?? ''), page.path) };
  void runtime.call(`my.${name}`, params);
}

/** `button.getAuthorize`, `button.share` …: calls of their own, since no my.* stands behind them. */
async function openAbility(runtime: Runtime, actor: RemoteElement, openType: string): Promise<void> {
  const { scope, publicId } = actor.attributes;
  const answer = await runtime.call(`button.${openType}`, { ...(scope === undefined ? {} : { scope }), ...(publicId === undefined ? {} : { publicId }) });
  const emit = (name: string, detail: Record<string, unknown>): void => { dispatchEvent(eventOn(actor, name, detail)); };
  if (!answer.ok) return emit('error', { type: openType, errorMessage: answer.error.errorMessage, error: answer.error.error });
  const detail = typeof answer.result === 'object' && answer.result !== null ? { ...answer.result } : {};
  if (openType === 'getAuthorize') {
    emit('getauthorize', detail);
    emit(scope === 'userInfo' ? 'getuserinfo' : 'getphonenumber', detail);
  } else if (openType === 'lifestyle') emit('followlifestyle', detail);
}

function eventOn(actor: RemoteElement, name: string, detail: Record<string, unknown>): WireEvent {
  return { name, node: actor.id, detail, timeStamp: Date.now(), bubbles: false, trusted: false };
}

/** Page urls may be relative to the page they are written on. */
export function absoluteUrl(url: string, from: string): string {
  if (!url || url.startsWith('/') || /^[a-z]+:/i.test(url)) return url;
  if (!url.startsWith('.')) return url;
  const [path = '', query] = url.split('?');
  const folder = from.split('/').slice(0, -1);
  for (const part of path.split('/')) { if (part === '..') folder.pop(); else if (part !== '.' && part !== '') folder.push(part); }
  return `/${folder.join('/')}${query === undefined ? '' : `?${query}`}`;
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === '';
}
