/** The generated pages of docs/ are what the code says. Renew them with `npm run docs`, or `npx vitest run docs/generate -u`. */
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { exitCodes } from '../../cli/exit.js';
import { configSchema } from '../../cli/config/schema.js';
import { handbookV4 } from '../../rubric/handbook/v4.0.js';
import { redLines } from '../../rubric/handbook/red-lines.js';
import { configurationEnglish } from './configuration-english.js';
import { configurationExamples } from './configuration-examples.js';
import { configurationKeys, type Key } from './configuration.js';
import { defectById, defectsOf } from './defects.js';
import { exitMeanings } from './exit-codes.js';
import { generatedPages } from './pages.js';
import { pictures } from './pictures.js';

const docs = fileURLToPath(new URL('..', import.meta.url));
const judged = [...handbookV4, ...redLines].map(({ id }) => id);

it('every generated page is current, and no page is left of a row that is gone', async () => {
  const pages = generatedPages();
  for (const [path, text] of pages) await expect(text).toMatchFileSnapshot(`../${path}`);
  const there = ['handbook', 'en/handbook'].flatMap((folder) => readdirSync(docs + folder).filter((file) => file.endsWith('.md')).map((file) => `${folder}/${file}`));
  expect(there.filter((path) => !pages.has(path))).toEqual([]);
});

it('every row and red line has a passing and a failing picture of at most 60 KB, its defect is one that breaks it', () => {
  expect(Object.keys(pictures).sort()).toEqual([...judged].sort());
  const files = Object.values(pictures).flatMap(({ pass, fail }) => [pass.file, fail.file]);
  expect(files.filter((file) => statSync(`${docs}handbook/pictures/${file}`).size > 60_000)).toEqual([]);
  expect(Object.entries(pictures).filter(([id, { fail }]) => !defectsOf(id).some((defect) => defect === defectById(fail.defect)))).toEqual([]);
});

it('every key of the configuration has a meaning and stands in an example that the schema takes', () => {
  const first = Object.fromEntries(Object.entries(configurationExamples).map(([key, [example]]) => [key, example]));
  const others = Object.entries(configurationExamples).flatMap(([key, [, ...more]]) => more.map((example) => ({ ...first, [key]: example })));
  for (const config of [first, ...others]) expect(configSchema.safeParse(config).error?.issues ?? []).toEqual([]);
  const all = flat(configurationKeys());
  expect(all.filter(({ meaning }) => meaning === '').map(({ path }) => path)).toEqual([]);
  const statusKey = /^statusTriggers\.(?!沟通中)[^.]+\./; // the six are one shape, shown once
  expect(all.filter(({ path, forms }) => forms.length === 0 && !statusKey.test(path) && !path.endsWith('.notOffered') && !stands(path))).toEqual([]);
});

it('every exit code is explained', () => {
  expect(Object.keys(exitCodes).filter((name) => !exitMeanings[name])).toEqual([]);
});

it('no English meaning is left of a key that is gone', () => {
  const paths = new Set(flat(configurationKeys()).map(({ path }) => path));
  expect(Object.keys(configurationEnglish).filter((path) => !paths.has(path))).toEqual([]);
});

const flat = (keys: readonly Key[]): Key[] => keys.flatMap((key) => [key, ...flat(key.forms.flat())]);

function stands(path: string): boolean {
  const [top = '', ...rest] = path.split('.');
  const values = configurationExamples[top as keyof typeof configurationExamples] as readonly unknown[] | undefined; // the keys are the schema's
  return rest.reduce<unknown[]>((current, name) => current.flatMap((value) => (typeof value === 'object' && value !== null ? [Reflect.get(value, name)].flat() : [])), [...(values ?? [])])
    .some((value) => value !== undefined);
}
