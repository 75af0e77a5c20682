/** An event from the render, walked along the path of elements: capture down, then up until someone catches it. */
import { datasetOf } from '../dataset.js';
import type { WireEvent } from '../protocol.js';
import type { Dictionary, Method } from './definition.js';
import { Owner } from './owner.js';
import { connectedElements, type RemoteElement } from './remote-tree.js';
import { callSjsHandler } from './sjs-event.js';

const platformNames: Record<string, string> = {
  touchstart: 'touchStart', touchmove: 'touchMove', touchend: 'touchEnd', touchcancel: 'touchCancel', longtap: 'longTap', scrolltoupper: 'scrollToUpper', scrolltolower: 'scrollToLower',
  animationend: 'animationEnd', transitionend: 'transitionEnd', firstappear: 'firstAppear', getphonenumber: 'getPhoneNumber', getuserinfo: 'getUserInfo', getauthorize: 'getAuthorize',
};

/** Gives the elements from the target up; empty when the element is gone. */
export function dispatchEvent(wire: WireEvent): RemoteElement[] {
  const target = connectedElements.get(wire.node);
  if (!target) return [];
  const path: RemoteElement[] = [];
  for (let element: RemoteElement | null = target; element; element = element.parentNode) path.push(element);
  const make = eventMaker(wire, target, path);
  const caught = [...path].reverse().some((element) => call(element, 'capture', wire.name, make) === 'caught');
  if (caught) return path;
  for (const element of wire.bubbles ? path : [target]) if (call(element, '', wire.name, make) === 'caught') break;
  return path;
}

function call(element: RemoteElement, phase: 'capture' | '', name: string, make: (current: RemoteElement) => Dictionary): 'caught' | 'passed' {
  const { events, owner } = element;
  const listening = events[phase ? `${phase}:${name}` : name];
  const catching = events[phase ? `${phase}-catch:${name}` : `catch:${name}`];
  for (const handler of [listening, catching]) if (handler && owner instanceof Owner) run(handler, owner, make(element), element);
  return catching ? 'caught' : 'passed';
}

function run(handler: unknown, owner: Owner, event: Dictionary, element: RemoteElement): void {
  if (typeof handler === 'function') owner.guard(() => callSjsHandler(handler as Method, owner, event, element)); // a function prop or an SJS function
  else if (typeof handler === 'string' && owner.hasMethod(handler)) owner.callMethod(handler, [event]);
  else owner.runtime.report.note({ kind: 'error', source: 'mini-program', page: owner.page.path, message: `there is no method "${String(handler)}" for the event ${String(event['type'])}` });
}

function eventMaker(wire: WireEvent, target: RemoteElement, path: RemoteElement[]): (current: RemoteElement) => Dictionary {
  const mark: Dictionary = {};
  for (const element of [...path].reverse()) for (const [name, value] of Object.entries(element.attributes)) if (name.startsWith('mark:')) mark[name.slice(5)] = value;
  const targetDataset = datasetOf(target);
  return (current) => ({
    type: platformNames[wire.name] ?? wire.name, timeStamp: wire.timeStamp, detail: wire.detail, mark,
    target: { id: idOf(target), tagName: target.localName, dataset: datasetOf(current), targetDataset, offsetLeft: 0, offsetTop: 0 },
    currentTarget: { id: idOf(current), tagName: current.localName, dataset: datasetOf(current), offsetLeft: 0, offsetTop: 0 },
    ...(wire.touches ? { touches: wire.touches, changedTouches: wire.changedTouches ?? [] } : {}),
    stopPropagation: () => undefined, preventDefault: () => undefined,
  });
}

function idOf(element: RemoteElement): string {
  const { id } = element.attributes;
  return id === undefined || id === null ? '' : String(id);
}
