/** image, icon, progress, rich-text, and the boxes that stand for what is not drawn. */
import { inner, number, on, text, type Behaviour, type RenderContext } from '../behaviour.js';
import type { NodeRecord } from '../nodes.js';

export const image: Behaviour = {
  init(record, context) {
    const picture = inner('img') as HTMLImageElement; // made as img
    picture.alt = '';
    picture.draggable = false;
    picture.addEventListener('load', () => context.emit(record, 'load', { width: picture.naturalWidth, height: picture.naturalHeight }));
    picture.addEventListener('error', () => { if (picture.hasAttribute('src')) context.emit(record, 'error', { errMsg: `load ${text(record.attributes['src'])} failed` }); });
    record.element.append(picture);
  },
  update(record, changed, context) {
    if (!changed.has('src')) return;
    const picture = record.element.querySelector('img');
    const src = text(record.attributes['src']);
    if (!picture) return;
    if (!src) return picture.removeAttribute('src');
    void context.picture(src, record.page).then((url) => {
      if (text(record.attributes['src']) !== src) return;
      if (url) picture.src = url;
      else context.emit(record, 'error', { errMsg: `load ${src} failed` });
    });
  },
};

const signs: Record<string, [sign: string, color: string]> = {
  success: ['✔', '#09bb07'], success_no_circle: ['✓', '#09bb07'], info: ['ⓘ', '#108ee9'], warn: ['⚠', '#f76260'], waiting: ['◷', '#108ee9'], cancel: ['✕', '#f43530'], clear: ['✕', '#b2b2b2'],
  download: ['↓', '#09bb07'], search: ['⌕', '#b2b2b2'],
};

export const icon: Behaviour = {
  update({ element, attributes }) {
    const [sign, color] = signs[text(attributes['type'])] ?? ['', '#888'];
    const size = number(attributes['size'], 23);
    element.textContent = sign;
    element.setAttribute('aria-hidden', 'true');
    Object.assign(element.style, { color: text(attributes['color']) || color, fontSize: `${size}px`, width: `${size}px`, height: `${size}px` });
  },
};

export const progress: Behaviour = {
  init: (record) => { record.element.append(inner('div', 'bar'), inner('span', 'info')); },
  update({ element, attributes }) {
    const percent = Math.min(100, Math.max(0, number(attributes['percent'], 0)));
    element.style.setProperty('--percent', `${percent}%`);
    element.style.setProperty('--stroke-width', `${number(attributes['strokeWidth'], 6)}px`);
    if (attributes['activeColor'] !== undefined) element.style.setProperty('--active-color', text(attributes['activeColor']));
    if (attributes['backgroundColor'] !== undefined) element.style.setProperty('--track-color', text(attributes['backgroundColor']));
    const info = element.querySelector('[data-inner="info"]');
    if (info) info.textContent = on(attributes['showInfo']) ? `${percent}%` : '';
  },
};

/** Tags rich-text may show; everything else is dropped, its texts kept. */
const richTags = new Set(['a', 'abbr', 'b', 'blockquote', 'br', 'code', 'col', 'colgroup', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'fieldset', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'label', 'legend', 'li', 'ol', 'p', 'q', 'section', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul']);

export const richText: Behaviour = {
  update(record, changed, context) {
    if (!changed.has('nodes')) return;
    const { nodes } = record.attributes;
    const children = typeof nodes === 'string' ? [...new DOMParser().parseFromString(nodes, 'text/html').body.childNodes].flatMap((node) => cleaned(node, record, context)) : Array.isArray(nodes) ? nodes.flatMap((node: unknown) => built(node, record, context)) : [];
    record.element.replaceChildren(...children);
  },
};

function cleaned(node: Node, record: NodeRecord, context: RenderContext): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')];
  if (!(node instanceof Element)) return [];
  const children = [...node.childNodes].flatMap((child) => cleaned(child, record, context));
  if (['SCRIPT', 'STYLE', 'IFRAME', 'OBJECT'].includes(node.tagName.toUpperCase())) return [];
  return make(node.localName, Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])), children, record, context);
}

function built(value: unknown, record: NodeRecord, context: RenderContext): Node[] {
  const node = (typeof value === 'object' && value !== null ? value : {}) as { type?: unknown; text?: unknown; name?: unknown; attrs?: unknown; children?: unknown }; // any object may be asked for keys
  if (node.type === 'text' || node.name === undefined) return [document.createTextNode(text(node.text))];
  const children = Array.isArray(node.children) ? node.children.flatMap((child: unknown) => built(child, record, context)) : [];
  const attributes = typeof node.attrs === 'object' && node.attrs !== null ? Object.fromEntries(Object.entries(node.attrs).map(([key, part]) => [key, text(part)])) : {};
  return make(text(node.name).toLowerCase(), attributes, children, record, context);
}

function make(tag: string, attributes: Record<string, string>, children: Node[], record: NodeRecord, context: RenderContext): Node[] {
  if (!richTags.has(tag)) return children;
  const element = document.createElement(tag);
  for (const name of ['class', 'style', 'width', 'height', 'colspan', 'rowspan', 'alt', 'title', 'start']) if (attributes[name] !== undefined) element.setAttribute(name, attributes[name]);
  if (element instanceof HTMLImageElement && attributes['src']) void context.picture(attributes['src'], record.page).then((url) => { if (url) element.src = url; });
  element.append(...children);
  return [element];
}

/** A labelled box: the page goes on, and the evidence says what was not drawn. */
export const placeholder: Behaviour = {
  init(record, context) {
    record.element.setAttribute('data-placeholder', '');
    context.unsupported(record.tag, record.page, 'drawn as an empty box');
  },
};

export const errorView: Behaviour = {
  update: ({ element, attributes }) => { element.textContent = [attributes['title'] ?? '系统开小差了', attributes['message'] ?? ''].map(text).join('\n'); },
};
