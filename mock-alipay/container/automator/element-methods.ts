/** Element.*: one element or component of a page. */
import { drag, tap, touchesOf } from './touch.js';
import { listOf, names, record, unsupported, type AutomatorMethod, type Params } from './method.js';
import { pathOf } from './page-methods.js';
import type { ElementAt, Session } from './session.js';

type Run = (session: Session, element: ElementAt, params: Params) => Promise<object | void>;
const on = (run: Run): AutomatorMethod['run'] => async (session, params) => run(session, await session.element(params), params);

const holder = ({ page, component }: ElementAt): { page: number; component?: number } => ({ page: page.id, ...(component === undefined ? {} : { component }) });
const find = (session: Session, { page, ref }: ElementAt, params: Params): Promise<object[]> => session.find(page, { selector: params['selector'], kind: 'css', within: ref });

export const elementMethods = {
  'Element.getElement': {
    api: 'element.$', support: 'works',
    run: on(async (session, element, params) => {
      const [found] = await find(session, element, params);
      if (!found) throw new Error('no such element');
      return found;
    }),
  },
  'Element.getElements': { api: 'element.$$', support: 'works', run: on(async (session, element, params) => ({ elements: await find(session, element, params) })) },
  'Element.getDOMProperties': { api: 'element.size, text', support: 'works', run: on(async (session, element, params) => ({ properties: await session.reach.view({ op: 'dom', nodes: await session.nodes(element), names: names(params['names']) }) })) },
  'Element.getStyles': { api: 'element.style', support: 'works', run: on(async (session, element, params) => ({ styles: await session.reach.view({ op: 'styles', nodes: await session.nodes(element), names: names(params['names']) }) })) },
  'Element.getAttributes': {
    api: 'element.attribute', support: 'works',
    run: on(async (session, element, params) => {
      const given = await properties(session, element);
      return { attributes: names(params['names']).map((name) => textOf(given[name] ?? given[camel(name)])) };
    }),
  },
  'Element.getProperties': { api: 'element.property, value', support: 'works', run: on(getProperties) },
  'Element.getOffset': { api: 'element.offset', support: 'works', run: on(async (session, element) => { const { x, y } = await session.area(element, false); return { left: x, top: y }; }) },
  'Element.getWXML': {
    api: 'element.wxml, outerWxml', support: 'works', note: '给出 AXML：自定义组件的标签在，指令（a:if 等）已经算完',
    run: on(async (session, { page, ref }, { type }) => ({ wxml: await session.reach.view({ op: 'markup', tree: await session.reach.tree(page.id), ref, type: type === 'inner' ? 'inner' : 'outer' }) })),
  },
  'Element.tap': { api: 'element.tap', support: 'works', note: '先滚到可见处，再像手指一样点中心；被挡住时直接触发它的 tap', run: on(tap) },
  'Element.touchstart': { api: 'element.touchstart, longpress', support: 'works', run: on((session, element, params) => touch(session, element, { ...params, eventName: 'touchstart' })) },
  'Element.touchmove': { api: 'element.touchmove', support: 'works', run: on((session, element, params) => touch(session, element, { ...params, eventName: 'touchmove' })) },
  'Element.touchend': { api: 'element.touchend, longpress', support: 'works', note: 'longpress 的间隔是 350 毫秒，不到支付宝 longTap 的 500 毫秒', run: on((session, element, params) => touch(session, element, { ...params, eventName: 'touchend' })) },
  'Element.dispatchEvent': { api: 'element.dispatchEvent', support: 'works', run: on(touch) },
  'Element.triggerEvent': { api: 'element.trigger', support: 'works', note: '在自定义组件上是调用使用者给的 onXxx', run: on((session, element, { type, detail }) => send(session, element, { name: String(type), detail: record(detail), bubbles: true })) },
  'Element.setData': { api: 'element.setData（自定义组件）', support: 'works', run: on(async (session, element, params) => { await session.reach.program({ op: 'setData', ...holder(element), data: record(params['data']) }); }) },
  'Element.getData': { api: 'element.data（自定义组件）', support: 'works', run: on(async (session, element, params) => ({ data: await session.reach.program({ op: 'getData', ...holder(element), ...pathOf(params) }) ?? null })) },
  'Element.callMethod': {
    api: 'element.callMethod（自定义组件）', support: 'works',
    run: on(async (session, element, { method, args }) => {
      const result = await session.reach.program({ op: 'callMethod', ...holder(element), method: String(method), args: listOf(args) });
      await session.reach.settle();
      return { result: result ?? null };
    }),
  },
  'Element.callFunction': { api: 'input、textarea、scroll-view、swiper、movable-view、switch、slider 的方法', support: 'works', run: on(async (session, element, { functionName, args }) => ({ result: await builtin(session, element, String(functionName), listOf(args)) ?? null })) },
  'Element.callContextMethod': unsupported('element.callContextMethod（video）', '视频不播放', 'video is not played in this container'),
} satisfies Record<string, AutomatorMethod>;

