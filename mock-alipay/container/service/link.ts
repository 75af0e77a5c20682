/** The service's two channels. Ports and their methods live in this closure: ISV code never sees them. */
import type { HostToService, RenderToService, ServiceToHost, ServiceToRender } from '../protocol.js';

export interface Link {
  toHost(message: ServiceToHost): void;
  toRender(message: ServiceToRender): void;
  onHost(listener: (message: HostToService) => void): void;
  onRender(listener: (message: RenderToService) => void): void;
}

export function createLink(host: MessagePort, render: MessagePort): Link {
  // Bound before ISV code runs: it may patch prototypes, and must not get hold of a port by that.
  const postHost = host.postMessage.bind(host);
  const postRender = render.postMessage.bind(render);
  return {
    toHost: (message) => post(postHost, message),
    toRender: (message) => post(postRender, message),
    onHost: (listener) => { host.onmessage = (event: MessageEvent<HostToService>) => listener(event.data); },
    onRender: (listener) => { render.onmessage = (event: MessageEvent<RenderToService>) => listener(event.data); },
  };
}

/** Values of ISV code may hold functions or cycles: what cannot be cloned crosses as plain data. */
function post(send: (message: unknown) => void, message: unknown): void {
  try {
    send(message);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    send(plain(message, new Set()));
  }
}

export function plain(value: unknown, path: Set<object>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value;
  if (path.has(value)) return undefined;
  path.add(value);
  const copy: unknown = Array.isArray(value) ? value.map((item: unknown) => plain(item, path) ?? null) : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, path)]));
  path.delete(value);
  return copy;
}
