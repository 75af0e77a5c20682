import { jsapi } from './jsapi.js';

export const hideNavigationBarLoading = jsapi('my.hideNavigationBarLoading', {}, (_params, { program }) => {
  program.setNavigationBar({ loading: false });
  return {};
});