async function properties(session: Session, element: ElementAt): Promise<Params> {
  const node = element.component === undefined ? { node: await session.node(element) } : {};
  return record(await session.reach.program({ op: 'properties', ...holder(element), ...node }));
}

/** What the client may ask for is the answer to `__propPublic`. */
async function getProperties(session: Session, element: ElementAt, params: Params): Promise<object> {
  const given = await properties(session, element);
  const isElement = element.component === undefined;
  const live = isElement ? await session.reach.view({ op: 'value', node: await session.node(element) }) : null;
  const moved = isElement && names(params['names']).some((name) => name.startsWith('_translate')) ? record(await session.reach.view({ op: 'offsetInArea', node: await session.node(element) })) : {};
  const known: Params = { ...given, ...(live === null ? {} : { value: live }) };
  const special: Params = { __propPublic: Object.fromEntries(Object.keys(known).map((name) => [name, true])), _translateX: moved['x'], _translateY: moved['y'] };
  return { properties: names(params['names']).map((name) => special[name] ?? known[name] ?? null) };
}

interface Sent { name: string; detail: Params; bubbles: boolean; touches?: unknown; changeTouches?: unknown }

async function send(session: Session, element: ElementAt, { name, detail, bubbles, touches, changeTouches }: Sent): Promise<void> {
  const wire = touches === undefined ? {} : { touches: await touchesOf(session, element, touches), changedTouches: await touchesOf(session, element, changeTouches ?? touches) };
  await session.reach.program({ op: 'trigger', ...holder(element), node: element.component === undefined ? await session.node(element) : 0, name, detail, bubbles, ...wire });
  await session.reach.settle();
}

/** Touches go to the element a component drew. */
async function touch(session: Session, element: ElementAt, { eventName, touches, changeTouches, detail }: Params): Promise<void> {
  const { component: _component, ...drawn } = element;
  const at = { ...drawn, ref: `n${await session.node(element)}` };
  await send(session, at, { name: String(eventName), detail: record(detail), bubbles: true, touches: touches ?? [], changeTouches });
}

async function builtin(session: Session, element: ElementAt, name: string, args: unknown[]): Promise<unknown> {
  const node = await session.node(element);
  const [x = 0, y = 0] = args.map(Number);
  switch (name) {
    case 'input.input': case 'textarea.input': return done(session, session.reach.view({ op: 'field', node, value: String(args[0] ?? '') }));
    case 'switch.tap': return tap(session, element);
    case 'scroll-view.scrollTo': return done(session, session.reach.view({ op: 'scroll', node, x, y }));
    case 'scroll-view.scrollTop': case 'scroll-view.scrollLeft': case 'scroll-view.scrollWidth': case 'scroll-view.scrollHeight':
      return session.reach.view({ op: 'metric', node, name: name.slice('scroll-view.'.length) as 'scrollTop' }); // one of the four by the case
    case 'swiper.swipeTo': return swipeTo(session, element, x);
    case 'movable-view.moveTo': return moveTo(session, element, { x, y });
    case 'slider.slideTo': return slideTo(session, element, x);
    default: throw new Error(`there is no function ${name}`);
  }
}

async function done(session: Session, act: Promise<unknown>): Promise<void> {
  await act;
  await session.reach.settle();
}

/** One slide a stroke, as a person gets there; ends when a stroke changes nothing. */
async function swipeTo(session: Session, element: ElementAt, wanted: number): Promise<void> {
  const node = await session.node(element);
  for (let last = -1; ;) {
    const { current, vertical } = await session.reach.view({ op: 'swiper', node }) as { current: number; vertical: boolean }; // the view's own answer
    if (current === wanted) return;
    if (current === last) throw new Error(`the swiper stops at ${current}`);
    last = current;
    const { x, y, width, height } = await session.area(element, true);
    const [near, far] = current < wanted ? [0.8, 0.2] : [0.2, 0.8];
    const at = (part: number): { x: number; y: number } => (vertical ? { x: x + width / 2, y: y + height * part } : { x: x + width * part, y: y + height / 2 });
    await drag(session, at(near), at(far));
  }
}

async function moveTo(session: Session, element: ElementAt, to: { x: number; y: number }): Promise<void> {
  const now = await session.reach.view({ op: 'offsetInArea', node: await session.node(element) }) as { x: number; y: number }; // the view's own answer
  const { x, y, width, height } = await session.area(element, true);
  const from = { x: x + width / 2, y: y + height / 2 };
  await drag(session, from, { x: from.x + to.x - now.x, y: from.y + to.y - now.y });
}

async function slideTo(session: Session, element: ElementAt, value: number): Promise<void> {
  const { min = 0, max = 100 } = await properties(session, element);
  const { x, y, width, height } = await session.area(element, true);
  const part = Math.min(1, Math.max(0, (value - Number(min)) / (Number(max) - Number(min) || 1)));
  await drag(session, { x: x + 1, y: y + height / 2 }, { x: x + Math.min(width - 1, Math.max(1, part * width)), y: y + height / 2 });
}

const textOf = (value: unknown): string | null => (value === undefined || value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value));
const camel = (name: string): string => (name.startsWith('data-') ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
