/** $selectComponent: `#id`, `.class` and tag names, matched against what the tags carry. */
import type { ComponentInstance } from './component.js';
import type { Owner } from './owner.js';

export function selectComponents(scope: Owner, selector: string): ComponentInstance[] {
  const matches = matcher(selector.trim());
  return [...scope.page.components].filter((component) => isWithin(component, scope) && matches(component));
}

function isWithin(component: ComponentInstance, scope: Owner): boolean {
  for (let owner: Owner | undefined = component.owner; owner; owner = owner.owner) if (owner === scope) return true;
  return false;
}

/** The last part decides; ancestors in a descendant selector are elements, which components do not know. */
function matcher(selector: string): (component: ComponentInstance) => boolean {
  const last = selector.split(/\s+|>/).filter(Boolean).at(-1) ?? '';
  const parts = [...last.matchAll(/([#.]?)([\w-]+)/g)].map(([, kind, name = '']) => ({ kind, name }));
  return (component) => parts.length > 0 && parts.every(({ kind, name }) => {
    if (kind === '#') return component.props['id'] === name;
    if (kind === '.') return `${String(component.props['class'] ?? '')} ${String(component.props['className'] ?? '')}`.split(/\s+/).includes(name);
    return component.tag === name;
  });
}
