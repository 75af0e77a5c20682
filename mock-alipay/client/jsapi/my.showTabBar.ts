import { jsapi } from './jsapi.js';

export const showTabBar = jsapi('my.showTabBar', { animation: 'boolean?' }, (_params, { phone }) => {
  phone.store.change({ tabBarHidden: false });
  return {};
});
