/** Shows the half-screen sheet and answers what the user did with it. */
import type { SheetView, Store } from './state.js';

export type SheetAction = 'agree' | 'submit' | 'cancel';
export type SheetRequest = Omit<SheetView, 'act'>;

/**
 * A `confirm` step submits by itself after `confirmMs`, unless the user closes it first. Whatever the user does takes the sheet away at once: what
 * follows (another step, an answer from Alipay) comes without the old buttons still lying there.
 */
export function showSheet(store: Store, request: SheetRequest, confirmMs: number): Promise<SheetAction> {
  if (store.state.surface !== 'mini-program') return Promise.resolve('cancel'); // the program went to the background meanwhile
  return new Promise((resolve) => {
    const timer = request.step === 'confirm' ? setTimeout(() => act('submit'), confirmMs) : undefined;
    const act = (action: SheetAction): void => {
      clearTimeout(timer);
      store.change({ sheet: undefined });
      resolve(action);
    };
    store.change({ sheet: { ...request, act } });
  });
}
