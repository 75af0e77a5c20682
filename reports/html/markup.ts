/** A tagged template that escapes every slot. The only way to get unescaped text into the page is another `html` result. */
import { forHtml } from '../escape.js';

export class Markup {
  constructor(readonly text: string) {}
}

export type Slot = Markup | string | number | undefined | false | readonly Slot[];

export function html(strings: TemplateStringsArray, ...slots: readonly Slot[]): Markup {
  return new Markup(strings.reduce((out, part, index) => out + render(slots[index - 1]) + part));
}

/** Text that is ours and must not be escaped: the style sheet and the script. */
export const trusted = (text: string): Markup => new Markup(text);

function render(slot: Slot): string {
  if (slot instanceof Markup) return slot.text;
  if (slot === undefined || slot === false) return '';
  if (typeof slot === 'string') return forHtml(slot);
  if (typeof slot === 'number') return Number.isFinite(slot) ? String(slot) : '—';
  return slot.map(render).join('');
}
