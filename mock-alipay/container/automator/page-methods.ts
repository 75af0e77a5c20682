/** Page.*: one page of the stack, also one below the top. */
import { listOf, names, record, type AutomatorMethod, type Params } from './method.js';
import type { Session } from './session.js';

const first = async (session: Session, params: Params, kind: 'css' | 'xpath'): Promise<object> => {
  const [found] = await session.find(await session.page(params), { selector: params['selector'], kind });
  if (!found) throw new Error('no such element');
  return found;
};
const all = async (session: Session, params: Params, kind: 'css' | 'xpath'): Promise<object> => ({ elements: await session.find(await session.page(params), { selector: params['selector'], kind }) });

export const pageMethods = {
  'Page.getElement': { api: 'page.$', support: 'works', note: '选择器同时认元素和自定义组件的标签名', run: (session, params) => first(session, params, 'css') },
  'Page.getElements': { api: 'page.$$, waitFor', support: 'works', run: (session, params) => all(session, params, 'css') },
  'Page.getElementByXpath': { api: 'page.xpath, getElementByXpath', support: 'works', run: (session, params) => first(session, params, 'xpath') },
  'Page.getElementsByXpath': { api: 'page.getElementsByXpath', support: 'works', run: (session, params) => all(session, params, 'xpath') },
  'Page.getData': { api: 'page.data', support: 'works', run: async (session, params) => ({ data: await session.reach.program({ op: 'getData', page: (await session.page(params)).id, ...pathOf(params) }) ?? null }) },
  'Page.setData': { api: 'page.setData', support: 'works', run: async (session, params) => { await session.reach.program({ op: 'setData', page: (await session.page(params)).id, data: record(params['data']) }); } },
  'Page.callMethod': {
    api: 'page.callMethod', support: 'works',
    run: async (session, params) => {
      const result = await session.reach.program({ op: 'callMethod', page: (await session.page(params)).id, method: String(params['method']), args: listOf(params['args']) });
      await session.reach.settle();
      return { result: result ?? null };
    },
  },
  'Page.getWindowProperties': {
    api: 'page.size, scrollTop', support: 'works',
    run: async (session, params) => ({ properties: await session.reach.view({ op: 'window', page: (await session.page(params)).id, names: names(params['names']) }) }),
  },
} satisfies Record<string, AutomatorMethod>;

export const pathOf = ({ path }: Params): { path?: string } => (typeof path === 'string' && path !== '' ? { path } : {});
