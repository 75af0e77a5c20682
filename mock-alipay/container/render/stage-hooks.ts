/** What the harness calls in this frame. Installed on `window`; no code of the ISV's runs here. */
import { collectedNode, collectScreenTree } from './mini-tree.js';
import type { TreeNode } from './screen-tree.js';
import type { Screens } from './screens.js';

interface StageHooks {
  __yanshouTree(): TreeNode[];
  /** Element of the last tree. */
  __yanshouNode(index: number): Element | undefined;
  __yanshouScroll(): { top: number; height: number; atEnd: boolean };
  __yanshouScrollTo(top: number): void;
  /** Pictures loaded and no finite animation running. */
  __yanshouSettled(): boolean;
}

export function installStageHooks(screens: Screens, settled: () => boolean): void {
  const hooks: StageHooks = {
    __yanshouTree: () => (screens.shown ? collectScreenTree(screens.shown.element) : []),
    __yanshouNode: collectedNode,
    __yanshouScroll: () => {
      const element = scroller(screens.shown?.element);
      return element ? { top: element.scrollTop, height: element.scrollHeight, atEnd: element.scrollTop + element.clientHeight >= element.scrollHeight - 1 } : { top: 0, height: window.innerHeight, atEnd: true };
    },
    __yanshouScrollTo: (top) => { scroller(screens.shown?.element)?.scrollTo({ top, behavior: 'instant' }); },
    __yanshouSettled: settled,
  };
  Object.assign(window, hooks);
}

/** The page itself, or the scroll-view that fills it. */
function scroller(screen: HTMLElement | undefined): HTMLElement | undefined {
  if (!screen || screen.scrollHeight > screen.clientHeight + 1) return screen;
  const inner = [...screen.querySelectorAll<HTMLElement>('scroll-view')].filter((view) => view.scrollHeight > view.clientHeight + 1 && view.offsetHeight * view.offsetWidth > (screen.clientHeight * screen.clientWidth) / 3);
  return inner[0] ?? screen;
}
