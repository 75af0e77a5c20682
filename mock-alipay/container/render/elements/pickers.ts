/** picker (a half-screen list) and picker-view (columns one scrolls). */
import { number, on, text, type Behaviour, type RenderContext } from '../behaviour.js';
import type { NodeRecord } from '../nodes.js';

const chosen = new WeakMap<HTMLElement, number>();

export const picker: Behaviour = {
  update: (record, changed) => { if (changed.has('value')) chosen.set(record.element, number(record.attributes['value'], 0)); },
  activate: (record, context) => { if (!on(record.attributes['disabled'])) openPicker(record, context); },
  value: (record) => chosen.get(record.element) ?? 0,
  reset: (record) => { chosen.set(record.element, number(record.attributes['value'], 0)); },
};

function openPicker(record: NodeRecord, context: RenderContext): void {
  const overlay = document.createElement('yanshou-overlay');
  const panel = document.createElement('div');
  const header = document.createElement('header');
  const list = document.createElement('ul');
  let at = chosen.get(record.element) ?? 0;
  const options = optionsOf(record).map((option, index) => {
    const item = document.createElement('li');
    item.textContent = option;
    item.toggleAttribute('on', index === at);
    item.addEventListener('click', () => { at = index; options.forEach((other, other_) => other.toggleAttribute('on', other_ === index)); });
    return item;
  });
  const close = (): void => overlay.remove();
  header.append(button('取消', () => { close(); context.emit(record, 'cancel', {}); }), text(record.attributes['title']), button('确定', () => {
    close();
    chosen.set(record.element, at);
    context.emit(record, 'change', { value: at });
  }));
  list.append(...options);
  panel.append(header, list);
  overlay.append(panel);
  overlay.addEventListener('click', (event) => { if (event.target === overlay) close(); });
  context.screenOf(record.page)?.append(overlay);
}

function button(label: string, press: () => void): HTMLElement {
  const element = document.createElement('span');
  element.textContent = label;
  element.setAttribute('role', 'button');
  element.addEventListener('click', press);
  return element;
}

function optionsOf({ attributes }: NodeRecord): string[] {
  const { range, rangeKey } = attributes;
  if (!Array.isArray(range)) return [];
  return range.map((option: unknown) => (typeof option === 'object' && option !== null ? text((option as Record<string, unknown>)[text(rangeKey) || 'name']) : text(option))); // any object may be asked for a key
}

export const pickerView: Behaviour = {
  init(record, context) {
    let timer = 0;
    record.element.addEventListener('scroll', () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        const value = positions(record);
        if (value.join() !== (shownAt.get(record.element) ?? []).join()) context.emit(record, 'change', { value });
        shownAt.set(record.element, value);
      }, 80);
    }, { capture: true, passive: true });
  },
  update: (record, changed, context) => { if (changed.has('value')) stand(record, context); },
  children: (record, context) => { stand(record, context); },
  value: (record) => positions(record),
};
const shownAt = new WeakMap<HTMLElement, number[]>();

function stand(record: NodeRecord, context: RenderContext): void {
  void context.drawn(record.page).then(() => requestAnimationFrame(() => scrollColumns(record)));
}

function columnsOf(record: NodeRecord): HTMLElement[] {
  return [...record.element.querySelectorAll<HTMLElement>('picker-view-column')];
}

function rowHeight(column: HTMLElement): number {
  return (column.firstElementChild as HTMLElement | null)?.offsetHeight || 34; // children are elements of ours
}

function positions(record: NodeRecord): number[] {
  return columnsOf(record).map((column) => Math.round(column.scrollTop / rowHeight(column)));
}

function scrollColumns(record: NodeRecord): void {
  const value = Array.isArray(record.attributes['value']) ? record.attributes['value'].map(Number) : [];
  columnsOf(record).forEach((column, index) => { column.scrollTop = (value[index] ?? 0) * rowHeight(column); });
  shownAt.set(record.element, positions(record));
}

