/** A thousand jobs, as a home page without paging would hold them; and the same page as a mini program. */

export type RowsChange = 'all' | 'one' | 'deep';
export interface Row { id: number; title: string; pay: number; hot: boolean; tags: string[] }

export function rowsOf(n: string): Row[] {
  return Array.from({ length: 1000 }, (_, id) => ({ id, title: `岗位 ${id} ${n}`, pay: 5000 + id, hot: id % 7 === 0, tags: ['双休', `第${id % 5}批`] }));
}

export const rowsProgram: Record<string, string> = {
  'pages/a/a.axml': `<view class="mark">{{mark}}</view><view>{{deep.a.b.c}}</view>
    <view a:for="{{list}}" a:key="id" class="row" onTap="open" data-id="{{item.id}}"><text class="title">{{item.title}}</text><text class="{{item.hot ? 'pay hot' : 'pay'}}">{{item.pay}} 元</text><text a:for="{{item.tags}}" a:for-item="tag" a:key="*this">{{tag}}</text></view>`,
  'pages/a/a.js': `const rowsOf = ${rowsOf.toString()};
    Page({ data: { mark: '', deep: { a: { b: { c: '' } } }, list: rowsOf('') }, open() {},
      change({ kind, n }) { this.setData(kind === 'all' ? { list: rowsOf(n), mark: n } : kind === 'deep' ? { 'deep.a.b.c': n, mark: n } : { 'list[500].title': '岗位 ' + n, mark: n }); } });`,
};
