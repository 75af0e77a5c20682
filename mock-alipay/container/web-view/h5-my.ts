/** `my` of an H5 page, as https://appx/web-view.min.js gives it: the calls the platform lists, postMessage, onMessage and getEnv. */
import type { JsapiAnswer } from '../bridge.js';
import { h5Jsapis, type FromH5, type ToH5 } from './protocol.js';

type Callback = (value: unknown) => void;
interface H5My { onMessage?: Callback; [name: string]: unknown }

export function createH5My(tell: (message: FromH5) => void): { my: H5My; hear(message: unknown): void } {
  const asked = new Map<number, (answer: JsapiAnswer) => void>();
  let last = 0;
  const call = (name: string, params: unknown): Promise<JsapiAnswer> => new Promise((resolve) => {
    asked.set(++last, resolve);
    tell({ yanshou: 'call', n: last, name, params: asData(params) });
  });
  const my: H5My = {
    getEnv: (callback: unknown) => { if (typeof callback === 'function') (callback as Callback)({ miniprogram: true }); }, // a function by the check
    postMessage: (data: unknown) => { void call('postMessage', data); },
  };
  for (const name of h5Jsapis) my[name] = (options: unknown) => withCallbacks(options, (params) => call(name, params));
  const hear = (message: unknown): void => {
    const { yanshou, ...rest } = (typeof message === 'object' && message !== null ? message : {}) as Partial<ToH5> & { n?: number; answer?: JsapiAnswer; data?: unknown }; // from the view around us
    if (yanshou === 'message') {
      const page = (window as { my?: H5My }).my; // the page hangs its listener on its own `my`
      if (typeof page?.onMessage === 'function') page.onMessage(rest.data);
    } else if (yanshou === 'answer' && rest.answer) {
      asked.get(rest.n ?? 0)?.(rest.answer);
      asked.delete(rest.n ?? 0);
    }
  };
  return { my, hear };
}

/** Both styles, as everywhere: {success, fail, complete} and a promise. */
function withCallbacks(options: unknown, call: (params: object) => Promise<JsapiAnswer>): Promise<unknown> {
  const { success, fail, complete, ...params } = (typeof options === 'object' && options !== null ? options : {}) as { success?: unknown; fail?: unknown; complete?: unknown }; // any object may be asked for keys
  const run = (callback: unknown, value: unknown): void => { if (typeof callback === 'function') (callback as Callback)(value); }; // a function by the check
  const promise = call(params).then((answer) => {
    const value = answer.ok ? answer.result ?? {} : answer.error;
    run(answer.ok ? success : fail, value);
    run(complete, value);
    if (!answer.ok) throw Object.assign(new Error(answer.error.errorMessage), answer.error);
    return value;
  });
  if (fail || complete) promise.catch(() => undefined); // told by callback
  return promise;
}

/** Only plain data crosses. */
function asData(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text) as unknown;
}
