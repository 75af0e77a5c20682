/** One screen a page, in a stack; only the top one is drawn, with only its style sheet. */
import type { HostToRender, RenderToService } from '../protocol.js';
import { keep, type NodeRecord } from './nodes.js';

export interface Screen { page: number; path: string; element: HTMLElement; sheet: HTMLLinkElement; loaded: Promise<void>; /** Resolves when it is first shown: nothing on it has a size before. */ drawn: Promise<void>; draw(): void; rootId: number | undefined; reachBottom: number; atBottom: boolean; top: number }

export class Screens {
  readonly #screens = new Map<number, Screen>();
  #shown: Screen | undefined;

  constructor(private readonly send: (message: RenderToService) => void) {}

  get shown(): Screen | undefined { return this.#shown; }
  get(page: number): Screen | undefined { return this.#screens.get(page); }

  open({ page, style, background, reachBottom }: Extract<HostToRender, { type: 'openPage' }>, path: string): void {
    const element = document.createElement('yanshou-screen');
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    const loaded = new Promise<void>((done) => { sheet.onload = sheet.onerror = () => { if (this.#shown?.page !== page) sheet.disabled = true; done(); }; });
    sheet.href = style;
    element.style.setProperty('--page-background', background);
    let draw: () => void = () => undefined;
    const drawn = new Promise<void>((resolve) => { draw = resolve; });
    const screen: Screen = { page, path, element, sheet, loaded, drawn, draw, rootId: undefined, reachBottom, atBottom: false, top: 0 };
    element.addEventListener('scroll', () => this.#scrolled(screen), { passive: true });
    this.#screens.set(page, screen);
    document.head.append(sheet);
    document.body.append(element);
  }

  /** The page's root element, made when its first patches arrive. */
  root(page: number, id: number): void {
    const screen = this.#screens.get(page);
    if (!screen || screen.rootId !== undefined) return;
    const element = document.createElement('page');
    const record: NodeRecord = { id, tag: 'page', page, element, attributes: {}, listens: new Set() };
    screen.rootId = id;
    keep(id, element, record);
    screen.element.append(element);
  }

  async show(page: number): Promise<void> {
    const screen = this.#screens.get(page);
    if (!screen) return;
    await screen.loaded;
    const before = this.#shown;
    if (before && before !== screen) {
      before.top = before.element.scrollTop;
      before.element.removeAttribute('shown');
      before.sheet.disabled = true;
    }
    this.#shown = screen;
    screen.sheet.disabled = false;
    screen.element.setAttribute('shown', '');
    screen.element.scrollTop = screen.top;
    screen.draw();
  }

  close(page: number): void {
    const screen = this.#screens.get(page);
    screen?.element.remove();
    screen?.sheet.remove();
    this.#screens.delete(page);
    screen?.draw();
    if (this.#shown === screen) this.#shown = undefined;
  }

  #scrolled(screen: Screen): void {
    const { scrollTop, scrollHeight, clientHeight } = screen.element;
    if (this.#shown !== screen) return;
    this.send({ type: 'pageScroll', page: screen.page, scrollTop, scrollHeight });
    const atBottom = scrollHeight - clientHeight - scrollTop <= screen.reachBottom;
    if (atBottom && !screen.atBottom) this.send({ type: 'reachBottom', page: screen.page });
    screen.atBottom = atBottom;
  }
}
