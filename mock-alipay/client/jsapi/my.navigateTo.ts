import { jsapi } from './jsapi.js';

export const navigateTo = jsapi('my.navigateTo', { url: 'string' }, async ({ url }, { program }) => {
  await program.navigate('navigateTo', url);
  return {};
});
