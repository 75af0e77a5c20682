/** my.canIUse: names of JSAPIs, `component2`, and `tag.attribute.value`. */
import { builtinTags, placeholderTags } from '../../tags.js';
import type { Dictionary } from '../definition.js';
import type { MyContext } from './context.js';
import { lackingSyncNames, syncNames } from './names.js';

const own = new Set<string>([...syncNames.filter((name) => !lackingSyncNames.includes(name)), 'canIUse', 'createSelectorQuery', 'createIntersectionObserver', 'pageScrollTo', 'startPullDownRefresh', 'stopPullDownRefresh']);
const features: Record<string, boolean> = { 'lifestyle': false, 'Component': true, 'Mixin': true, 'observers': true, 'virtualHost': true };

export function canIUse(what: string, my: Dictionary, { boot, program }: MyContext): boolean {
  if (what === 'component2') return program.component2;
  const [name = ''] = what.split('.');
  if (features[name] !== undefined) return features[name];
  if ((builtinTags as readonly string[]).includes(name)) return !placeholderTags.has(name); // any string may be looked up
  if (boot.jsapis.includes(`my.${what}`) || boot.jsapis.includes(`my.${name}`)) return true;
  return own.has(name) && typeof my[name] === 'function';
}
