/** Tag → behaviour. Tags without one are plain elements. */
import { placeholderTags } from '../../tags.js';
import type { Behaviour } from '../behaviour.js';
import { canvas } from './canvas.js';
import { checkbox, checkboxGroup, radio, radioGroup, slider, toggle } from './choices.js';
import { movableView, pageContainer, pageMeta, scrollView, swiper } from './containers.js';
import { errorView, icon, image, placeholder, progress, richText } from './media.js';
import { picker, pickerView } from './pickers.js';
import { textField } from './text-fields.js';
import { webView } from './web-view.js';

const behaviours: Record<string, Behaviour> = {
  input: textField, textarea: textField, checkbox, radio, switch: toggle, slider, 'checkbox-group': checkboxGroup, 'radio-group': radioGroup, picker, 'picker-view': pickerView,
  'scroll-view': scrollView, swiper, 'movable-view': movableView, 'page-container': pageContainer, 'page-meta': pageMeta,
  image, 'cover-image': image, icon, progress, 'rich-text': richText, 'web-view': webView, 'error-view': errorView, canvas,
};

export function behaviourOf(tag: string): Behaviour | undefined {
  if (Object.hasOwn(behaviours, tag)) return behaviours[tag];
  return placeholderTags.has(tag) ? placeholder : undefined;
}
