/** Native dialogs, toast and loading, drawn by the app and journalled when shown and when closed. */
import type { DialogEntry, JournalRecord } from '../../journal.js';
import type { DialogButton, DialogView, Store } from './state.js';

export interface DialogRequest {
  dialog: DialogView['dialog']; title?: string; text?: string; items?: string[]; scopes?: string[];
  input?: { placeholder: string }; buttons: DialogButton[]; page?: string | undefined;
}
export interface DialogAnswer { decision: string; input: string }
export interface ToastRequest { text: string; type: string; durationMs: number; page?: string | undefined }

export interface Dialogs {
  /** Resolves with the user's decision, or with `dismissed` when the mini program was left meanwhile. */
  open(request: DialogRequest): Promise<DialogAnswer>;
  /** Resolves when the toast has gone. */
  toast(request: ToastRequest): Promise<void>;
  hideToast(): void;
  /** `mask` keeps taps from the page below, as it does unless the mini program says otherwise. */
  loading(text: string | undefined, from?: { page?: string | undefined; mask?: boolean | undefined }): void;
  clear(): void;
}

export function createDialogs(store: Store, note: (record: JournalRecord) => void): Dialogs {
  let lastId = 0;
  let endToast: (() => void) | undefined;
  /** What a program in the background wants to show stays unseen. */
  const unseen = (page: string | undefined): boolean => page !== undefined && store.state.surface !== 'mini-program';
  const without = (id: number): DialogView[] => store.state.dialogs.filter((dialog) => dialog.id !== id);

  const open = (request: DialogRequest): Promise<DialogAnswer> => new Promise((resolve) => {
    if (unseen(request.page)) return resolve({ decision: 'dismissed', input: '' });
    const id = ++lastId;
    const facts = dialogFacts(request);
    const close = (decision: string, input = ''): void => {
      if (!store.state.dialogs.some((dialog) => dialog.id === id)) return;
      store.change({ dialogs: without(id) });
      note({ ...facts, phase: 'closed', decision });
      resolve({ decision, input });
    };
    note({ ...facts, phase: 'shown', buttons: request.buttons.map((button) => button.label) });
    store.change({ dialogs: [...store.state.dialogs, viewOf(request, id, close)] });
  });

  const toast = ({ text, type, durationMs, page }: ToastRequest): Promise<void> => new Promise((resolve) => {
    if (unseen(page)) return resolve();
    endToast?.();
    const facts: Omit<DialogEntry, 'phase'> = { kind: 'dialog', dialog: 'toast', text, ...(page === undefined ? {} : { page }) };
    note({ ...facts, phase: 'shown' });
    store.change({ toast: { text, type } });
    const timer = setTimeout(() => endToast?.(), durationMs);
    endToast = () => {
      clearTimeout(timer);
      endToast = undefined;
      store.change({ toast: undefined });
      note({ ...facts, phase: 'closed' });
      resolve();
    };
  });

  const loading = (text: string | undefined, { page, mask = true }: { page?: string | undefined; mask?: boolean | undefined } = {}): void => {
    if (text !== undefined && unseen(page)) return;
    const shown = store.state.loading;
    const facts: Omit<DialogEntry, 'phase'> = { kind: 'dialog', dialog: 'loading', text: text ?? shown?.text ?? '', ...(page === undefined ? {} : { page }) };
    if (text !== undefined && shown?.text !== text) note({ ...facts, phase: 'shown' });
    if (text === undefined && shown) note({ ...facts, phase: 'closed' });
    store.change({ loading: text === undefined ? undefined : { text, mask } });
  };

  const clear = (): void => {
    for (const dialog of store.state.dialogs) dialog.close('dismissed');
    store.state.sheet?.act('cancel');
    endToast?.();
    loading(undefined);
  };
  return { open, toast, hideToast: () => endToast?.(), loading, clear };
}

function dialogFacts({ dialog, title = '', text = '', items = [], scopes, page }: DialogRequest): Omit<DialogEntry, 'phase'> {
  const words = [title, text, ...items].filter((part) => part !== '').join('\n');
  return { kind: 'dialog', dialog, text: words, ...(scopes === undefined ? {} : { scopes }), ...(page === undefined ? {} : { page }) };
}

function viewOf({ dialog, title = '', text = '', items, scopes, input, buttons }: DialogRequest, id: number, close: DialogView['close']): DialogView {
  return {
    id, dialog, title, text, buttons, close, ...(items === undefined ? {} : { items }), ...(scopes === undefined ? {} : { scopes }),
    ...(input === undefined ? {} : { input: { placeholder: input.placeholder, value: '' } }),
  };
}
