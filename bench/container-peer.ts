/** The same thousand rows in glass-easel, the component framework of another mini-program platform, straight on the DOM: the peer that installs from npm. */
import * as glassEasel from 'glass-easel';
import { rowsOf, type RowsChange } from './container-rows.js';

interface Peer { start(template: string): void; change(kind: RowsChange, n: string): Promise<number> }

function start(template: string): void {
  const make = new Function(`return ${template}`) as () => Record<string, unknown>; // what the peer's own compiler printed
  const groups = make();
  const space = new glassEasel.ComponentSpace();
  const rows = space.define('rows').template({ groupList: groups, content: groups[''] } as never).data(() => ({ mark: '', deep: { a: { b: { c: '' } } }, list: rowsOf('') })).methods({ open() { return undefined; } }).registerComponent(); // the shape of its guide
  const root = glassEasel.Component.createWithContext('root', rows.general(), new glassEasel.CurrentWindowBackendContext());
  const place = document.createElement('div');
  document.body.append(place);
  glassEasel.Element.replaceDocumentElement(root as never, document.body as never, place as never); // DOM nodes where its types say backend elements
  const instance = root as unknown as { setData(data: object): void };
  Object.assign(window, { change: (kind: RowsChange, n: string) => change(instance, kind, n) });
}

/** Milliseconds from asking for the change until the DOM has it. */
function change(instance: { setData(data: object): void }, kind: RowsChange, n: string): Promise<number> {
  return new Promise((resolve) => {
    const from = performance.now();
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - from); }).observe(document.body, { subtree: true, childList: true, characterData: true });
    instance.setData(kind === 'all' ? { list: rowsOf(n), mark: n } : kind === 'deep' ? { 'deep.a.b.c': n, mark: n } : { 'list[500].title': `岗位 ${n}`, mark: n });
  });
}

Object.assign(window, { start } satisfies Pick<Peer, 'start'>);
