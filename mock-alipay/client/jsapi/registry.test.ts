import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsapis } from './registry.js';

test('every my.*.ts file is in the registry under its own name', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /^my\..+\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ''));
  const names = jsapis.map((jsapi) => jsapi.name).filter((name) => name.startsWith('my.'));
  expect(names.sort()).toEqual(files.sort());
});
