import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientsPage } from './clients-page.js';
import { clients } from './features.js';

test('every tick in the table is a test of this folder', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts')).map((name) => readFileSync(join(import.meta.dirname, name), 'utf8').replaceAll("\\'", "'"));
  const claimed = clients.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => ('test' in cell ? [cell.test] : [])));
  expect(claimed.filter((title) => !sources.some((source) => source.includes(`test('${title}'`)))).toEqual([]);
});

test('docs/clients.md is the table as it stands', async () => {
  await expect(clientsPage()).toMatchFileSnapshot('../../../docs/clients.md');
});
