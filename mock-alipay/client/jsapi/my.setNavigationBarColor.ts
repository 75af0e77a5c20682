import { jsapi } from './jsapi.js';

export const setNavigationBarColor = jsapi('my.setNavigationBarColor', { backgroundColor: 'string', frontColor: 'string?' }, ({ backgroundColor, frontColor }, { program }) => {
  program.setNavigationBar({ titleBarColor: backgroundColor, ...(frontColor === undefined ? {} : { frontColor: frontColor.toLowerCase() === '#ffffff' ? 'white' : 'black' }) });
  return {};
});
