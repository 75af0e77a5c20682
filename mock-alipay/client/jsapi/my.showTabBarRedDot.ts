import { jsapi } from './jsapi.js';
import { changeTabItem } from './tab-bar.js';

export const showTabBarRedDot = jsapi('my.showTabBarRedDot', { index: 'number' }, ({ index }, context) => changeTabItem(context, index, (item) => ({ ...item, badge: '•' })));
