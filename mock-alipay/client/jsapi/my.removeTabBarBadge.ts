import { jsapi } from './jsapi.js';
import { changeTabItem } from './tab-bar.js';

export const removeTabBarBadge = jsapi('my.removeTabBarBadge', { index: 'number' }, ({ index }, context) =>
  changeTabItem(context, index, ({ badge: _gone, ...item }) => item));
