/** What a journey can do with a phone, whatever stands behind it: our container, or a real IDE through its automation port. */
import type { EvidenceEvent, PageRef, ScreenNode } from '../../evidence/contract.js';
import type { Overlay, ShellControl, SheetStep, Surface } from '../../mock-alipay/client/hand.js';

export type { Overlay, ShellControl, SheetStep, Surface };

export interface Capture {
  surface: Surface; page?: PageRef; title: string; viewport: { w: number; h: number };
  scroll: { top: number; height: number; atEnd: boolean }; settled: boolean; tree: ScreenNode[]; overlay: Overlay;
}

export interface Stage {
  /** Opens the phone on 支付宝就业. */
  open(url: string): Promise<void>;
  /** Everything visible, after it came to rest (or `settled: false` when it did not within the limit). */
  capture(): Promise<Capture>;
  /** PNG of the phone, taken once two frames agree; null where the stage cannot take one. */
  screenshot(path: string): Promise<{ stable: boolean } | null>;
  overlay(): Promise<Overlay>;
  surface(): Promise<Surface>;
  /** Taps the node of the newest capture as a finger does: at its centre, whatever lies there. */
  tapNode(node: ScreenNode): Promise<void>;
  typeInto(node: ScreenNode, text: string): Promise<void>;
  /** Node that an ISV's own selector names, in the newest capture. */
  locate(selector: string): Promise<ScreenNode | undefined>;
  scrollTo(top: number): Promise<void>;
  /** Presses one of Alipay's controls; false when it is not there. */
  press(control: ShellControl): Promise<boolean>;
  settle(limitMs: number): Promise<boolean>;
  /** The journey's time is over: what can be taken from under it is. */
  takeAway(): Promise<void>;
  /** Whether it was taken away from under the journey, which says nothing of the app. */
  takenAway(): boolean;
  close(): Promise<void>;
}

/** Waiting is on evidence: resolves with the first event, past or to come, that fits; undefined when the limit ran out. */
export interface Waiter { until(fits: (event: EvidenceEvent) => boolean, limitMs: number): Promise<EvidenceEvent | undefined> }
