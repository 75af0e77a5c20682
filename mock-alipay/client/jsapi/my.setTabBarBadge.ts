import { jsapi } from './jsapi.js';
import { changeTabItem } from './tab-bar.js';

/** More than three characters show as two and ……. */
export const setTabBarBadge = jsapi('my.setTabBarBadge', { index: 'number', text: 'string' }, ({ index, text }, context) =>
  changeTabItem(context, index, (item) => ({ ...item, badge: text.length > 3 ? `${text.slice(0, 2)}……` : text })));
