/** Everything the phone shows at one moment. Views are functions of this; whoever changes it calls `change`. */
import type { Chrome } from '../../container/bridge.js';
import type { ResumeModule } from '../../world.js';
import type { ShownApplication, ShownJob } from '../rpc-contract.js';

export type Surface = 'alipay' | 'alipay-employment' | 'mine' | 'mini-program';
export type Home = 'alipay' | 'alipay-employment';

export interface DialogButton { label: string; role: 'accept' | 'decline' | 'option'; decision: string; destructive?: boolean }
export interface DialogView {
  id: number;
  dialog: 'alert' | 'confirm' | 'prompt' | 'actionSheet' | 'consent' | 'phone' | 'profile' | 'location' | 'other';
  title: string; text: string; items?: string[]; scopes?: string[]; input?: { placeholder: string; value: string };
  buttons: DialogButton[];
  close(decision: string, input?: string): void;
}

export interface SheetView {
  sheet: 'smart-resume' | 'real-name';
  step: 'authorise' | 'fill' | 'confirm' | 'refused';
  firstTime: boolean; reason?: string | undefined; modules: ResumeModule[]; scopes: string[];
  act(action: 'agree' | 'submit' | 'cancel'): void;
}

export interface PhoneState {
  surface: Surface;
  jobs: ShownJob[]; applications: ShownApplication[];
  chrome?: Chrome; tabBarHidden: boolean; menuOpen: boolean;
  dialogs: DialogView[]; sheet?: SheetView; toast?: { text: string; type: string }; loading?: { text: string; mask: boolean };
  /** Where a jump out of the mini program led, when it is not a surface of ours. */
  elsewhere?: { kind: 'mini-program' | 'url' | 'outside' | 'alipay'; target: string };
}

export interface Store { readonly state: PhoneState; change(part: { [K in keyof PhoneState]?: PhoneState[K] | undefined }): void; subscribe(listener: () => void): void }

export function createStore(): Store {
  const listeners: (() => void)[] = [];
  const store = {
    state: { surface: 'alipay-employment', jobs: [], applications: [], tabBarHidden: false, menuOpen: false, dialogs: [] } as PhoneState,
    change(part: { [K in keyof PhoneState]?: PhoneState[K] | undefined }) {
      const next = { ...store.state, ...part };
      store.state = next as PhoneState; // an undefined part clears an optional field, which every view reads as absent
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => { listeners.push(listener); },
  };
  return store;
}
