import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nativeMethods } from './native-methods.js';
import { methods, methodTables } from './methods.js';

const client = dirname(createRequire(import.meta.url).resolve('miniprogram-automator'));
const source = (file: string): string => readFileSync(join(client, `${file}.js`), 'utf8');

test('every message the client can send is in the table', () => {
  const app = [...source('MiniProgram').matchAll(/"((?:App|Tool)\.\w+)"/g)].map(([, name = '']) => name);
  const page = [...source('Page').matchAll(/"(Page\.\w+)"/g)].map(([, name = '']) => name);
  const element = [...source('Element').matchAll(/this\.send\("(Element\.\w+)"|,"(get\w+)","/g)].map(([, whole, part = '']) => whole ?? `Element.${part}`);
  const told = ['App.logAdded', 'App.bindingCalled', 'App.exceptionThrown', 'Tool.onRemoteDebugConnected'];
  const sent = [...app, ...page, ...element, 'Tool.native'].filter((name) => !told.includes(name));
  expect([...new Set(sent)].sort()).toEqual(Object.keys(methods).sort());
});

test('every method of the client\'s native() is in the table', () => {
  const sent = [...source('Native').matchAll(/sendNative\("(\w+)"/g)].map(([, name = '']) => name);
  expect(sent.sort()).toEqual(Object.keys(nativeMethods).filter((name) => !name.startsWith('yanshou.')).sort());
});

test('the tables in docs/automator.md are these', () => {
  const file = fileURLToPath(new URL('../../../docs/automator.md', import.meta.url));
  const [before = '', , after = ''] = existsSync(file) ? readFileSync(file, 'utf8').split(/<!-- methods(?: end)? -->/) : [];
  const wanted = `${before}<!-- methods -->\n\n${methodTables()}\n\n<!-- methods end -->${after}`;
  if (process.env['UPDATE_DOCS']) writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
