/** Facts the service tells the host: errors of ISV code, unsupported features, synchronous calls. Each distinct unsupported use once a page. */
import type { JournalRecord, UnsupportedEntry } from '../../journal.js';
import type { Link } from './link.js';

export interface Reporter {
  note(record: JournalRecord): void;
  /** An error of ISV code; also reaches App.onError. */
  error(error: unknown, page?: string): void;
  unsupported(feature: UnsupportedEntry['feature'], name: string, page?: string, detail?: string): void;
  onError(listener: (message: string, stack: string) => void): void;
  /** Asked before each fact; false drops it. */
  limit(passes: () => boolean): void;
}

/** A mini program that throws without end must not fill the journal. */
const mostErrors = 200;

export function createReporter(link: Link): Reporter {
  const seen = new Set<string>();
  const listeners: ((message: string, stack: string) => void)[] = [];
  let errors = 0;
  let telling = false;
  let passes: () => boolean = () => true;
  const note = (record: JournalRecord): void => { if (passes()) link.toHost({ type: 'note', record }); };
  return {
    note,
    error(error, page) {
      const { message, stack } = describe(error);
      errors++;
      if (errors <= mostErrors) note({ kind: 'error', source: 'mini-program', message: errors === mostErrors ? `${message} (further errors are not listed)` : message, stack, ...(page === undefined ? {} : { page }) });
      if (telling) return;
      telling = true;
      for (const listener of listeners) listener(message, stack);
      telling = false;
    },
    unsupported(feature, name, page, detail) {
      const key = `${feature} ${name} ${page ?? ''}`;
      if (seen.has(key) || seen.size > 1000) return;
      seen.add(key);
      note({ kind: 'unsupported', feature, name, ...(page === undefined ? {} : { page }), ...(detail === undefined ? {} : { detail }) });
    },
    onError: (listener) => { listeners.push(listener); },
    limit: (given) => { passes = given; },
  };
}

/** ISV code throws anything: strings, platform failures, objects with getters that throw. */
export function describe(error: unknown): { message: string; stack: string } {
  try {
    if (error instanceof Error) return { message: `${error.name}: ${error.message}`, stack: String(error.stack ?? '') };
    return { message: typeof error === 'string' ? error : JSON.stringify(error) ?? String(error), stack: '' };
  } catch {
    return { message: 'an error that cannot be read', stack: '' }; // its own toString or toJSON threw
  }
}
