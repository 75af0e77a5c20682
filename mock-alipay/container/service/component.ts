/** A custom component: Preact drives when it renders, the platform's rules say which hooks run. */
import { Component as PreactComponent, createElement, type ComponentChild, type ComponentClass } from 'preact';
import { initialData, record, type Dictionary } from './definition.js';
import { Owner, type SlotEntry } from './owner.js';
import type { PageInstance } from './page.js';
import { linkRelations, relationNodes, unlinkRelations } from './relations.js';
import { selectComponents } from './select-component.js';
import type { Unit } from './units.js';

export interface HostProps { owner: Owner; given: Dictionary; slots: readonly SlotEntry[] | null; tag: string; saveRef?: unknown }

/** Each unit has its own Preact class: another component in the same place is another instance. */
export function hostClassOf(unit: Unit): ComponentClass<HostProps> {
  const known = classes.get(unit);
  if (known) return known;
  const created = class extends ComponentHost { constructor(props: HostProps, above: Above) { super(props, unit, above); } };
  classes.set(unit, created);
  return created;
}
const classes = new WeakMap<Unit, ComponentClass<HostProps>>();

/** Preact hands this down its own tree, in which slot content stands under the component that shows it. */
interface Above { composedParent?: ComponentInstance }

class ComponentHost extends PreactComponent<HostProps> {
  readonly instance: ComponentInstance;

  constructor(props: HostProps, unit: Unit, above: Above) {
    super(props, above);
    this.instance = new ComponentInstance(props, unit, (done) => this.setState({}, done), above.composedParent);
    this.instance.init(props);
  }

  override getChildContext(): Above { return { composedParent: this.instance }; }
  override shouldComponentUpdate(next: HostProps): boolean { return this.instance.shouldRender(this.props, next); }
  override componentDidMount(): void { this.instance.mounted(this.props); }
  override componentDidUpdate(): void { this.instance.updated(); }
  override componentWillUnmount(): void { this.instance.unmounted(); }
  override render(): ComponentChild { return this.instance.render(this.props); }
}

export class ComponentInstance extends Owner {
  readonly owner: Owner;
  readonly tag: string;
  props: Dictionary = {};
  #dirty = false;
  #previousProps: Dictionary | undefined;
  /** setData inside didUpdate renders, but does not call didUpdate again (the platform's own rule against endless loops). */
  #inDidUpdate = false;
  #skipDidUpdate = false;
  #alive = true;
  #updates = { since: 0, count: 0 };

  constructor(host: HostProps, unit: Unit, private readonly rerender: (done: () => void) => void, readonly composedParent?: ComponentInstance) {
    super(host.owner.runtime, unit, unit.definition);
    this.owner = host.owner;
    this.tag = host.tag;
    this.page.components.add(this);
  }

  get page(): PageInstance { return this.owner.page; }

