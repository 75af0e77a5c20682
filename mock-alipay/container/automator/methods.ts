/** Every method of the protocol, by its name on the wire. docs/automator.md is this table. */
import { appMethods, toolMethods } from './app-methods.js';
import { elementMethods } from './element-methods.js';
import { nativeCalls, nativeMethods } from './native-methods.js';
import { pageMethods } from './page-methods.js';
import type { AutomatorMethod } from './method.js';

export const methods = { ...toolMethods, ...nativeCalls, ...appMethods, ...pageMethods, ...elementMethods } satisfies Record<string, AutomatorMethod>;

const words = { works: '支持', partly: '部分', 'not supported': '不支持' } as const;

/** The two tables of docs/automator.md, as Markdown. */
export function methodTables(): string {
  const all: [string, AutomatorMethod][] = Object.entries(methods);
  const protocol = all.map(([name, { api, support, note = '' }]) => `| \`${name}\` | ${api} | ${words[support]} | ${note} |`);
  const native = Object.entries(nativeMethods).map(([name, { support, note }]) => `| \`${name}\` | ${words[support]} | ${note} |`);
  return ['| 方法 | 客户端 API | | 说明 |', '| --- | --- | --- | --- |', ...protocol, '', '`Tool.native` 的 `method`：', '', '| 名称 | | 说明 |', '| --- | --- | --- |', ...native].join('\n');
}
