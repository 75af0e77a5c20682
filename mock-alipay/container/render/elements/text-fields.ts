/** <input> and <textarea>: real fields, so that a person and a browser driver can type into them. */
import { number, on, text, type Behaviour, type RenderContext } from '../behaviour.js';
import type { NodeRecord } from '../nodes.js';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What was typed and not yet confirmed by the service: a late echo must not undo newer letters. */
const typed = new WeakMap<Field, string[]>();

export const textField: Behaviour = {
  init(record, context) {
    const field = fieldOf(record);
    field.autocomplete = 'off';
    field.addEventListener('input', () => {
      (typed.get(field) ?? typed.set(field, []).get(field))?.push(field.value);
      grow(record, field);
      context.emit(record, 'input', { value: field.value, cursor: field.selectionStart ?? field.value.length });
    });
    field.addEventListener('focus', () => context.emit(record, 'focus', { value: field.value, height: 0 }));
    field.addEventListener('blur', () => {
      typed.delete(field);
      context.emit(record, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 });
    });
    field.addEventListener('keydown', (event) => { if (event instanceof KeyboardEvent && event.key === 'Enter' && !event.isComposing) confirm(record, field, context); });
  },
  update(record, changed) {
    const field = fieldOf(record);
    const { attributes } = record;
    const { maxlength, placeholder, disabled, focus } = attributes;
    if (changed.has('value')) setValue(field, text(attributes['value']));
    field.placeholder = text(placeholder);
    field.disabled = on(disabled);
    field.maxLength = number(maxlength, 140) < 0 ? 524_288 : number(maxlength, 140);
    if (field instanceof HTMLInputElement) setType(field, text(attributes['type']), on(attributes['password']));
    if (changed.has('focus') && on(focus)) requestAnimationFrame(() => field.focus());
    grow(record, field);
  },
  activate: (record) => fieldOf(record).focus(),
  value: (record) => fieldOf(record).value,
  reset: (record) => { fieldOf(record).value = text(record.attributes['value']); },
};

function fieldOf(record: NodeRecord): Field {
  return record.element as Field; // made by document.createElement('input' | 'textarea')
}

function setValue(field: Field, value: string): void {
  const recent = typed.get(field) ?? [];
  const echo = recent.indexOf(value);
  if (echo !== -1) { recent.splice(0, echo + 1); if (document.activeElement === field) return; }
  if (field.value !== value) field.value = value;
}

function setType(field: HTMLInputElement, type: string, password: boolean): void {
  field.type = password ? 'password' : 'text';
  field.inputMode = type === 'number' || type === 'numberpad' || type === 'idcardpad' ? 'numeric' : type === 'digit' || type === 'digitpad' ? 'decimal' : 'text';
}

function confirm(record: NodeRecord, field: Field, context: RenderContext): void {
  if (field instanceof HTMLTextAreaElement && text(record.attributes['confirmType']) in { '': 1, return: 1 }) return;
  context.emit(record, 'confirm', { value: field.value });
  if (!on(record.attributes['confirmHold'])) field.blur();
}

function grow(record: NodeRecord, field: Field): void {
  if (!on(record.attributes['autoHeight']) || !(field instanceof HTMLTextAreaElement)) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
