import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deadLinks } from './docs-links.mjs';

function site(pages: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanshou-docs-'));
  for (const [file, html] of Object.entries(pages)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), html);
  }
  return folder;
}

it('a missing page, a missing anchor and a picture from elsewhere are named; the rest is quiet', () => {
  const { dead, pages, links } = deadLinks(site({
    'index.html': '<a href="/guide/start.html#键">ok</a> <a href="/guide/gone.html">x</a> <a href="/guide/start.html#gone">x</a> <a href="https://example.com">ok</a> <a href="#here" id="here">ok</a>',
    'guide/start.html': '<h2 id="键">键</h2> <a href="../">ok</a> <img src="https://example.com/a.png"> <img src="./missing.png">',
  }));
  expect({ pages, links }).toEqual({ pages: 2, links: 8 });
  expect(dead.map(({ href, why }) => `${href} ${why}`).sort()).toEqual([
    './missing.png does not exist', '/guide/gone.html does not exist', '/guide/start.html#gone has no such anchor', 'https://example.com/a.png is fetched from elsewhere',
  ]);
});
