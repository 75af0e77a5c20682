/** checkbox, radio, switch and their groups, slider. */
import { inner, number, on, text, type Behaviour, type RenderContext } from '../behaviour.js';
import { recordOf, type NodeRecord } from '../nodes.js';

export const checkbox: Behaviour = {
  update: showChecked,
  activate(record, context) {
    if (on(record.attributes['disabled'])) return;
    const checked = record.element.toggleAttribute('checked');
    context.emit(record, 'change', { value: checked });
    const group = groupOf(record, 'checkbox-group');
    if (group) context.emit(group, 'change', { value: valuesIn(group, 'checkbox') });
  },
  value: (record) => record.element.hasAttribute('checked'),
  reset: (record) => { record.element.toggleAttribute('checked', on(record.attributes['checked'])); },
};

export const radio: Behaviour = {
  update: showChecked,
  activate(record, context) {
    if (on(record.attributes['disabled']) || record.element.hasAttribute('checked')) return;
    const group = groupOf(record, 'radio-group');
    for (const other of group?.element.querySelectorAll('radio[checked]') ?? []) other.removeAttribute('checked');
    record.element.setAttribute('checked', '');
    context.emit(record, 'change', { value: true });
    if (group) context.emit(group, 'change', { value: text(record.attributes['value']) });
  },
  value: (record) => record.element.hasAttribute('checked'),
  reset: checkbox.reset ?? (() => undefined),
};

export const checkboxGroup: Behaviour = { value: (record) => valuesIn(record, 'checkbox') };
export const radioGroup: Behaviour = { value: (record) => valuesIn(record, 'radio')[0] ?? '' };

export const toggle: Behaviour = {
  update: showChecked,
  activate(record, context) {
    if (on(record.attributes['disabled'])) return;
    const checked = !record.element.hasAttribute('checked');
    if (!on(record.attributes['controlled'])) record.element.toggleAttribute('checked', checked);
    context.emit(record, 'change', { value: checked });
  },
  value: (record) => record.element.hasAttribute('checked'),
  reset: checkbox.reset ?? (() => undefined),
};

export const slider: Behaviour = {
  init(record, context) {
    const { element } = record;
    element.append(inner('span', 'value'));
    element.addEventListener('pointerdown', (event) => {
      if (on(record.attributes['disabled'])) return;
      element.setPointerCapture(event.pointerId);
      slide(record, event, 'changing', context);
    });
    element.addEventListener('pointermove', (event) => { if (element.hasPointerCapture(event.pointerId)) slide(record, event, 'changing', context); });
    element.addEventListener('pointerup', (event) => { if (element.hasPointerCapture(event.pointerId)) slide(record, event, 'change', context); });
  },
  update(record, changed) {
    const { style } = record.element;
    for (const [attribute, property] of [['activeColor', '--active-color'], ['backgroundColor', '--track-color'], ['handleColor', '--handle-color']] as const) if (record.attributes[attribute] !== undefined) style.setProperty(property, text(record.attributes[attribute]));
    if (record.attributes['trackSize'] !== undefined) style.setProperty('--track-size', `${number(record.attributes['trackSize'], 4)}px`);
    if (record.attributes['handleSize'] !== undefined) style.setProperty('--handle-size', `${number(record.attributes['handleSize'], 22)}px`);
    if (changed.has('value') || changed.has('min') || changed.has('max') || !sliderValues.has(record.element)) setSlider(record, number(record.attributes['value'], 0));
  },
  value: (record) => sliderValues.get(record.element) ?? 0,
  reset: (record) => setSlider(record, number(record.attributes['value'], 0)),
};

const sliderValues = new WeakMap<HTMLElement, number>();

function slide(record: NodeRecord, event: PointerEvent, name: 'change' | 'changing', context: RenderContext): void {
  const { min, max, step } = rangeOf(record);
  const { left, width } = record.element.getBoundingClientRect();
  const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
  setSlider(record, min + Math.round((part * (max - min)) / step) * step);
  context.emit(record, name, { value: sliderValues.get(record.element) ?? 0 });
}

function setSlider(record: NodeRecord, value: number): void {
  const { min, max } = rangeOf(record);
  const kept = Math.min(max, Math.max(min, value));
  sliderValues.set(record.element, kept);
  record.element.style.setProperty('--percent', `${((kept - min) / (max - min || 1)) * 100}%`);
  const shown = record.element.querySelector('[data-inner="value"]');
  if (shown) shown.textContent = on(record.attributes['showValue']) ? String(kept) : '';
}

function rangeOf({ attributes }: NodeRecord): { min: number; max: number; step: number } {
  return { min: number(attributes['min'], 0), max: number(attributes['max'], 100), step: Math.max(number(attributes['step'], 1), 1e-6) };
}

function showChecked(record: NodeRecord, changed: ReadonlySet<string>): void {
  const { attributes, element } = record;
  if (changed.has('checked')) element.toggleAttribute('checked', on(attributes['checked']));
  if (attributes['color'] !== undefined) element.style.setProperty('--control-color', text(attributes['color']));
}

function groupOf(record: NodeRecord, tag: string): NodeRecord | undefined {
  const element = record.element.closest(tag);
  return element ? recordOf(element) : undefined;
}

function valuesIn(group: NodeRecord, tag: string): string[] {
  return [...group.element.querySelectorAll(`${tag}[checked]`)].map((element) => text(recordOf(element)?.attributes['value']));
}
