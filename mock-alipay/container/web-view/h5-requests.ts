/** Requests of an H5 page: addresses written in data find the origin we serve, and what is under way is counted until it is through. */
import { toServed, type H5Origins } from './origins.js';

export function mapRequests(origins: H5Origins): void {
  const map = (address: string | URL): string => toServed(String(address), origins);
  const { fetch: send } = window;
  window.fetch = (input, init) => send(typeof input === 'string' || input instanceof URL ? map(input) : new Request(map(input.url), input), init);
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function opened(this: XMLHttpRequest, method: string, url: string | URL, ...rest: unknown[]) { (open as (...args: unknown[]) => void).call(this, method, map(url), ...rest); } as typeof open; // both overloads
}

export function countRequests(tell: (busy: number) => void): void {
  let busy = 0;
  const change = (by: number): void => { busy += by; tell(busy); };
  const { fetch: send } = window;
  window.fetch = async (...args) => {
    change(1);
    try { return await send(...args); } finally { change(-1); }
  };
  const { send: sendXhr } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function sent(this: XMLHttpRequest, body) {
    change(1);
    this.addEventListener('loadend', () => change(-1), { once: true });
    sendXhr.call(this, body);
  };
}

/** A cookie without these does not reach a frame of another site, and to the browser ours is one. */
export function keepFramedCookies(): void {
  const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (!own?.get || !own.set) return;
  const { get, set } = own;
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true, get,
    set(this: Document, value: string) { set.call(this, `${String(value).replace(/;\s*(domain|samesite|secure)(=[^;]*)?/gi, '')}; SameSite=None; Secure`); },
  });
}
