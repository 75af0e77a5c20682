/** The same list drawn by Preact straight on the DOM: what the container's two threads are compared with. */
import { Component, h, render, type ComponentChild } from 'preact';
import { rowsOf, type RowsChange } from './container-rows.js';

interface State { list: ReturnType<typeof rowsOf>; mark: string; deep: { a: { b: { c: string } } } }
class Rows extends Component<object, State> {
  override state: State = { list: rowsOf(''), mark: '', deep: { a: { b: { c: '' } } } };
  override componentDidMount(): void { Object.assign(window, { change: (kind: RowsChange, n: string) => this.change(kind, n) }); }

  /** Milliseconds from asking for the change until the DOM has it. */
  change(kind: RowsChange, n: string): Promise<number> {
    return new Promise((resolve) => {
      const from = performance.now();
      new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - from); }).observe(document.body, { subtree: true, childList: true, characterData: true });
      this.setState(next(this.state, kind, n));
    });
  }

  override render(): ComponentChild {
    const { list, mark, deep } = this.state;
    return h('div', {}, h('p', { class: 'mark' }, mark), h('p', {}, deep.a.b.c), list.map((row) => h('div', { class: 'row', key: row.id, onClick: noop, 'data-id': row.id } as object,
      h('span', { class: 'title' }, row.title), h('span', { class: row.hot ? 'pay hot' : 'pay' }, `${row.pay} 元`), ...row.tags.map((tag) => h('i', { key: tag }, tag)))));
  }
}
function noop(): void { return undefined; }

Object.assign(window, { start: () => { render(h(Rows, {}), document.body); } });

function next(state: State, kind: RowsChange, n: string): Partial<State> {
  if (kind === 'all') return { list: rowsOf(n), mark: n };
  if (kind === 'deep') return { deep: { a: { b: { c: n } } }, mark: n };
  const list = [...state.list];
  const row = list[500];
  if (row) list[500] = { ...row, title: `岗位 ${n}` };
  return { list, mark: n };
}
