import { jsapi } from './jsapi.js';

export const redirectTo = jsapi('my.redirectTo', { url: 'string' }, async ({ url }, { program }) => {
  await program.navigate('redirectTo', url);
  return {};
});
