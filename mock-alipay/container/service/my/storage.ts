/** Synchronous storage: a mirror of the user's storage, noted on every write so that the app keeps it. */
import { record, type Dictionary } from '../definition.js';
import type { MyContext } from './context.js';

export interface StorageApis { sync: Dictionary; /** An asynchronous call passes by: the mirror follows. */ seen(name: string, params: unknown): void }

export function createStorage({ boot, report, page }: MyContext): StorageApis {
  const kept = new Map(Object.entries(boot.storage));
  const note = (name: string, params: unknown, result: unknown): void => {
    const path = page();
    report.note({ kind: 'jsapi', name, params, result, outcome: 'success', ...(path === undefined ? {} : { page: path }) });
  };
  const keyOf = (options: unknown): string => String(typeof options === 'object' ? record(options)['key'] ?? '' : options);
  const write = (options: unknown, second: unknown): { success: boolean } => {
    const key = keyOf(options);
    const data = copy(typeof options === 'object' ? record(options)['data'] : second);
    kept.set(key, data);
    note('my.setStorageSync', { key, data }, { success: true });
    return { success: true };
  };
  return {
    sync: {
      getStorageSync: (options: unknown) => {
        const key = keyOf(options);
        const data = kept.has(key) ? copy(kept.get(key)) : null;
        note('my.getStorageSync', { key }, { data });
        return { data, success: true };
      },
      setStorageSync: (options: unknown, data?: unknown) => write(options, data),
      removeStorageSync: (options: unknown) => {
        kept.delete(keyOf(options));
        note('my.removeStorageSync', { key: keyOf(options) }, { success: true });
        return { success: true };
      },
      clearStorageSync: () => {
        kept.clear();
        note('my.clearStorageSync', {}, { success: true });
        return { success: true };
      },
      getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: Math.ceil(JSON.stringify([...kept.values()]).length / 1024), limitSize: 10_240, success: true }),
    },
    seen(name, params) {
      const { key, data } = record(params);
      if (name === 'my.setStorage' && typeof key === 'string') kept.set(key, copy(data));
      else if (name === 'my.removeStorage' && typeof key === 'string') kept.delete(key);
      else if (name === 'my.clearStorage') kept.clear();
    },
  };
}

/** Storage keeps values, not references. */
function copy(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text) as unknown;
}
