import { wrongParameter } from './jsapi.js';
import { alike } from './pure.js';

/** The user takes the first entry of each level. */
export const multiLevelSelect = alike('my.multiLevelSelect', { title: 'string?', list: 'array' }, ({ list }) => {
  if (list.length === 0) throw wrongParameter('list is empty');
  return { success: true, result: firstOfEach(list) };
});

function firstOfEach(list: unknown[]): { name: unknown }[] {
  const [first] = list;
  if (typeof first !== 'object' || first === null) return [];
  const { name, subList } = first as { name?: unknown; subList?: unknown }; // any object may be asked for a key
  return [{ name }, ...(Array.isArray(subList) ? firstOfEach(subList) : [])];
}
