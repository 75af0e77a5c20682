import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fillPage, pictureBlocks, sourceBlocks } from './tutorial-pages.js';
import { expectedOf, laySteps } from './tutorial-steps.js';

const examples = resolve('examples');
const scratch = mkdtempSync(join(tmpdir(), 'tutorial-pages-'));
const steps = laySteps(examples, scratch);
afterAll(() => rmSync(scratch, { recursive: true }));

describe('a page with made parts', () => {
  const page = 'before\n<!-- made: 1-x diff -->\n\nold\n\n<!-- end -->\nbetween\n<!-- made: grades -->\n\nkept\n\n<!-- end -->\n';

  it('is filled where a part was made, and nowhere else', () => {
    expect(fillPage(page, new Map([['1-x diff', 'new $& {{part}}']]))).toBe(page.replace('old', () => 'new $& {{part}}'));
  });

  it('does not lose a part that has no place', () => {
    expect(() => fillPage(page, new Map([['2-y diff', 'text']]))).toThrow('The page has no place for 2-y diff.');
  });
});

it.each([['zh', 'docs/tutorial/index.md'], ['en', 'docs/en/tutorial/index.md']] as const)('the %s tutorial shows today\'s diffs, expected grades and pictures (npm run prove:tutorial -- --write)', (language, file) => {
  const page = readFileSync(file, 'utf8');
  const made = new Map([...sourceBlocks(steps, (id) => expectedOf(examples, id), language), ...pictureBlocks(steps, new Set(readdirSync('docs/tutorial/pictures')), language)]);
  expect(fillPage(page, made)).toBe(page);
});
