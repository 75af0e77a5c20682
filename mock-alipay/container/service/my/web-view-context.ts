/** my.createWebViewContext: the mini program's line to the H5 page in one of its web-views. */
import type { MyContext } from './context.js';

export function createWebViewContext({ elementOf, invoke, report, page }: MyContext, id: string): object {
  return {
    postMessage: (data: unknown) => {
      const path = page();
      const there = elementOf(id) !== undefined;
      report.note({ kind: 'jsapi', name: 'webViewContext.postMessage', params: data, outcome: there ? 'success' : 'fail', ...(there ? {} : { error: { error: 2, errorMessage: `没有 id 为 ${id} 的 web-view` } }), ...(path === undefined ? {} : { page: path }) });
      invoke(() => elementOf(id), 'postMessage', [data]);
    },
  };
}
