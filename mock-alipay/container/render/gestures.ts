/** What a finger does, as the platform's events: tap, longTap, touch*, and those of CSS animations. Delegated at the document. */
import type { WireEvent, WireTouch } from '../protocol.js';
import { on, type RenderContext } from './behaviour.js';
import { activate } from './elements/forms.js';
import { anyoneListens, recordAbove, type NodeRecord } from './nodes.js';

export interface GestureLink { send(record: NodeRecord, event: WireEvent): void; gesture(page: number): void; context: RenderContext }

const longPress = 500;
const still = 10;

export function listenToGestures(link: GestureLink): void {
  document.addEventListener('click', (event) => onClick(event, link), true);
  document.addEventListener('submit', (event) => event.preventDefault(), true);
  for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) document.addEventListener(name, (event) => onTouch(name, event, link), { capture: true, passive: true });
  for (const [dom, name] of [['pointerdown', 'touchstart'], ['pointermove', 'touchmove'], ['pointerup', 'touchend']] as const) document.addEventListener(dom, (event) => { if (event.pointerType === 'mouse' && event.buttons + (name === 'touchend' ? 1 : 0) > 0) onMouse(name, event, link); }, { capture: true, passive: true });
  for (const name of ['transitionend', 'animationstart', 'animationiteration', 'animationend']) document.addEventListener(name, (event) => plainEvent(name, event, link), true);
  watchLongPress(link);
}

function onClick(event: MouseEvent, link: GestureLink): void {
  const record = recordAbove(event.target as Node | null); // a click's target is a node
  if (!record || (event.target instanceof Element && event.target.closest('yanshou-overlay'))) return;
  // Labels and buttons of HTML must not act by themselves: activate() does what AXML's do.
  if (record.tag !== 'input' && record.tag !== 'textarea') event.preventDefault();
  const button = record.element.closest('button');
  if (button && button.hasAttribute('disabled')) return;
  if (event.isTrusted) link.gesture(record.page);
  const touch = point(event.clientX, event.clientY);
  link.send(record, { ...base('tap', record, event), detail: { x: event.clientX, y: event.clientY, pageX: event.pageX, pageY: event.pageY, clientX: event.clientX, clientY: event.clientY }, bubbles: true, touches: [touch], changedTouches: [touch] });
  activate(record, link.context);
}

function onTouch(name: string, event: TouchEvent, link: GestureLink): void {
  const record = recordAbove(event.target as Node | null); // a touch's target is a node
  if (!record || !anyoneListens(record, name)) return;
  const touches = [...event.touches].map(touchOf);
  const changedTouches = [...event.changedTouches].map(touchOf);
  link.send(record, { ...base(name, record, event), detail: {}, bubbles: true, touches, changedTouches });
}

function onMouse(name: string, event: PointerEvent, link: GestureLink): void {
  const record = recordAbove(event.target as Node | null); // a pointer's target is a node
  if (!record || !anyoneListens(record, name)) return;
  const touch = point(event.clientX, event.clientY);
  link.send(record, { ...base(name, record, event), detail: {}, bubbles: true, touches: name === 'touchend' ? [] : [touch], changedTouches: [touch] });
}

function watchLongPress(link: GestureLink): void {
  let timer = 0;
  let from: PointerEvent | undefined;
  const stop = (): void => { clearTimeout(timer); from = undefined; };
  document.addEventListener('pointerdown', (event) => {
    const record = recordAbove(event.target as Node | null); // as above
    if (!record) return;
    from = event;
    hover(record, true);
    timer = window.setTimeout(() => {
      if (!from || !anyoneListens(record, 'longtap')) return;
      const touch = point(event.clientX, event.clientY);
      link.send(record, { ...base('longtap', record, event), detail: { x: event.clientX, y: event.clientY }, bubbles: true, touches: [touch], changedTouches: [touch] });
    }, longPress);
  }, true);
  document.addEventListener('pointermove', (event) => { if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > still) stop(); }, true);
  for (const name of ['pointerup', 'pointercancel'] as const) document.addEventListener(name, () => { stop(); unhover(); }, true);
}

let hovered: [HTMLElement, string[]] | undefined;

/** hover-class while the finger is down. */
function hover(record: NodeRecord, down: boolean): void {
  const element = record.element.closest<HTMLElement>('[hover-class], button');
  const classes = (element?.getAttribute('hover-class') ?? (element?.localName === 'button' ? 'button-hover' : '')).split(/\s+/).filter((name) => name && name !== 'none');
  if (!element || !down || classes.length === 0 || on(element.getAttribute('disabled') ?? false)) return;
  element.classList.add(...classes);
  hovered = [element, classes];
}

function unhover(): void {
  if (!hovered) return;
  const [element, classes] = hovered;
  hovered = undefined;
  setTimeout(() => element.classList.remove(...classes), 70);
}

function plainEvent(name: string, event: Event, link: GestureLink): void {
  const record = recordAbove(event.target as Node | null); // as above
  if (record && anyoneListens(record, name)) link.send(record, { ...base(name, record, event), detail: {}, bubbles: true });
}

function base(name: string, record: NodeRecord, event: Event): Pick<WireEvent, 'name' | 'node' | 'timeStamp' | 'trusted'> {
  return { name, node: record.id, timeStamp: Date.now(), trusted: event.isTrusted };
}

function touchOf({ identifier, pageX, pageY, clientX, clientY }: Touch): WireTouch {
  return { identifier, pageX, pageY, clientX, clientY };
}

function point(x: number, y: number): WireTouch {
  return { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y };
}
