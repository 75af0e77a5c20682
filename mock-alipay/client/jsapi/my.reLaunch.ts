import { jsapi } from './jsapi.js';

export const reLaunch = jsapi('my.reLaunch', { url: 'string' }, async ({ url }, { program }) => {
  await program.navigate('reLaunch', url);
  return {};
});
