/** `relations` of components: parent and child, ancestor and descendant, as they stand in the composed tree (slot content belongs to whoever shows it). */
import type { ComponentInstance } from './component.js';
import { record, type Dictionary, type Method } from './definition.js';

interface Relation { path: string; rule: Dictionary; type: string }
interface Link { above: ComponentInstance; upward: Relation; downward: Relation }

const reverse: Record<string, string> = { child: 'parent', descendant: 'ancestor' };
const linked = new WeakMap<ComponentInstance, Map<string, Set<ComponentInstance>>>();
const links = new WeakMap<ComponentInstance, Link[]>();

/** A mounted component finds the ones above it that it is related to. Both sides must name each other. */
export function linkRelations(below: ComponentInstance): void {
  const found: Link[] = [];
  for (const upward of relationsOf(below)) {
    if (upward.type !== 'parent' && upward.type !== 'ancestor') continue;
    for (let above = below.composedParent; above; above = above.composedParent) {
      const downward = isMeant(upward, below, above) ? relationsOf(above).find((relation) => reverse[relation.type] === upward.type && isMeant(relation, above as ComponentInstance, below)) : undefined; // the loop's condition
      if (!downward) continue;
      found.push({ above, upward, downward });
      if (upward.type === 'parent') break;
    }
  }
  links.set(below, found);
  for (const link of found) link.above.onceMounted(() => { tell('linked', link, below); });
}

export function unlinkRelations(below: ComponentInstance): void {
  for (const link of links.get(below) ?? []) tell('unlinked', link, below);
}

/** getRelationNodes(path): the related components, as ISV code knows them. */
export function relationNodes(of: ComponentInstance, path: string): Dictionary[] {
  return [...linked.get(of)?.get(path) ?? []].map(({ api }) => api);
}

function tell(what: 'linked' | 'unlinked', { above, upward, downward }: Link, below: ComponentInstance): void {
  for (const [self, other, { path, rule }] of [[above, below, downward], [below, above, upward]] as const) {
    const known = linked.get(self) ?? new Map<string, Set<ComponentInstance>>();
    const related = known.get(path) ?? new Set();
    if (what === 'linked') related.add(other); else related.delete(other);
    linked.set(self, known.set(path, related));
    const listener = rule[what];
    if (typeof listener === 'function') self.guard(() => (listener as Method).call(self.api, other.api)); // a function by the check
  }
}

function relationsOf({ definition }: ComponentInstance): Relation[] {
  return Object.entries(definition.relations).map(([path, rule]) => ({ path, rule: record(rule), type: String(record(rule)['type'] ?? '') }));
}

/** By the path of the other component, or by a mixin both parties know (`target`). */
function isMeant({ path, rule }: Relation, self: ComponentInstance, other: ComponentInstance): boolean {
  return rule['target'] === undefined ? resolved(self.unit.id, path) === other.unit.id : other.definition.mixins.includes(rule['target']);
}

function resolved(from: string, path: string): string {
  if (path.startsWith('/')) return path.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) if (part === '..') parts.pop(); else if (part !== '.') parts.push(part);
  return parts.join('/');
}
