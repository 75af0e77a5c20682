import { jsapi } from './jsapi.js';
import { changeTabItem } from './tab-bar.js';

export const setTabBarItem = jsapi('my.setTabBarItem', { index: 'number', text: 'string', iconPath: 'string?', selectedIconPath: 'string?' }, ({ index, text }, context) =>
  changeTabItem(context, index, (item) => ({ ...item, name: text })));
