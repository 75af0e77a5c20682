/** The shell's part of the screen tree: every visible node that Alipay draws, in the shape of the evidence contract's ScreenNode. */

export interface ShellNode {
  i: number; parent: number; text: string; role: 'button' | 'input' | 'image' | 'text' | 'list' | 'group'; tag: string;
  box: { x: number; y: number; w: number; h: number }; tappable: boolean; onTop: boolean; inView: boolean; disabled: boolean;
  opacity: number; color: string; background: string; fontSize: number; hints?: Record<string, string>; zone: 'shell';
}

export function shellTree(phone: HTMLElement): ShellNode[] {
  const nodes: ShellNode[] = [];
  for (const layer of phone.querySelectorAll('#base, #overlay')) for (const child of layer.children) walk(child, -1, 1, nodes, phone);
  return nodes;
}

function walk(element: Element, parent: number, opacityAbove: number, nodes: ShellNode[], phone: HTMLElement): void {
  const style = getComputedStyle(element);
  const opacity = opacityAbove * Number(style.opacity);
  const rect = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden' || opacity === 0) return;
  const shown = rect.width > 0 && rect.height > 0 && worthANode(element);
  const i = shown ? nodes.push(nodeOf(element, { i: nodes.length, parent, rect, style, opacity, phone })) - 1 : parent;
  for (const child of element.children) walk(child, i, opacity, nodes, phone);
}

const worthANode = (element: Element): boolean =>
  ownText(element) !== '' || element.hasAttribute('data-shell') || element.matches('button, input, img');

interface Seen { i: number; parent: number; rect: DOMRect; style: CSSStyleDeclaration; opacity: number; phone: HTMLElement }

function nodeOf(element: Element, { i, parent, rect, style, opacity, phone }: Seen): ShellNode {
  const origin = phone.getBoundingClientRect();
  const disabled = element instanceof HTMLButtonElement && element.disabled;
  const hook = element.getAttribute('data-shell');
  return {
    i, parent, text: textOf(element), role: roleOf(element), tag: element.tagName.toLowerCase(),
    box: { x: round(rect.x - origin.x), y: round(rect.y - origin.y), w: round(rect.width), h: round(rect.height) },
    tappable: element.closest('button, input') !== null && !disabled, onTop: isOnTop(element, rect),
    inView: rect.bottom > origin.top && rect.top < origin.bottom && rect.right > origin.left && rect.left < origin.right,
    disabled, opacity, color: style.color, background: style.backgroundColor, fontSize: Number.parseFloat(style.fontSize),
    ...(hook === null ? {} : { hints: { shell: hook } }), zone: 'shell',
  };
}

function textOf(element: Element): string {
  if (element instanceof HTMLInputElement) return element.value || element.placeholder;
  return ownText(element) || element.getAttribute('aria-label') || '';
}

const ownText = (element: Element): string =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? '').join('').trim();

function roleOf(element: Element): ShellNode['role'] {
  if (element.tagName === 'BUTTON') return 'button';
  if (element.tagName === 'INPUT') return 'input';
  if (element.tagName === 'IMG') return 'image';
  if (element.tagName === 'UL') return 'list';
  return ownText(element) === '' ? 'group' : 'text';
}

function isOnTop(element: Element, rect: DOMRect): boolean {
  const hit = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element));
}

const round = (value: number): number => Math.round(value * 10) / 10;
