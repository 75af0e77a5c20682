/** docs/compatibility.md from the code: which tags and JSAPIs of the platform work here, and what those that work partly lack. */
import { jsapis } from './client/jsapi/registry.js';
import { ownJsapis } from './container/own-jsapis.js';
import { apNames, asyncNames, fixedSyncNames, lackingSyncNames, syncNames } from './container/service/my/names.js';
import { builtinTags, placeholderTags, tagGaps } from './container/tags.js';

type TagSupport = 'supported' | 'partly' | 'not';
export type JsapiSupport = 'real' | 'answered' | 'unsupported';

export function compatibilityTable(): string {
  const tags = [...builtinTags].sort().map((tag): [string, TagSupport, string] => [tag, tagSupport(tag), missingOf(tag)]);
  const calls = jsapiSupport();
  return [
    '# Compatibility', '', 'Generated from the code (`mock-alipay/compatibility.ts`); `npx vitest run mock-alipay/compatibility.test.ts -u` writes it anew.',
    'Whatever is not supported is named in the evidence of a run that used it, and no check passes on a page that it may have blinded.', '',
    `Tags: ${counts(tags.map(([, support]) => support))}. JSAPIs: ${counts(calls.map(([, support]) => support))}.`, '',
    '## Tags', '', '| tag | | what is missing |', '|---|---|---|', ...tags.map((row) => `| ${row.join(' | ')} |`), '',
    '## JSAPIs', '', 'real: does what the app does, on the mock\'s own state · answered: takes the call, shows the user nothing and answers every call alike, or listens for what never happens here · unsupported: fails with the platform\'s error and is journalled', 'Each is called on a phone by `mock-alipay/client/exercises.test.ts`; each tag has a page in `mock-alipay/container/tags.test.ts`.', '',
    '| JSAPI | |', '|---|---|', ...calls.map((row) => `| ${row.join(' | ')} |`), '',
  ].join('\n');
}

function tagSupport(tag: string): TagSupport {
  return placeholderTags.has(tag) ? 'not' : Object.hasOwn(tagGaps, tag) ? 'partly' : 'supported';
}

function missingOf(tag: string): string {
  return placeholderTags.has(tag) ? 'an empty labelled box, named in the journal' : tagGaps[tag] ?? '';
}

export function jsapiSupport(): [string, JsapiSupport][] {
  const implemented = new Map<string, JsapiSupport>(jsapis.map(({ name, fixed }) => [name, fixed ? 'answered' : 'real']));
  for (const name of Object.keys(ownJsapis)) implemented.set(name, name === 'my.stopPullDownRefresh' ? 'answered' : 'real'); // there is no spinner to stop
  for (const name of syncNames) implemented.set(`my.${name}`, syncSupport(name));
  const names = new Set([...asyncNames.map((name) => `my.${name}`), ...apNames.map((name) => `my.ap.${name}`), ...[...implemented.keys()].filter((name) => name.startsWith('my.'))]);
  names.delete('my.call'); // another spelling of all of them
  return [...names].sort().map((name) => [name, implemented.get(name) ?? 'unsupported']);
}

function syncSupport(name: string): JsapiSupport {
  if (lackingSyncNames.includes(name)) return 'unsupported';
  return fixedSyncNames.includes(name) || (/^(on|off)[A-Z]/.test(name) && !happening.test(name)) ? 'answered' : 'real';
}

/** Events that do happen on this phone; listeners for the others wait in vain. */
const happening = /^(on|off)(AppShow|AppHide|Error|UnhandledRejection|PageNotFound)$/;

function counts(supports: string[]): string {
  const kinds = [...new Set(supports)].sort();
  return `${supports.length}, of which ${kinds.map((kind) => `${supports.filter((support) => support === kind).length} ${kind}`).join(', ')}`;
}
