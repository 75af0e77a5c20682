import { jsapi } from './jsapi.js';

export const showNavigationBarLoading = jsapi('my.showNavigationBarLoading', {}, (_params, { program }) => {
  program.setNavigationBar({ loading: true });
  return {};
});
