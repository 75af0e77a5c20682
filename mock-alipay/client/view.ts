/** The mini program's view as one screen: its own page, and the H5 page in a web-view on it, with one numbering of their nodes. */
import type { ElementHandle, Frame, Page } from 'playwright-core';
import type { TreeNode } from '../container/render/screen-tree.js';

export interface Scroll { top: number; height: number; atEnd: boolean }
type Handle = ElementHandle<HTMLElement | SVGElement>;

/** Installed in the view (container/render/stage-hooks.ts) and in every H5 page (container/web-view/h5-page.ts). */
interface ViewWindow {
  __yanshouTree(): TreeNode[];
  __yanshouNode(index: number): Element | undefined;
  __yanshouScroll(): Scroll;
  __yanshouScrollTo(top: number): void;
}

/** Nodes `from` … of the whole are this frame's 0 … */
interface Part { frame: Frame; from: number; count: number }

/** A web-view that takes more of the view than this is what scrolls. */
const fills = 0.5;

export class View {
  #parts: Part[] = [];
  #scroller: Frame | undefined;

  constructor(private readonly page: Page) {}

  /** The shell shows one view at a time and no other frame. */
  get #frame(): Frame | undefined { return this.page.mainFrame().childFrames().at(-1); }

  frames(): Frame[] {
    const frame = this.#frame;
    return frame ? [frame, ...frame.childFrames()] : [];
  }

  /** Undefined where the view went away while we looked. */
  async look(): Promise<{ tree: TreeNode[]; scroll: Scroll } | undefined> {
    const frame = this.#frame;
    const own = frame && (await readIn(frame));
    if (!frame || !own) return undefined;
    this.#parts = [{ frame, from: 0, count: own.tree.length }];
    this.#scroller = frame;
    const { tree } = own;
    let { scroll } = own;
    for (const web of own.tree.filter((node) => node.role === 'web-view' && node.inView)) {
      const inside = await this.#lookInto(web, tree.length);
      if (!inside) continue;
      tree.push(...inside.tree);
      if (web.box.w * web.box.h < own.size * fills) continue;
      ({ scroll } = inside);
      this.#scroller = inside.frame;
    }
    return { tree, scroll };
  }

  /** The element behind a node of the last look. */
  async element(i: number): Promise<Handle | undefined> {
    const part = this.#parts.find(({ from, count }) => i >= from && i < from + count) ?? { frame: this.#frame, from: 0 };
    return elementIn(part.frame, i - part.from);
  }

  /** The number, in the next look, of what a selector finds in the page or in an H5 page on it. */
  async locate(selector: string): Promise<number | undefined> {
    await this.look();
    for (const { frame, from } of this.#parts) {
      const element = await frame.$(selector);
      const index = element ? await frame.evaluate(indexOf, element) : -1;
      if (index >= 0) return from + index;
    }
    return undefined;
  }

  async scrollTo(top: number): Promise<void> {
    const frame = this.#scroller?.isDetached() === false ? this.#scroller : this.#frame;
    await frame?.evaluate((to) => (window as unknown as ViewWindow).__yanshouScrollTo(to), top); // installed, see above
  }

  async #lookInto(web: TreeNode, from: number): Promise<{ frame: Frame; tree: TreeNode[]; scroll: Scroll } | undefined> {
    const holder = await elementIn(this.#frame, web.i);
    const frame = await (await holder?.$('iframe'))?.contentFrame();
    const inside = frame && (await readIn(frame));
    if (!frame || !inside) return undefined;
    this.#parts.push({ frame, from, count: inside.tree.length });
    return { frame, scroll: inside.scroll, tree: inside.tree.map((node) => within(web, node, from)) };
  }
}

/** An H5 page's node where it stands on the whole screen. */
function within(web: TreeNode, node: TreeNode, from: number): TreeNode {
  const { box } = node;
  return {
    ...node, i: node.i + from, parent: node.parent < 0 ? web.i : node.parent + from, box: { ...box, x: box.x + web.box.x, y: box.y + web.box.y },
    onTop: node.onTop && web.onTop, opacity: node.opacity * web.opacity,
  };
}

async function elementIn(frame: Frame | undefined, index: number): Promise<Handle | undefined> {
  const handle = await frame?.evaluateHandle((at) => (window as unknown as ViewWindow).__yanshouNode(at) ?? null, index); // installed, see above
  return (handle?.asElement() as Handle | null | undefined) ?? undefined; // __yanshouNode answers an element
}

interface Read { tree: TreeNode[]; scroll: Scroll; size: number }

/** Undefined where the page went elsewhere, or is none of ours. As one text: Playwright takes longer over a tree of values than the page over drawing it. */
async function readIn(frame: Frame): Promise<Read | undefined> {
  const text = await frame.evaluate(read).catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Read); // what `read` wrote
}

/* The two below run in the frame: each stands alone. */

function read(): string {
  const view = window as unknown as ViewWindow; // installed, see above
  return JSON.stringify({ tree: view.__yanshouTree(), scroll: view.__yanshouScroll(), size: window.innerWidth * window.innerHeight });
}

function indexOf(wanted: Element): number {
  const { __yanshouTree: tree, __yanshouNode: node } = window as unknown as ViewWindow; // as above
  return tree().findIndex(({ i }) => node(i) === wanted);
}
