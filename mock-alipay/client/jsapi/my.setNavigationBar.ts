import type { Chrome } from '../../container/bridge.js';
import { jsapi } from './jsapi.js';

export const setNavigationBar = jsapi('my.setNavigationBar', {
  title: 'string?', backgroundColor: 'string?', frontColor: 'string?', reset: 'boolean?', image: 'string?', borderBottomColor: 'string?',
}, ({ title, backgroundColor, frontColor, reset }, { program }) => {
  const change: Partial<Chrome> = reset ? { titleBarColor: '#ffffff', frontColor: 'black' } : {};
  if (title !== undefined) change.title = title;
  if (backgroundColor !== undefined) change.titleBarColor = backgroundColor;
  if (frontColor !== undefined) change.frontColor = frontColor.toLowerCase() === '#ffffff' ? 'white' : 'black';
  program.setNavigationBar(change);
  return {};
});
