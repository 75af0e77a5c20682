/** What a real IDE's automation port tells of the screen: elements by tag, their text, place and style. Not what lies over what, nor when all is at rest. */
import { PNG } from 'pngjs';
import type { Box, ScreenNode } from '../../evidence/contract.js';
import type { MiniProgram } from './automator-line.js';
import type { Capture, ShellControl } from './stage.js';

type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>;

const roles: Record<string, ScreenNode['role']> = {
  button: 'button', navigator: 'link', input: 'input', textarea: 'input', picker: 'input', checkbox: 'checkbox', radio: 'checkbox', switch: 'checkbox',
  image: 'image', canvas: 'canvas', 'web-view': 'web-view', text: 'text', view: 'text',
};
const hinted: Record<string, [attribute: string, hint: string][]> = { button: [['open-type', 'open-type']], navigator: [['url', 'url']], image: [['src', 'src']], input: [['type', 'type']], 'web-view': [['src', 'src']] };

export class IdeScreen {
  #nodes: { node: ScreenNode; element: Element }[] = [];

  constructor(private readonly mini: MiniProgram) {}

  async capture(): Promise<Capture> {
    const page = await this.mini.currentPage();
    const { windowWidth: w = 0, windowHeight: h = 0 } = await this.mini.systemInfo() as { windowWidth?: number; windowHeight?: number }; // the platform's own answer
    this.#nodes = page ? await this.#read(page, { w, h }) : [];
    const top = page ? Number(await page.scrollTop()) || 0 : 0;
    const height = page ? Number((await page.size()).height) || h : h;
    return {
      surface: 'mini-program', ...(page ? { page: { path: page.path, query: page.query as Record<string, string> } } : {}), title: '', viewport: { w, h }, // queries are texts
      scroll: { top, height, atEnd: top + h >= height - 1 }, settled: false, tree: this.#nodes.map(({ node }) => node), overlay: {},
    };
  }

  async tap(node: ScreenNode): Promise<void> { await this.#nodes[node.i]?.element.tap(); }

  async type(node: ScreenNode, text: string): Promise<void> {
    const element = this.#nodes[node.i]?.element as (Element & { input?(text: string): Promise<void> }) | undefined; // fields have it
    await element?.input?.(text);
  }

  async locate(selector: string): Promise<ScreenNode | undefined> {
    await this.capture();
    const wanted = await (await this.mini.currentPage())?.$(selector);
    return this.#nodes.find(({ element }) => element === wanted)?.node; // the client gives one object an element
  }

  /** The client's own words for what the platform draws; false for what no IDE has. */
  press({ control }: ShellControl): Promise<boolean> {
    const native = this.mini.native();
    const ways: Partial<Record<ShellControl['control'], (() => Promise<unknown>)[]>> = {
      back: [() => native.navigateLeft()], 'own-entry': [() => native.goHome()],
      'dialog-accept': [() => native.confirmModal(), () => native.authorizeAllow()], 'dialog-decline': [() => native.cancelModal(), () => native.authorizeCancel()],
      'sheet-agree': [() => native.authorizeAllow()], 'sheet-cancel': [() => native.authorizeCancel()],
    };
    return (ways[control] ?? []).reduce<Promise<boolean>>(async (done, way) => (await done) || way().then(() => true, () => false), Promise.resolve(false));
  }

  /** An IDE's texts cannot be replaced for a picture: what would have been is painted over. */
  blackened(picture: Buffer, mask: (text: string) => string): Buffer {
    const png = PNG.sync.read(picture);
    const { w } = this.#nodes.reduce((widest, { node }) => (node.box.w > widest.w ? node.box : widest), { w: 1 });
    const scale = Math.max(1, Math.round(png.width / Math.max(w, 300)));
    for (const { node } of this.#nodes) if (mask(node.text) !== node.text) paint(png, node.box, scale);
    return PNG.sync.write(png);
  }

  async #read(page: Page, viewport: { w: number; h: number }): Promise<{ node: ScreenNode; element: Element }[]> {
    const read: { node: ScreenNode; element: Element }[] = [];
    for (const tag of Object.keys(roles)) {
      for (const element of await page.$$(tag) as Element[]) { // the client's types say any
        // Only what holds nothing else has a text of its own.
        if (tag === 'view' && (await element.wxml()).includes('<')) continue;
        read.push({ element, node: await nodeOf(element, read.length, viewport) });
      }
    }
    return read;
  }
}

async function nodeOf(element: Element, i: number, viewport: { w: number; h: number }): Promise<ScreenNode> {
  const { tagName: tag } = element;
  const { left: x, top: y } = await element.offset() as { left: number; top: number }; // the protocol's own shape
  const { width, height } = await element.size();
  const box = { x, y, w: Number(width), h: Number(height) };
  const [opacity, color, background, fontSize] = await Promise.all(['opacity', 'color', 'background-color', 'font-size'].map((name) => element.style(name)));
  const role = roles[tag] ?? 'group';
  const hints = Object.fromEntries((await Promise.all((hinted[tag] ?? []).map(async ([attribute, hint]) => [hint, await element.attribute(attribute)] as const))).filter(([, value]) => value));
  return {
    i, parent: -1, text: (await element.text()) || (role === 'input' ? (await element.attribute('placeholder')) ?? '' : ''), role, tag, box, tappable: role !== 'image' && role !== 'canvas', onTop: true,
    inView: y < viewport.h && y + box.h > 0 && box.w > 0 && box.h > 0, disabled: false, opacity: Number(opacity ?? 1), color: color ?? '', background: background ?? '',
    fontSize: Number.parseFloat(fontSize ?? '') || 0, ...(Object.keys(hints).length > 0 ? { hints } : {}), zone: 'mini',
  };
}

function paint(png: PNG, { x, y, w, h }: Box, scale: number): void {
  for (let row = Math.max(0, Math.floor(y * scale)); row < Math.min(png.height, (y + h) * scale); row++) {
    const [from, to] = [Math.max(0, Math.floor(x * scale)), Math.min(png.width, Math.ceil((x + w) * scale))];
    if (to > from) png.data.fill(0, (row * png.width + from) * 4, (row * png.width + to) * 4);
  }
}
