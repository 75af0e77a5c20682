import { jsapi } from './jsapi.js';

export const switchTab = jsapi('my.switchTab', { url: 'string' }, async ({ url }, { program }) => {
  await program.navigate('switchTab', url);
  return {};
});
