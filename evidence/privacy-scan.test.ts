import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { scanForPeople } from './privacy-scan.js';
import { smallRun, wang } from './small-run.js';

function folder(files: Record<string, string | Uint8Array>): string {
  const dir = mkdtempSync(join(tmpdir(), 'yanshou-scan-'));
  mkdirSync(join(dir, 'deep'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  return dir;
}

test('a run recorded without masks is full of hits', () => {
  const fields = scanForPeople(smallRun(), [wang]).map(({ field }) => field);
  expect([...new Set(fields)].sort()).toEqual(['certNo', 'email', 'name', 'phone']);
});

test.each([
  ['plain text', '您好 王测试008'], ['a URL', `https://x/?n=${encodeURIComponent(wang.name)}`], ['escaped JSON', '{"n":"\\u738b\\u6d4b\\u8bd5008"}'], ['HTML entities', '<b>&#29579;&#27979;&#35797;008</b>'],
  ['base64', `data:;base64,${Buffer.from(JSON.stringify({ greeting: wang.name })).toString('base64')}`],
])('a name is found in %s', (_, content) => {
  expect(scanForPeople(folder({ 'deep/file.txt': content }), [wang])).toMatchObject([{ field: 'name' }]);
});

test('zips are opened, also a zip in a zip', () => {
  const inner = zipSync({ 'a/b.json': Buffer.from(wang.certNo) });
  const [hit, ...rest] = scanForPeople(folder({ 'x.zip': zipSync({ 'inner.zip': inner }) }), [wang]);
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({ field: 'certNo', where: expect.stringContaining('x.zip!inner.zip!a/b.json') });
});

test('a hit shows where, and not what', () => {
  const [hit] = scanForPeople(folder({ 'a.log': `电话 ${wang.phone} 已接通` }), [wang]);
  expect(hit?.excerpt).toBe('电话 ▇ 已接通');
});

test('nobody to look for is no hit', () => { expect(scanForPeople(folder({ 'a.txt': 'x' }), [])).toEqual([]); });
