/** The endpoint's arm in the service thread: data, methods, `my.*` and functions for evaluation. Its host is trusted; ISV code cannot call it. */
import { readPath } from '../service/data-path.js';
import { record, type Dictionary, type Method } from '../service/definition.js';
import { dispatchEvent } from '../service/events.js';
import type { Link } from '../service/link.js';
import { plain } from '../service/link.js';
import { connectedElements } from '../service/remote-tree.js';
import { describe } from '../service/report.js';
import type { Owner } from '../service/owner.js';
import type { PageInstance } from '../service/page.js';
import type { Runtime } from '../service/runtime.js';
import { createConsole } from '../service/wrapped-program.js';
import { wrapperHides } from '../wrapper.js';
import { componentTree } from './component-tree.js';
import type { Holder, ProgramAnswer, ProgramRequest } from './contract.js';

export function createServicePart(runtime: Runtime, link: Link): (request: ProgramRequest) => Promise<ProgramAnswer> {
  const part = new ServicePart(runtime, link);
  return async (request) => {
    try {
      return { ok: true, result: plain(await part.answer(request), new Set()) };
    } catch (error) {
      return { ok: false, message: describe(error).message };
    }
  };
}

class ServicePart {
  readonly #originals = new Map<string, unknown>();
  readonly #bindings = new Set<string>();

  constructor(private readonly runtime: Runtime, private readonly link: Link) {}

  async answer(request: ProgramRequest): Promise<unknown> {
    switch (request.op) {
      case 'stack': case 'home': throw new Error('the host knows that');
      case 'tree': return componentTree(this.#page(request.page));
      case 'getData': return request.path === undefined ? this.#holder(request).data : readPath(this.#holder(request).data, request.path);
      case 'setData': return new Promise<void>((done) => this.#holder(request).setData(request.data, () => done()));
      case 'callMethod': return this.#callMethod(request);
      case 'properties': return this.#properties(request);
      case 'trigger': return this.#trigger(request);
      case 'callMy': return this.#callMy(request.method, request.args);
      case 'mockMy': return this.#mock(request.method, () => request.result);
      case 'restoreMy': return this.#restore(request.method);
      case 'bind': this.#bindings.add(request.name); return null;
      case 'accept': return this.#accept(request);
    }
  }

  #page(id: number): PageInstance {
    const page = this.runtime.pages.find(({ pageId }) => pageId === id);
    if (!page) throw new Error('the page is no longer open');
    return page;
  }

  #holder({ page, component }: Holder): Owner {
    const opened = this.#page(page);
    if (component === undefined) return opened;
    const found = [...opened.components].find(({ id }) => id === component);
    if (!found) throw new Error('the component is no longer on the page');
    return found;
  }

