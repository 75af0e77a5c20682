/** Shows the half-screen sheet and answers what the user did with it. */
import type { SheetView, Store } from './state.js';

export type SheetAction = 'agree' | 'submit' | 'cancel';
export type SheetRequest = Omit<SheetView, 'act'>;

/** A `confirm` step submits by itself after `confirmMs`, unless the user closes it first. */
export function showSheet(store: Store, request: SheetRequest, confirmMs: number): Promise<SheetAction> {
  return new Promise((resolve) => {
    const timer = request.step === 'confirm' ? setTimeout(() => act('submit'), confirmMs) : undefined;
    const act = (action: SheetAction): void => {
      clearTimeout(timer);
      resolve(action);
    };
    store.change({ sheet: { ...request, act } });
  });
}
