import { jsapi } from './jsapi.js';

export const hideTabBar = jsapi('my.hideTabBar', { animation: 'boolean?' }, (_params, { phone }) => {
  phone.store.change({ tabBarHidden: true });
  return {};
});
