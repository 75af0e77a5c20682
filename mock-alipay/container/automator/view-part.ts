/** The endpoint's arm in the render frame: finds by selector, measures, and does to elements what a finger cannot be made to do from outside. */
import { nodeById, recordOf } from '../render/nodes.js';
import { behaviourOf } from '../render/elements/registry.js';
import type { Screens } from '../render/screens.js';
import type { Area, Found, TreeElement, ViewRequest } from './contract.js';

export function installViewPart(screens: Screens): void {
  Object.assign(window, { __yanshouAutomator: (request: ViewRequest) => answer(request, screens) });
}

function answer(request: ViewRequest, screens: Screens): unknown {
  switch (request.op) {
    case 'find': return find(request);
    case 'markup': return markup(request);
    case 'dom': return request.names.map((name) => domProperty(elements(request.nodes), name));
    case 'styles': { const [first] = elements(request.nodes); return request.names.map((name) => (first ? getComputedStyle(first).getPropertyValue(kebab(name)) : '')); }
    case 'area': return area(elements(request.nodes), request.scrollTo);
    case 'window': { const screen = screens.get(request.page)?.element; return request.names.map((name) => windowProperty(screen, name)); }
    case 'value': return valueOf(element(request.node));
    case 'field': return type(element(request.node), request.value);
    case 'click': element(request.node).click(); return null;
    case 'scroll': element(request.node).scrollTo({ left: request.x, top: request.y, behavior: 'instant' }); return null;
    case 'metric': return element(request.node)[request.name];
    case 'swiper': { const swiper = element(request.node); return { current: Number(swiper.style.getPropertyValue('--current')), vertical: swiper.hasAttribute('vertical') }; }
    case 'offsetInArea': { const { transform } = getComputedStyle(element(request.node)); const { e, f } = new DOMMatrix(transform === 'none' ? '' : transform); return { x: e, y: f }; }
  }
}

/** The tree stands in a document of its own, so that the browser's own engines answer for components as well as for elements. */
function find({ tree, kind, selector, within }: Extract<ViewRequest, { op: 'find' }>): Found[] {
  const { root, elementOf, describe } = standIn(tree);
  const from = within === undefined ? root : elementOf.get(within);
  if (!from) throw new Error('the element is no longer on the page');
  const found = kind === 'xpath' ? byXpath(from, selector) : [...(within === undefined && root.matches(selector) ? [root] : []), ...from.querySelectorAll(selector)];
  return found.flatMap((element) => describe.get(element) ?? []);
}

function byXpath(from: Element, selector: string): Element[] {
  const { ownerDocument } = from;
  const result = ownerDocument.evaluate(selector, from.parentElement ? from : ownerDocument, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: result.snapshotLength }, (_, index) => result.snapshotItem(index)).filter((node): node is Element => node instanceof Element);
}

function markup({ tree, ref, type }: Extract<ViewRequest, { op: 'markup' }>): string {
  const element = standIn(tree).elementOf.get(ref);
  if (!element) throw new Error('the element is no longer on the page');
  const serializer = new XMLSerializer();
  return type === 'outer' ? serializer.serializeToString(element) : [...element.childNodes].map((child) => serializer.serializeToString(child)).join('');
}

interface StandIn { root: Element; elementOf: Map<string, Element>; describe: Map<Element, Found> }

function standIn(tree: TreeElement): StandIn {
  const elementOf = new Map<string, Element>();
  const describe = new Map<Element, Found>();
  const owner = document.implementation.createDocument(null, null);
  const build = ([ref, tag, attributes, children, component]: TreeElement): Element => {
    const element = owner.createElementNS(null, /^[a-z][\w.-]*$/i.test(tag) ? tag : 'unknown');
    for (const [name, value] of Object.entries(attributes)) if (/^[a-z_][\w.-]*$/i.test(name)) element.setAttribute(kebab(name), value);
    elementOf.set(ref, element);
    describe.set(element, { ref, tagName: tag, ...(component === undefined ? {} : { component }) });
    for (const child of children) element.append(typeof child === 'string' ? owner.createTextNode(child) : build(child));
    return element;
  };
  const root = build(tree);
  owner.append(root);
  return { root, elementOf, describe };
}

function element(id: number): HTMLElement {
  const node = nodeById(id);
  if (!(node instanceof HTMLElement)) throw new Error('the element is no longer on the page');
  return node;
}

const elements = (ids: readonly number[]): HTMLElement[] => ids.map(element);

function domProperty(all: HTMLElement[], name: string): unknown {
  if (name === 'innerText') return all.map((element) => element.innerText).filter(Boolean).join('\n');
  const { width, height } = boxOf(all);
  if (name === 'offsetWidth') return Math.round(width);
  if (name === 'offsetHeight') return Math.round(height);
  const [first] = all;
  const value: unknown = first ? Reflect.get(first, name) : undefined;
  return typeof value === 'object' || typeof value === 'function' ? null : value ?? null;
}

function boxOf(all: HTMLElement[]): { x: number; y: number; width: number; height: number } {
  const boxes = all.map((element) => element.getBoundingClientRect());
  const [x, y] = [Math.min(...boxes.map(({ left }) => left)), Math.min(...boxes.map(({ top }) => top))];
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  return { x, y, width: Math.max(...boxes.map(({ right }) => right)) - x, height: Math.max(...boxes.map(({ bottom }) => bottom)) - y };
}

function area(all: HTMLElement[], scrollTo: boolean): Area {
  if (scrollTo) all[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = boxOf(all);
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return { ...box, onTop: hit !== null && all.some((element) => element.contains(hit)) };
}

/** A page scrolls in its screen; WeChat's names for it are the document's. */
function windowProperty(screen: HTMLElement | undefined, name: string): unknown {
  const [, property = ''] = /^document\.(?:documentElement|body)\.(\w+)$/.exec(name) ?? [];
  if (screen && ['scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight', 'clientWidth', 'clientHeight'].includes(property)) return Reflect.get(screen, property);
  return name === 'innerWidth' || name === 'innerHeight' ? window[name] : null;
}

function valueOf(element: HTMLElement): unknown {
  const record = recordOf(element);
  return record ? behaviourOf(record.tag)?.value?.(record) ?? null : null;
}

function type(field: HTMLElement, value: string): null {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('not a field');
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.blur();
  return null;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
