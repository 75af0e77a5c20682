import { expect, test } from 'vitest';
import { placeInSource } from './source-place.js';

test('an offset is told as line and column from 1', () => {
  const source = '<view>\n  <text>a</text>\n\n  <text>b</text>\n</view>';
  expect(['<view', '<text>a', '<text>b', '</view'].map((what) => placeInSource('pages/a/a.axml', source, source.indexOf(what)))).toEqual(['pages/a/a.axml:1:1', 'pages/a/a.axml:2:3', 'pages/a/a.axml:4:3', 'pages/a/a.axml:5:1']);
});

test('what a framework generates for every app has no place, nor has a file that is not known', () => {
  expect([placeInSource('base.axml', '<view/>', 0), placeInSource('sub/base.axml', '<view/>', 0), placeInSource('pages/a/a.axml', undefined, 0)]).toEqual([undefined, undefined, undefined]);
});
