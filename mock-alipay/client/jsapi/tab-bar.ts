/** The shared half of the tab bar family: finds the item, changes it, draws the bar anew. */
import type { Chrome } from '../../container/bridge.js';
import type { JsapiContext } from './jsapi.js';
import { JsapiError } from './jsapi.js';

type TabBar = NonNullable<Chrome['tabBar']>;

export function changeTabBar({ phone }: JsapiContext, change: (bar: TabBar) => TabBar): object {
  const { chrome } = phone.store.state;
  if (!chrome?.tabBar) throw new JsapiError(11, '当前页面不在 tabBar 上');
  phone.store.change({ chrome: { ...chrome, tabBar: change(chrome.tabBar) } });
  return {};
}

export function changeTabItem(context: JsapiContext, index: number, change: (item: TabBar['items'][number]) => TabBar['items'][number]): object {
  return changeTabBar(context, (bar) => {
    if (!bar.items[index]) throw new JsapiError(2, `无效参数: Error: Index ${index} of TabBar do not exists!`);
    return { ...bar, items: bar.items.map((item, at) => (at === index ? change(item) : item)) };
  });
}
