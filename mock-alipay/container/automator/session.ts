/** One connected client: which pages and elements its ids mean, and what it wants to hear. */
import { z } from 'zod';
import type { Area, AutomatorEvent, Found, StackedPage, TreeElement } from './contract.js';
import { nodesOf, subtree, type Reach } from './reach.js';

const pageParams = z.object({ pageId: z.number() });
const elementParams = z.object({ pageId: z.number(), elementId: z.string() });

export interface ElementAt { page: StackedPage; ref: string; component?: number }

export class Session {
  readonly #stop: () => void;
  #wantsLog = false;

  constructor(readonly reach: Reach, private readonly tell: (method: string, params: unknown) => void) {
    this.#stop = reach.onEvent((event) => this.#forward(event));
  }

  enableLog(): void { this.#wantsLog = true; }
  end(): void { this.#stop(); }

  async page(params: Record<string, unknown>): Promise<StackedPage> {
    const { pageId } = pageParams.parse(params);
    const page = (await this.reach.stack()).find((open) => open.pageId === pageId);
    if (!page) throw new Error('the page is no longer open');
    return page;
  }

  async top(): Promise<StackedPage> {
    const top = (await this.reach.stack()).at(-1);
    if (!top) throw new Error('no page of the mini program is open');
    return top;
  }

  async element(params: Record<string, unknown>): Promise<ElementAt> {
    const { elementId } = elementParams.parse(params);
    const page = await this.page(params);
    return { page, ref: elementId, ...(elementId.startsWith('c') ? { component: Number(elementId.slice(1)) } : {}) };
  }

  /** The element's own node, or the nodes a component drew. */
  async nodes({ page, ref }: ElementAt): Promise<number[]> {
    if (ref.startsWith('n')) return [Number(ref.slice(1))];
    const found = subtree(await this.reach.tree(page.id), ref);
    if (!found) throw new Error('the component is no longer on the page');
    return nodesOf(found);
  }

  async node(element: ElementAt): Promise<number> {
    const [first] = await this.nodes(element);
    if (first === undefined) throw new Error('the component draws nothing');
    return first;
  }

  async find(page: StackedPage, query: { selector: unknown; kind: 'css' | 'xpath'; within?: string }): Promise<object[]> {
    const tree: TreeElement = await this.reach.tree(page.id);
    const found = await this.reach.view({ op: 'find', tree, kind: query.kind, selector: String(query.selector), ...(query.within === undefined ? {} : { within: query.within }) }) as Found[]; // the view's own answer
    return found.map(({ ref, tagName, component }) => ({ elementId: ref, tagName, ...(component === undefined ? {} : { nodeId: String(component) }), ...(tagName === 'video' ? { videoId: ref } : {}) }));
  }

  /** In CSS px of the phone, brought into view when asked. Only what is on screen has a place. */
  async area(element: ElementAt, scrollTo: boolean): Promise<Area> {
    await this.#onScreen(element.page);
    return await this.reach.view({ op: 'area', nodes: await this.nodes(element), scrollTo }) as Area; // the view's own answer
  }

  /** The view's corner on the phone: where a finger must add it. */
  async corner(): Promise<{ x: number; y: number }> {
    const view = this.reach.page.locator('[data-shell="view"]');
    return (await view.boundingBox()) ?? { x: 0, y: 0 };
  }

  async #onScreen({ pageId }: StackedPage): Promise<void> {
    if ((await this.top()).pageId !== pageId || (await this.reach.hand.surface()) !== 'mini-program') throw new Error('the page is not on screen');
  }

  #forward(event: AutomatorEvent): void {
    if (event.event === 'log' && this.#wantsLog) this.tell('App.logAdded', { type: event.level, args: event.args });
    if (event.event === 'exception') this.tell('App.exceptionThrown', { type: 'error', message: event.message, stack: event.stack });
    if (event.event === 'binding') this.tell('App.bindingCalled', { name: event.name, args: event.args });
  }
}
