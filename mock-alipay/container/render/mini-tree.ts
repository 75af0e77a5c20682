/** The screen tree of a mini program's page: what AXML's elements mean. */
import { on, text } from './behaviour.js';
import { textsOn } from './elements/canvas.js';
import { listensTo, recordOf, type NodeRecord } from './nodes.js';
import { createTreeCollector, type TreeNode } from './screen-tree.js';
import { pictureName } from './style-pictures.js';

const nativeControls = new Set(['input', 'textarea', 'checkbox', 'radio', 'switch', 'slider', 'picker', 'label', 'navigator', 'contact-button', 'lifestyle', 'web-view']);

/** Taro's templates give every scroller a listener for every event, whether the app listens or not: that says nothing about taps. */
const scrollers = new Set(['scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view', 'page-container']);
const listensToAll = (record: NodeRecord): boolean => ['tap', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'].every((event) => listensTo(record, event));

function takesTaps(element: Element): boolean {
  const record = recordOf(element);
  if (!record) return element.closest('yanshou-overlay') !== null && (element.localName === 'li' || element.getAttribute('role') === 'button');
  if (nativeControls.has(record.tag)) return true;
  if (scrollers.has(record.tag) && listensToAll(record)) return false;
  if (record.tag === 'button') return ['tap', 'touchstart', 'touchend'].some((event) => listensTo(record, event)) || record.attributes['formType'] !== undefined || record.attributes['openType'] !== undefined;
  return listensTo(record, 'tap') || listensTo(record, 'longtap');
}

/** Maps, since a tag may be called `constructor`. */
const roles = new Map<string, TreeNode['role']>([
  ['button', 'button'], ['contact-button', 'button'], ['navigator', 'link'], ['input', 'input'], ['textarea', 'input'], ['picker', 'input'], ['checkbox', 'checkbox'], ['radio', 'checkbox'], ['switch', 'checkbox'],
  ['image', 'image'], ['cover-image', 'image'], ['img', 'image'], ['canvas', 'canvas'], ['web-view', 'web-view'], ['scroll-view', 'list'], ['swiper', 'list'],
]);
const writtenRoles = new Map<string, TreeNode['role']>([['button', 'button'], ['link', 'link'], ['img', 'image']]);

function role(element: Element): TreeNode['role'] {
  const record = recordOf(element);
  const written = text(record?.attributes['role'] ?? record?.attributes['ariaRole'] ?? record?.attributes['aria-role']);
  return writtenRoles.get(written) ?? roles.get(record?.tag ?? element.localName) ?? 'group';
}

const told = ['openType', 'url', 'src', 'type', 'formType', 'scope', 'name', 'id', 'mode', 'publicId', 'target', 'appId', 'path'] as const;

function hints(element: Element): Record<string, string> {
  const record = recordOf(element);
  const found = told.map((name) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), record?.attributes[name]] as const);
  return Object.fromEntries(found.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string' && entry[1] !== '').map(([name, value]) => [name, value.slice(0, 500)]));
}

/** Where the compiler says the element was written (compiler/source-place.ts). */
function source(element: Element): TreeNode['source'] {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text(recordOf(element)?.attributes['$at'])) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

export const { collect: collectScreenTree, nodeAt: collectedNode } = createTreeCollector({
  skips: (element) => element.hasAttribute('data-inner') && element.localName !== 'iframe',
  owns: (element) => recordOf(element) !== undefined,
  tag: (element) => recordOf(element)?.tag ?? element.localName,
  label: (element) => {
    const attributes = recordOf(element)?.attributes ?? {};
    return text(attributes['ariaLabel'] ?? attributes['aria-label'] ?? attributes['alt']) || element.getAttribute('alt') || textsOn(element);
  },
  disabled: (element) => on(recordOf(element)?.attributes['disabled']) || element.closest('button[disabled]') !== null,
  takesTaps, role, hints, source, pictureName,
});
