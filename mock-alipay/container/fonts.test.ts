import { expect, test } from 'vitest';
import { fontFolder, fontOrigin } from './fonts.js';

const origin = fontOrigin('127.0.0.1', fontFolder());
const ask = async (path: string): Promise<Response> => fetch(`${await origin}${path}`);

test('all clients of a process name one origin, so that a browser fetches the font once', async () => {
  expect(await fontOrigin('127.0.0.1', fontFolder())).toBe(await origin);
});

test('a page of any origin may load the font, and keeps it', async () => {
  const sheet = await ask('/index.css');
  expect(sheet.headers.get('content-type')).toBe('text/css');
  const name = /url\(\.\/(files\/[^)]+)\)/.exec(await sheet.text())?.[1] ?? '';
  const font = await ask(`/${name}`);
  expect([font.status, font.headers.get('access-control-allow-origin'), font.headers.get('cache-control')]).toEqual([200, '*', 'public, max-age=31536000, immutable']);
  expect(Buffer.from(await font.arrayBuffer()).subarray(0, 4).toString()).toBe('wOF2');
});

test.each(['/', '/package.json', '/files/../package.json', '/files/none.woff2'])('%s is not served', async (path) => {
  expect((await ask(path)).status).toBe(404);
});
