/** The hand that holds an open phone: looks at everything Alipay and the mini program show, and presses as a finger does. */
import type { Frame, Page } from 'playwright-core';
import type { TreeNode } from '../container/render/screen-tree.js';
import type { PageRef } from '../journal.js';
import type { ShellNode } from './shell/tree.js';
import { View } from './view.js';

export type Surface = 'mini-program' | 'alipay-employment' | 'alipay' | 'mine';
export type SheetStep = 'authorise' | 'fill' | 'submit' | 'confirm' | 'refused';
export type SeenNode = TreeNode | ShellNode;

/** What Alipay itself shows over the page. */
export interface Overlay {
  sheet?: { sheet: 'smart-resume' | 'real-name'; step: SheetStep };
  dialog?: { dialog: string; scopes: string[]; text: string };
}

export interface Seen {
  surface: Surface; page?: PageRef; title: string; viewport: { w: number; h: number };
  scroll: { top: number; height: number; atEnd: boolean }; settled: boolean; tree: SeenNode[]; overlay: Overlay;
}

/** Things of Alipay's own that a user can press, in the shell's words. */
export type ShellControl =
  | { control: 'job-card'; outJobId: string } | { control: 'record'; outApplyId: string }
  | { control: 'own-entry' | 'tab-home' | 'tab-mine' | 'back' | 'capsule-close' | 'sheet-agree' | 'sheet-fill-all' | 'sheet-submit' | 'sheet-cancel' | 'dialog-accept' | 'dialog-decline' | 'dialog-option' };

/** A node of the newest look. */
export type Target = Pick<SeenNode, 'zone' | 'i' | 'box'>;

/** Installed by the client's shell. */
interface ShellWindow {
  __yanshouShellTree(): ShellNode[];
  __yanshouPhone: { surface(): Surface; stack(): PageRef[]; settled(limitMs: number): Promise<boolean>; restLasts(): Promise<boolean>; viewBox(): { x: number; y: number; w: number; h: number } };
}

const viewport = { w: 390, h: 844 };

export class Hand {
  readonly #view: View;
  /** The phone was found at rest and this hand has not touched it since. */
  #rested = false;

  constructor(private readonly page: Page, private readonly settleMs: number) { this.#view = new View(page); }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.waitForSelector('[data-shell="screen"]');
    await this.settle(this.settleMs);
  }