  #callMethod({ method, args, ...holder }: Extract<ProgramRequest, { op: 'callMethod' }>): unknown {
    const { api } = this.#holder(holder);
    const called = api[method];
    if (typeof called !== 'function') throw new Error(`there is no method "${method}"`);
    return (called as Method).apply(api, args); // a function by the check
  }

  #properties({ node, ...holder }: Extract<ProgramRequest, { op: 'properties' }>): unknown {
    if (node !== undefined) return connectedElements.get(node)?.attributes ?? {};
    const owner = this.#holder(holder);
    return 'props' in owner ? owner.props : {};
  }

  /** On a component: calls the function its user gave as onXxx, with an event of that type. */
  #trigger({ node, name, detail, bubbles, touches, changedTouches, ...holder }: Extract<ProgramRequest, { op: 'trigger' }>): null {
    if (holder.component === undefined) {
      dispatchEvent({ name: name.toLowerCase(), node, detail, bubbles, timeStamp: Date.now(), trusted: false, ...(touches ? { touches, changedTouches: changedTouches ?? touches } : {}) });
      return null;
    }
    const owner = this.#holder(holder);
    const given = 'props' in owner ? record(owner.props)[`on${name.charAt(0).toUpperCase()}${name.slice(1)}`] : undefined;
    if (typeof given !== 'function') throw new Error(`nobody listens to "${name}" of this component`);
    owner.guard(() => (given as Method)({ type: name, detail, timeStamp: Date.now() })); // a function by the check
    return null;
  }

  async #callMy(method: string, args: unknown[]): Promise<unknown> {
    const { my } = this.runtime;
    const called = method.split('.').reduce<unknown>((holder, name) => record(holder)[name], my);
    if (typeof called !== 'function') throw new Error(`my.${method} is not a function`);
    return await (called as Method).apply(my, args); // a function by the check
  }

  /** The mini program then meets no Alipay: the journal says so. */
  #mock(method: string, give: (this: { origin: Method }, ...args: unknown[]) => unknown): null {
    const { my, report } = this.runtime;
    const original = this.#originals.has(method) ? this.#originals.get(method) : my[method];
    if (typeof original !== 'function') throw new Error(`my.${method} is not a function`);
    this.#originals.set(method, original);
    report.unsupported('jsapi', `my.${method}`, this.runtime.path, 'answered by a mock of the automation port from here on');
    const origin: Method = (...args) => (original as Method).apply(my, args); // a function by the check
    const asynchronous = !/Sync$|^(on|off)[A-Z]|^(canIUse|create\w+)$/.test(method);
    my[method] = (...args: unknown[]) => {
      const answer = give.apply({ origin }, args);
      return asynchronous ? answered(answer, record(args[0]), this.runtime) : answer;
    };
    return null;
  }

  #restore(method: string): null {
    if (this.#originals.has(method)) this.runtime.my[method] = this.#originals.get(method);
    this.#originals.delete(method);
    return null;
  }

  #accept({ key, use }: Extract<ProgramRequest, { op: 'accept' }>): string[] {
    const gives = this.#gives();
    const take = (make: (...gives: unknown[]) => Method): unknown => {
      Reflect.deleteProperty(globalThis, key);
      const given = make(...Object.values(gives));
      if (use.kind === 'evaluate') return this.#evaluated(given, use.args);
      return this.#mock(use.method, function (...args) { return given.apply(this, [...args, ...use.args]); });
    };
    Object.defineProperty(globalThis, key, { value: take, configurable: true, enumerable: false });
    return Object.keys(gives);
  }

  /** As JSON: what comes back crosses the debugger. */
  async #evaluated(given: Method, args: unknown[]): Promise<string> {
    const result = await given(...args);
    return JSON.stringify(plain(result, new Set())) ?? 'null';
  }

  /** Names an evaluated function sees: those of the mini program's code, `wx` for `my`, and the exposed functions. */
  #gives(): Dictionary {
    const { runtime } = this;
    const { setTimeout, setInterval, clear } = runtime.timers;
    const bindings = [...this.#bindings].map((name) => [name, (...args: unknown[]) => this.link.toHost({ type: 'automator', event: { event: 'binding', name, args: args.map((arg) => plain(arg, new Set())) } })]);
    return {
      ...Object.fromEntries(wrapperHides.map((name) => [name, undefined])),
      my: runtime.my, wx: runtime.my, getApp: () => runtime.getApp(), getCurrentPages: () => runtime.pages.map((page) => page.api),
      console: createConsole(this.link), setTimeout, setInterval, clearTimeout: clear, clearInterval: clear,
      ...Object.fromEntries(bindings),
    };
  }
}

/** Both styles, as every my.* function. */
function answered(answer: unknown, { success, fail, complete }: Dictionary, runtime: Runtime): Promise<unknown> {
  const tell = (callbacks: unknown[], value: unknown): void => { for (const callback of callbacks) if (typeof callback === 'function') runtime.guard(() => (callback as Method)(value)); }; // a function by the check
  const promise = Promise.resolve(answer);
  promise.then((value) => tell([success, complete], value), (error: unknown) => tell([fail, complete], error));
  return promise;
}
