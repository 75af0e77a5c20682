/** <input> and <textarea>: real fields, so that a person and a browser driver can type into them. */
import { inner, number, on, text, type Behaviour, type RenderContext } from '../behaviour.js';
import { inlineStyle } from '../inline-style.js';
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
  update(record, changed, context) {
    const field = fieldOf(record);
    const { attributes } = record;
    const { maxlength, placeholder, disabled, focus } = attributes;
    if (changed.has('value')) setValue(field, text(attributes['value']));
    field.placeholder = text(placeholder);
    if (['placeholderStyle', 'placeholderClass', 'style'].some((name) => changed.has(name)) && (attributes['placeholderStyle'] ?? attributes['placeholderClass'])) stylePlaceholder(record, context);
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

const placeholderParts = ['color', 'font-size', 'font-weight', 'font-style', 'text-align', 'opacity'] as const;

/** ::placeholder takes neither a class nor a style attribute: a probe tells what those say, once the page's styles are there. */
function stylePlaceholder(record: NodeRecord, context: RenderContext): void {
  requestAnimationFrame(() => {
    const { element, attributes } = record;
    const screen = context.screenOf(record.page);
    if (!screen || !element.isConnected) return;
    if (!screen.hasAttribute('shown')) return stylePlaceholder(record, context);
    const [bare, styled] = [inner('span'), inner('span')];
    styled.className = text(attributes['placeholderClass']);
    styled.style.cssText = inlineStyle(attributes['placeholderStyle']);
    element.after(bare, styled);
    const [plain, wanted] = [getComputedStyle(bare), getComputedStyle(styled)];
    for (const name of placeholderParts) {
      if (wanted.getPropertyValue(name) === plain.getPropertyValue(name)) element.style.removeProperty(`--placeholder-${name}`);
      else element.style.setProperty(`--placeholder-${name}`, wanted.getPropertyValue(name));
    }
    bare.remove();
    styled.remove();
  });
}

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
