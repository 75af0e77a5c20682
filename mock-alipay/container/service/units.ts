/** Pages and components as the compiler registered them. A unit's script and template run when it is first needed. */
import { defineComponent, definePage, type Definition } from './definition.js';
import type { Owner } from './owner.js';

export type Render = (data: object, owner: Owner) => unknown;
export interface UnitSource { kind: 'page' | 'component'; uses: Record<string, string>; /** Attribute that marks this component's elements, when its styles are its own. */ scope?: string; /** Attribute of its host element, for :host. */ host?: string; generics?: Record<string, unknown>; isComponent: boolean }

export class Unit {
  #definition: Definition | undefined;
  #render: Render | undefined;
  ref: unknown;

  constructor(readonly id: string, readonly source: UnitSource, private readonly run: () => unknown, private readonly view: () => { default: Render }, private readonly loading: (unit: Unit | undefined) => void) {}

  /** @throws whatever the unit's script throws when it first runs. */
  get definition(): Definition {
    if (!this.#definition) {
      this.#definition = this.source.kind === 'page' && !this.source.isComponent ? definePage({}) : defineComponent({});
      this.loading(this);
      try { this.run(); } finally { this.loading(undefined); }
    }
    return this.#definition;
  }

  get render(): Render { return this.#render ??= this.view().default; }

  /** Page(…) or Component(…) was called while this unit's script ran. */
  define(how: 'page' | 'component', source: unknown): void {
    this.#definition = how === 'page' ? definePage(source) : defineComponent(source);
    this.ref = typeof source === 'object' && source !== null ? (source as { ref?: unknown }).ref : undefined; // any object may be asked for ref
  }
}

export class Units {
  readonly #units = new Map<string, Unit>();
  /** Scripts may require others that define too: the innermost counts. */
  readonly #loading: Unit[] = [];

  add(id: string, source: UnitSource, run: () => unknown, view: () => { default: Render }): void {
    this.#units.set(id, new Unit(id, source, run, view, (unit) => { if (unit) this.#loading.push(unit); else this.#loading.pop(); }));
  }
  get(id: string): Unit | undefined { return this.#units.get(id); }
  /** The unit whose script is running. */
  get current(): Unit | undefined { return this.#loading[this.#loading.length - 1]; }
}
