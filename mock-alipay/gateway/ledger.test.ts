import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ledgerPage } from './ledger-page.js';
import { ledger } from './ledger.js';
import { methods } from './methods/registry.js';

test('every method stands in a file of its own name', () => {
  const files = readdirSync(new URL('./methods/', import.meta.url)).flatMap((file) => /^((?:alipay|zhima)\..+)\.ts$/.exec(file)?.[1] ?? []);
  expect([...methods.keys()].sort()).toEqual(files.sort());
});

test('ids are unique and every line names its source', () => {
  expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
  for (const line of ledger) expect(line.source).not.toBe('');
});

test('whatever a method always rests on is an assumption, not a fact', () => {
  const kinds = new Map<string, string>(ledger.map(({ id, kind }) => [id, kind]));
  for (const { meta } of methods.values()) for (const id of meta.rests ?? []) expect([id, kinds.get(id)]).toEqual([id, 'assumed']);
});

test('the page counts its lines and lists every method', () => {
  const page = ledgerPage();
  expect(page).toContain(`共 ${ledger.length} 条`);
  for (const name of methods.keys()) expect(page).toContain(`| \`${name}\` |`);
});
