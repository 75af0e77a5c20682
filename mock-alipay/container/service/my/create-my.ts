/** The `my` object: plain and extensible (frameworks hang things on it). Every name exists; what the app lacks fails as unsupported. */
import type { BootInfo } from '../../bridge.js';
import { record, type Dictionary, type Method } from '../definition.js';
import { createCanvasContext } from './canvas-context.js';
import { canIUse } from './can-i-use.js';
import type { MyContext } from './context.js';
import { createListeners, type Listeners } from './listeners.js';
import { apNames, asyncNames, syncNames } from './names.js';
import { createStorage } from './storage.js';
import { createSyncApis } from './sync.js';
import { createWebViewContext } from './web-view-context.js';

export interface My { my: Dictionary; listeners: Listeners; /** A call changed what is kept. */ seen(name: string, params: unknown): void }

export function createMy(context: MyContext): My {
  const listeners = createListeners(context.guard);
  const storage = createStorage(context);
  const call = (name: string, args: unknown[]): unknown => callAsync(context, storage.seen, name, args);
  const my: Dictionary = { SDKVersion: String(context.boot.systemInfo['SDKVersion'] ?? '2.9.0'), isIDE: false, env: { USER_DATA_PATH: 'https://usr', clientName: 'ap', clientVersion: String(context.boot.systemInfo['version'] ?? '10.7.0'), language: 'zh-Hans', platform: 'Android', userAgent: userAgentOf(context.boot) } };
  for (const name of asyncNames) my[name] = (...args: unknown[]) => call(`my.${name}`, args);
  my['ap'] = Object.fromEntries(apNames.map((name) => [name, (...args: unknown[]) => call(`my.ap.${name}`, args)]));
  my['call'] = (name: unknown, ...args: unknown[]) => call(`my.${String(name)}`, args);
  my['pageScrollTo'] = (...args: unknown[]) => pageScrollTo(context, call, args);
  my['navigateTo'] = (...args: unknown[]) => navigateTo(context, call, args);
  Object.assign(my, listenersOf(listeners, my), createSyncApis(context, my), storage.sync);
  my['canIUse'] = (what: unknown) => canIUse(String(what), my, context);
  my['createSelectorQuery'] = () => context.selectorQuery();
  my['createIntersectionObserver'] = (options: unknown) => context.intersectionObserver(record(options));
  my['createCanvasContext'] = (id: unknown) => createCanvasContext(context, String(id));
  my['createWebViewContext'] = (id: unknown) => createWebViewContext(context, String(id));
  return { my, listeners, seen: storage.seen };
}

export function userAgentOf({ systemInfo }: BootInfo): string {
  return `Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36 AlipayClient/${String(systemInfo['version'] ?? '10.7.0')} MiniProgram`;
}

interface Callbacks { success?: unknown; fail?: unknown; complete?: unknown }

/** Both styles on every call: {success, fail, complete} and a promise; a function after the parameters is called with either. */
function callAsync(context: MyContext, seen: (name: string, params: unknown) => void, name: string, args: unknown[]): Promise<unknown> {
  const [first, second] = args;
  const { success, fail, complete, ...rest } = (typeof first === 'object' && first !== null ? first : {}) as Callbacks & Dictionary; // an object by the check
  const params = typeof first === 'string' ? first : typeof first === 'function' ? {} : rest;
  const last = typeof second === 'function' ? second : typeof first === 'function' ? first : undefined;
  seen(name, params);
  const listens = [success, fail, complete, last].some((callback) => typeof callback === 'function');
  const run = (callback: unknown, value: unknown): void => { if (typeof callback === 'function') context.guard(() => (callback as Method)(value)); }; // a function by the check
  const promise = context.call(name, params).then((answer) => {
    const value = answer.ok ? answer.result ?? {} : { ...answer.error };
    run(answer.ok ? success : fail, value);
    run(complete, value);
    run(last, value);
    if (answer.ok) return value;
    throw value;
  });
  // Whoever gave callbacks has been told; without them an unanswered failure is an unhandled rejection, as on the platform.
  if (listens) promise.catch(() => undefined);
  return promise;
}

interface Query { select(selector: unknown): Query; selectViewport(): Query; boundingClientRect(): Query; scrollOffset(): Query; exec(done: (results: unknown[]) => void): void }

/** `selector` instead of scrollTop: where that element stands now. One that is not there leaves the call as it is, and it fails. */
function pageScrollTo(context: MyContext, call: (name: string, args: unknown[]) => unknown, [first, ...rest]: unknown[]): unknown {
  const options = record(first);
  const { selector, scrollTop } = options;
  if (typeof selector !== 'string' || scrollTop !== undefined) return call('my.pageScrollTo', [first, ...rest]);
  const scrolled = new Promise((resolve) => {
    const query = context.selectorQuery() as Query; // our own
    query.select(selector).boundingClientRect().selectViewport().scrollOffset().exec(([box, viewport]) => {
      const top = box === null ? undefined : Number(record(box)['top']) + Number(record(viewport)['scrollTop']);
      resolve(call('my.pageScrollTo', [{ ...options, ...(top === undefined ? {} : { scrollTop: top }) }, ...rest]));
    });
  });
  if (options['success'] || options['fail'] || options['complete']) scrolled.catch(() => undefined); // told by callback
  return scrolled;
}

function navigateTo(context: MyContext, call: (name: string, args: unknown[]) => unknown, [first, ...rest]: unknown[]): unknown {
  const { events, success, ...params } = record(first);
  const eventChannel = context.openChannel(record(events));
  const withChannel = typeof success === 'function' ? { success: (result: object) => (success as Method)({ ...result, eventChannel }) } : {}; // ISV's callback
  const promise = call('my.navigateTo', [{ ...params, ...withChannel }, ...rest]) as Promise<object>; // callAsync gives a promise
  const given = promise.then((result) => ({ ...result, eventChannel }));
  if (success || params['fail'] || params['complete']) given.catch(() => undefined);
  return given;
}

function listenersOf(listeners: Listeners, my: Dictionary): Dictionary {
  const names = syncNames.filter((name) => /^(on|off)[A-Z]/.test(name));
  const pairs = new Set([...names.map((name) => name.replace(/^(on|off)/, '')), 'KeyboardHeight', 'WindowResize', 'KeyboardHeightChange', 'ThemeChange']);
  const methods: Dictionary = {};
  for (const event of pairs) {
    if (my[`on${event}`] === undefined) methods[`on${event}`] = (listener: unknown) => listeners.on(event, listener);
    if (my[`off${event}`] === undefined) methods[`off${event}`] = (listener?: unknown) => listeners.off(event, listener);
  }
  methods['on'] = (event: unknown, listener: unknown) => listeners.on(String(event), listener);
  methods['off'] = (event: unknown, listener?: unknown) => listeners.off(String(event), listener);
  return methods;
}
