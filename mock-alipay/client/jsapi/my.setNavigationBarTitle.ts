import { jsapi } from './jsapi.js';

export const setNavigationBarTitle = jsapi('my.setNavigationBarTitle', { title: 'string' }, ({ title }, { program }) => {
  program.setNavigationBar({ title });
  return {};
});
