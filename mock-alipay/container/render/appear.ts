/** onFirstAppear, onAppear and onDisappear: an element that listens is watched as it comes into the window and leaves it. */
import type { RenderContext } from './behaviour.js';
import { listensTo, recordOf, type NodeRecord } from './nodes.js';

const watched = new WeakMap<Element, 'waiting' | 'seen' | 'gone'>();
let tell: RenderContext['emit'] = () => undefined;

export function watchAppearing(record: NodeRecord, { emit }: RenderContext): void {
  if (watched.has(record.element) || !['appear', 'disappear', 'firstappear'].some((name) => listensTo(record, name))) return;
  tell = emit;
  watched.set(record.element, 'waiting');
  observer.observe(record.element);
}

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const record = recordOf(target);
    const before = watched.get(target);
    if (!record || !before || isIntersecting === (before === 'seen')) continue;
    if (!isIntersecting && before === 'waiting') continue;
    watched.set(target, isIntersecting ? 'seen' : 'gone');
    if (before === 'waiting') tell(record, 'firstappear', {});
    tell(record, isIntersecting ? 'appear' : 'disappear', {});
  }
});
