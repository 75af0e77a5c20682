/** `externalClasses`: a class name in the component's template stands for the classes its user passes under that name. */
import type { Dictionary } from './definition.js';
import type { Owner } from './owner.js';

export function withExternalClasses(owner: Owner, attrs: Dictionary): Dictionary {
  const { externalClasses } = owner.definition;
  const { class: given } = attrs;
  if (externalClasses.length === 0 || typeof given !== 'string' || !('props' in owner)) return attrs;
  const props = owner.props as Dictionary; // components have props
  const names = given.split(/\s+/).flatMap((name) => (externalClasses.includes(name) ? String(props[camel(name)] ?? '') : name));
  return { ...attrs, class: names.filter(Boolean).join(' ') };
}

/** Attributes reach a component in camel case. */
function camel(name: string): string {
  return name.replace(/-([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
