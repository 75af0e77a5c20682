/**
 * What an SJS event handler gets beyond the event: `event.instance` and `ownerComponent`. SJS runs in the service here, so data, state and
 * calls to the owner are real; what would touch the view behind the template's back is named in the evidence and does nothing.
 */
import { datasetOf } from '../dataset.js';
import type { Dictionary, Method } from './definition.js';
import type { Owner } from './owner.js';
import type { RemoteElement } from './remote-tree.js';

const states = new WeakMap<object, Dictionary>();
const viewOnly = ['selectComponent', 'selectAllComponents', 'setStyle', 'addClass', 'removeClass', 'hasClass', 'getComputedStyle', 'getBoundingClientRect'] as const;

export function callSjsHandler(handler: Method, owner: Owner, event: Dictionary, element: RemoteElement): unknown {
  Object.defineProperty(event, 'instance', { get: () => descriptor(element, owner, element), enumerable: false });
  // A function prop of a component is called here too; it declares one parameter and gets one.
  return handler.length > 1 ? handler(event, descriptor(owner, owner)) : handler(event);
}

function descriptor(of: object, owner: Owner, element?: RemoteElement): object {
  const named = Object.fromEntries(viewOnly.map((name) => [name, () => {
    owner.runtime.report.unsupported('event', `SJS ${name}`, owner.page.path, 'an SJS event handler would change or measure the view directly');
    return name === 'hasClass' ? false : name.startsWith('get') || name.startsWith('select') ? null : descriptor(of, owner, element);
  }]));
  return {
    ...named,
    getDataset: () => (element ? datasetOf(element) : {}),
    getState: () => { const state = states.get(of) ?? {}; states.set(of, state); return state; },
    callMethod: (name: unknown, ...args: unknown[]) => owner.callMethod(String(name), args),
    triggerEvent: (name: unknown, detail: unknown) => owner.callMethod('triggerEvent', [name, detail]),
    requestAnimationFrame: (run: unknown) => owner.runtime.afterRender(() => { if (typeof run === 'function') owner.guard(() => (run as Method)()); }), // a function by the check
  };
}
