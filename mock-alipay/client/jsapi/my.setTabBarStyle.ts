import { jsapi } from './jsapi.js';
import { changeTabBar } from './tab-bar.js';

export const setTabBarStyle = jsapi('my.setTabBarStyle', { color: 'string', selectedColor: 'string', backgroundColor: 'string', borderStyle: 'string?' },
  ({ color, selectedColor, backgroundColor }, context) => changeTabBar(context, (bar) => ({ ...bar, textColor: color, selectedColor, backgroundColor })));