  async capture(): Promise<Seen> {
    const { settled, ...shell } = JSON.parse(await this.page.evaluate(async ({ limit, rested }) => {
      const { __yanshouPhone: phone, __yanshouShellTree: tree } = window as unknown as ShellWindow; // installed by the client's shell
      const settled = (rested && (await phone.restLasts())) || (await phone.settled(limit));
      return JSON.stringify({ settled, surface: phone.surface(), stack: phone.stack(), box: phone.viewBox(), tree: tree(), title: document.querySelector('[data-shell="title"]')?.textContent?.trim() ?? '' });
    }, { limit: this.settleMs, rested: this.#rested })) as ShellSeen; // as one text, see View
    this.#rested = settled;
    const view = shell.surface === 'mini-program' ? await this.#view.look() : undefined;
    const { free, raw } = await this.#overTheView(view?.tree.map(({ box }) => centreOf(box, shell.box)) ?? []);
    // A node of the app is on top only where the shell shows the view and not a sheet, a dialog or a bar of its own.
    const miniTree = (view?.tree ?? []).map((node, index) => ({ ...moved(node, shell.box), onTop: node.onTop && (!node.inView || (free[index] ?? false)) }));
    const page = shell.stack.at(-1);
    return {
      surface: shell.surface, ...(shell.surface === 'mini-program' && page ? { page } : {}), title: shell.title, viewport, settled: settled && (view !== undefined || shell.surface !== 'mini-program'),
      scroll: view?.scroll ?? { top: 0, height: viewport.h, atEnd: true }, tree: joined(miniTree, shell.tree), overlay: overlayOf(raw),
    };
  }

  /** The shell, the mini program's view while it is on screen, and H5 pages in it. */
  frames(): Frame[] { return [this.page.mainFrame(), ...this.#view.frames()]; }

  async overlay(): Promise<Overlay> {
    return overlayOf((await this.#overTheView([])).raw);
  }

  async #overTheView(points: { x: number; y: number }[]): Promise<Over> {
    return JSON.parse(await this.page.evaluate(overTheView, JSON.stringify(points))) as Over; // what `overTheView` wrote
  }

  surface(): Promise<Surface> {
    return this.page.evaluate(() => (window as unknown as ShellWindow).__yanshouPhone.surface());
  }

  async tapNode(node: Target): Promise<void> {
    this.#rested = false;
    const element = node.zone === 'mini' ? await this.#view.element(node.i) : undefined;
    await element?.evaluate(bringOut).catch(() => undefined); // a node that went away is tapped where it lay
    const box = await element?.boundingBox();
    const at = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: node.box.x + node.box.w / 2, y: node.box.y + node.box.h / 2 };
    await this.page.touchscreen.tap(at.x, at.y);
  }

  async typeInto(node: Target, text: string): Promise<void> {
    this.#rested = false;
    const element = await this.#view.element(node.i);
    const field = (await element?.$('input, textarea')) ?? element;
    await field?.fill(text, { timeout: 1_000 }).catch(() => undefined); // read-only and picker-like inputs take no text: the form shows it
  }

  async locate(selector: string): Promise<SeenNode | undefined> {
    const index = await this.#view.locate(selector);
    return index === undefined ? undefined : (await this.capture()).tree.find((node) => node.zone === 'mini' && node.i === index);
  }

  async scrollTo(top: number): Promise<void> {
    this.#rested = false;
    await this.#view.scrollTo(top);
    await this.settle(this.settleMs);
  }

  /** On a phone at rest what lies open is touched at once. Everything else is left to Playwright's patience, at three times the cost. */
  async press(control: ShellControl): Promise<boolean> {
    const selector = selectorOf(control);
    const at = this.#rested ? await this.page.evaluate(openSpot, selector) : undefined;
    this.#rested = false;
    if (at) return this.page.touchscreen.tap(at.x, at.y).then(() => true, () => false);
    const element = await this.page.$(selector);
    if (!element) return false;
    return element.tap({ timeout: this.settleMs }).then(() => true, () => false);
  }

  async settle(limitMs: number): Promise<boolean> {
    this.#rested = await this.page.evaluate((limit) => (window as unknown as ShellWindow).__yanshouPhone.settled(limit), limitMs).catch(() => false);
    return this.#rested;
  }
}

interface ShellSeen { settled: boolean; surface: Surface; stack: PageRef[]; box: { x: number; y: number }; tree: ShellNode[]; title: string }
interface Over { raw: RawOverlay; free: boolean[] }

/** Runs in the page: what Alipay shows over the view, and at which of the points nothing does. */
function overTheView(points: string): string {
  const sheet = document.querySelector<HTMLElement>('[data-shell="sheet"]');
  const dialog = document.querySelector<HTMLElement>('[data-shell="dialog"]');
  return JSON.stringify({
    raw: {
      sheet: sheet && { sheet: sheet.dataset['sheet'] ?? '', step: sheet.dataset['step'] ?? '' },
      dialog: dialog && { dialog: dialog.dataset['dialog'] ?? '', scopes: dialog.dataset['scopes'] ?? '', text: dialog.textContent?.trim() ?? '' },
    },
    free: (JSON.parse(points) as { x: number; y: number }[]).map(({ x, y }) => document.elementFromPoint(x, y)?.matches('[data-shell="view"]') ?? false), // from #overTheView
  });
}

/** Runs in the page: the middle of what can be touched there and stands still; undefined where it is absent, disabled, moving, off the screen or covered. */
function openSpot(selector: string): { x: number; y: number } | undefined {
  const element = document.querySelector(selector);
  if (!element || element.matches(':disabled') || document.getAnimations().some(({ playState }) => playState === 'running')) return undefined;
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { x: left + width / 2, y: top + height / 2 };
  const hit = document.elementFromPoint(at.x, at.y);
  return hit && element.contains(hit) ? at : undefined;
}

interface RawOverlay { sheet: { sheet: string; step: string } | null; dialog: { dialog: string; scopes: string; text: string } | null }

function overlayOf({ sheet, dialog }: RawOverlay): Overlay {
  return {
    ...(sheet ? { sheet: { sheet: sheet.sheet === 'real-name' ? 'real-name' as const : 'smart-resume' as const, step: sheet.step as SheetStep } } : {}), // the shell's own attribute
    ...(dialog ? { dialog: { dialog: dialog.dialog, text: dialog.text, scopes: dialog.scopes.split(',').filter(Boolean) } } : {}),
  };
}

const centreOf = ({ x, y, w, h }: TreeNode['box'], by: { x: number; y: number }): { x: number; y: number } => ({ x: x + w / 2 + by.x, y: y + h / 2 + by.y });
/** Runs in the view: what lies below the fold, or under a bar that stays at the foot of the page, is brought to the middle as a thumb would. */
function bringOut(element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!hit || !(element.contains(hit) || hit.contains(element))) element.scrollIntoView({ block: 'center', behavior: 'instant' });
}

const moved = (node: TreeNode, by: { x: number; y: number }): TreeNode => ({ ...node, box: { ...node.box, x: node.box.x + by.x, y: node.box.y + by.y } });

/** The app's nodes keep their numbers (the view finds them by those); the shell's follow. */
function joined(mini: TreeNode[], shell: ShellNode[]): SeenNode[] {
  const offset = mini.length;
  return [...mini, ...shell.map((node) => ({ ...node, i: node.i + offset, parent: node.parent < 0 ? -1 : node.parent + offset }))];
}

function selectorOf(control: ShellControl): string {
  if (control.control === 'job-card') return `[data-shell="job-card"][data-out-job-id=${JSON.stringify(control.outJobId)}]`;
  if (control.control === 'record') return `[data-shell="record"][data-out-apply-id=${JSON.stringify(control.outApplyId)}]`;
  return `[data-shell="${control.control}"]`;
}