  init(host: HostProps): void {
    const { definition } = this;
    this.slots = host.slots ?? [];
    this.data = initialData(definition, (error) => this.runtime.report.error(error, this.page.path));
    this.props = mergeProps(definition.props, host.given);
    Object.assign(this.api, definition.rest, definition.methods, this.#platformApi(), { data: this.data, props: this.props });
    if (!this.runtime.program.component2) return;
    this.runHook('created');
    this.runHook('onInit');
    this.#derive(this.props);
  }

  shouldRender(before: HostProps, next: HostProps): boolean {
    const props = before.given === next.given ? this.props : mergeProps(this.definition.props, next.given);
    const changed = changedKeys(this.props, props);
    this.slots = next.slots ?? [];
    if (changed.length > 0) {
      this.#previousProps ??= this.props;
      this.#derive(props);
      this.props = this.api['props'] = props;
      this.notifyObservers(changed, props);
      return true;
    }
    // Objects may have been edited in place, and slots hold the owner's data: draw anew, without didUpdate.
    return this.#dirty || this.slots.length > 0 || Object.values(props).some((value) => typeof value === 'object' && value !== null);
  }

  render(host: HostProps): ComponentChild {
    this.slots = host.slots ?? [];
    const { unit, definition, runtime } = this;
    const content = this.guard(() => unit.render(this.viewData(), this)) as ComponentChild; // template code gives Preact children
    if (definition.options['virtualHost'] !== false) return content;
    const { class: className, style, id } = this.props;
    return createElement(this.tag as 'div', { attrs: { ...(unit.source.host === undefined ? {} : { [unit.source.host]: true }), ...(className === undefined ? {} : { class: className }), ...(style === undefined ? {} : { style }), ...(id === undefined ? {} : { id }) }, owner: this, key: runtime.hostKey } as object, content); // RemoteElement takes attrs and owner
  }

  viewData(): Dictionary { return { ...this.props, ...this.data, $id: this.id }; }

  mounted(host: HostProps): void {
    this.#mounted = true;
    for (const callback of this.#afterMount.splice(0)) callback();
    this.runHook('attached');
    this.runHook('didMount');
    this.runHook('ready');
    this.#giveRef(host);
    linkRelations(this);
    for (const link of this.#links.splice(0)) link();
  }

  /** Children mount before their parents; what concerns both waits for the parent. */
  onceMounted(run: () => void): void {
    if (this.#mounted) run(); else this.#links.push(run);
  }
  #links: (() => void)[] = [];

  updated(): void {
    const ownChange = this.#dirty;
    const previousProps = this.#previousProps ?? this.props;
    const previousData = this.previousData ?? this.data;
    const skip = this.#skipDidUpdate || (!ownChange && !this.#previousProps);
    this.#dirty = this.#skipDidUpdate = false;
    this.#previousProps = this.previousData = undefined;
    if (skip || this.#tooOften()) return;
    this.#inDidUpdate = true;
    this.runHook('didUpdate', previousProps, previousData);
    this.#inDidUpdate = false;
  }

  unmounted(): void {
    unlinkRelations(this);
    this.runHook('didUnmount');
    this.runHook('detached');
    this.#alive = false;
    this.page.components.delete(this);
  }

  protected invalidate(done: (() => void) | undefined): void {
    if (!this.#alive) return;
    this.#dirty = true;
    if (this.#inDidUpdate) this.#skipDidUpdate = true;
    if (!this.#mounted) { if (done) this.#afterMount.push(done); return; }
    if (this.#deriving) { if (done) this.runtime.afterRender(done); return; }
    this.rerender(() => done?.());
  }

  #deriving = false;
  /** Preact drops what is asked before the first render; setData in onInit counts as part of it. */
  #mounted = false;
  #afterMount: (() => void)[] = [];

  /** In deriveDataFromProps `this.props` is still the old one; its setData needs no render of its own. */
  #derive(next: Dictionary): void {
    if (!this.runtime.program.component2) return;
    this.#deriving = true;
    this.runHook('deriveDataFromProps', next);
    this.#deriving = false;
  }

  /** More than 500 updates in a second are a loop of the program's own making. */
  #tooOften(): boolean {
    const now = Date.now();
    if (now - this.#updates.since > 1000) this.#updates = { since: now, count: 0 };
    if (++this.#updates.count === 500) this.runtime.report.error(new Error(`component ${this.unit.id} updates itself without end; its didUpdate is no longer called`), this.page.path);
    return this.#updates.count >= 500;
  }

  #giveRef({ saveRef }: HostProps): void {
    if (saveRef === undefined) return;
    const given = typeof this.unit.ref === 'function' ? this.guard(() => (this.unit.ref as (this: unknown) => unknown).call(this.api)) : this.api; // a function by the check
    if (typeof saveRef === 'string') this.owner.callMethod(saveRef, [given]);
    else if (typeof saveRef === 'function') this.guard(() => { (saveRef as (ref: unknown) => void)(given); }); // a function prop handed down
  }

  #platformApi(): Dictionary {
    const { runtime } = this;
    return {
      is: this.unit.id, $id: this.id, $page: this.page.api,
      setData: (changes: unknown, callback?: unknown) => this.setData(changes, callback),
      $spliceData: (changes: unknown, callback?: unknown) => this.spliceData(changes, callback),
      $batchedUpdates: (run: unknown) => this.batchedUpdates(run),
      createSelectorQuery: () => (runtime.createSelectorQuery(this.page) as { in(component: unknown): object }).in(this.api),
      createIntersectionObserver: (options: unknown) => runtime.createIntersectionObserver(this.page, record(options)),
      $selectComponent: (selector: unknown) => selectComponents(this, String(selector))[0]?.api ?? null,
      $selectAllComponents: (selector: unknown) => selectComponents(this, String(selector)).map((component) => component.api),
      selectOwnerComponent: () => (this.owner instanceof ComponentInstance ? this.owner.api : null),
      selectComposedParentComponent: () => this.composedParent?.api ?? null,
      getRelationNodes: (path: unknown) => relationNodes(this, String(path)),
      hasMixin: (mixin: unknown) => this.definition.mixins.includes(mixin),
      getTabBar: () => null,
      setUpdatePerformanceListener: () => undefined,
      triggerEvent: (name: unknown, detail: unknown) => this.#trigger(String(name), detail),
      router: runtime.my['navigateTo'] ? routerOf(runtime.my) : undefined, pageRouter: routerOf(runtime.my),
    };
  }

  #trigger(name: string, detail: unknown): void {
    const prop = this.props[`on${name.charAt(0).toUpperCase()}${name.slice(1)}`];
    if (typeof prop === 'function') this.guard(() => { (prop as (event: unknown) => void)({ type: name, detail, target: { dataset: {} }, currentTarget: { dataset: {} } }); }); // a function by the check
  }
}

export function routerOf(my: Dictionary): Dictionary {
  return Object.fromEntries(['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack'].map((name) => [name, my[name]]));
}

/** Defaults where nothing (or undefined) was given. Absent keys stay absent: components ask `'value' in this.props`. */
function mergeProps(defaults: Dictionary, given: Dictionary): Dictionary {
  const props: Dictionary = { ...defaults };
  for (const key in given) {
    const value = given[key];
    if (value === undefined && (key in defaults || isFunctionProp(key))) continue;
    props[key] = value;
  }
  return props;
}

function isFunctionProp(key: string): boolean {
  return /^(on|catch)[A-Z]/.test(key);
}

function changedKeys(before: Dictionary, after: Dictionary): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => before[key] !== after[key]);
}
