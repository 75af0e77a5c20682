/** form, label, and button's form-type. */
import { on, text, type RenderContext } from '../behaviour.js';
import { recordOf, type NodeRecord } from '../nodes.js';
import { behaviourOf } from './registry.js';

const controls = 'input, textarea, checkbox, radio, switch, slider, picker, checkbox-group, radio-group, picker-view';

/** After the tap event: what the tapped built-in component does in the view itself. */
export function activate(target: NodeRecord, context: RenderContext): void {
  for (let node: Node | null = target.element; node; node = node.parentNode) {
    const record = recordOf(node);
    if (!record) continue;
    if (record.tag === 'button') return pressButton(record, context);
    const behaviour = behaviourOf(record.tag);
    if (behaviour?.activate) return behaviour.activate(record, context);
    if (record.tag === 'label') return pressLabel(record, context);
  }
}

function pressButton(button: NodeRecord, context: RenderContext): void {
  const formType = text(button.attributes['formType']);
  const form = formType ? button.element.closest('form') : null;
  const record = form ? recordOf(form) : undefined;
  if (!record || on(button.attributes['disabled'])) return;
  if (formType === 'submit') context.emit(record, 'submit', { value: valuesOf(record), formId: '', buttonTarget: { id: text(button.attributes['id']), dataset: {} } });
  else if (formType === 'reset') resetForm(record, context);
}

function pressLabel(label: NodeRecord, context: RenderContext): void {
  const wanted = text(label.attributes['for']);
  const element = wanted ? context.screenOf(label.page)?.querySelector(`#${CSS.escape(wanted)}`) : label.element.querySelector('checkbox, radio, switch, input, textarea, picker');
  const record = element ? recordOf(element) : undefined;
  if (record) behaviourOf(record.tag)?.activate?.(record, context);
}

function valuesOf(form: NodeRecord): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const record of controlsIn(form)) {
    const name = text(record.attributes['name']);
    if (name) values[name] = behaviourOf(record.tag)?.value?.(record);
  }
  return values;
}

function resetForm(form: NodeRecord, context: RenderContext): void {
  for (const record of controlsIn(form)) behaviourOf(record.tag)?.reset?.(record, context);
  context.emit(form, 'reset', {});
}

function controlsIn(form: NodeRecord): NodeRecord[] {
  return [...form.element.querySelectorAll(controls)].flatMap((element) => recordOf(element) ?? []);
}
