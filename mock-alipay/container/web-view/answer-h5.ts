/** A my.* call of an H5 page: those that the platform lets H5 make are the same calls as the mini program's own, and journalled like them. */
import type { JsapiAnswer } from '../bridge.js';
import type { JsapiEntry, UnsupportedEntry } from '../../journal.js';
import { h5Jsapis } from './protocol.js';

export interface H5Caller {
  call(name: string, params: unknown): Promise<JsapiAnswer>;
  note(record: JsapiEntry | UnsupportedEntry): void;
  /** What the program keeps has changed. */
  stored(name: string, params: unknown): void;
}

export async function answerH5(name: string, params: unknown, { call, note, stored }: H5Caller): Promise<JsapiAnswer> {
  if (name === 'postMessage') {
    note({ kind: 'jsapi', name: 'web-view.postMessage', params, outcome: 'success' });
    return { ok: true, result: {} };
  }
  if (!h5Jsapis.includes(name)) {
    const error = { error: 1, errorMessage: `接口 my.${name} 不能在 web-view 中使用` };
    note({ kind: 'jsapi', name: `my.${name}`, params, outcome: 'unsupported', error });
    return { ok: false, unsupported: true, error };
  }
  const answer = await call(name === 'startShare' ? 'button.share' : `my.${name}`, params);
  if (answer.ok && /^(set|remove|clear)Storage$/.test(name)) stored(`my.${name}`, params);
  return answer;
}
