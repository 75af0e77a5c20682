import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRunFolder, findRun, pointLatest } from './run-folder.js';

const out = realpathSync(mkdtempSync(join(tmpdir(), 'yanshou-runs-')));

test('latest points at the newest run, and a run is found by folder, by latest and by its result.json', () => {
  const [first, second] = [createRunFolder(out), createRunFolder(out)];
  pointLatest(first);
  pointLatest(second);
  writeFileSync(join(second.dir, 'result.json'), '{}');
  expect(first.id).not.toBe(second.id);
  expect([findRun('latest', out), findRun(second.id, out), findRun('latest/result.json', out)]).toEqual([second, second, second]);
});

test('where links are not to be had, latest is a file that names the run', () => {
  const named = mkdtempSync(join(tmpdir(), 'yanshou-runs-'));
  const own = createRunFolder(named);
  writeFileSync(join(named, 'latest'), own.id);
  expect(findRun('latest', named).id).toBe(own.id);
});

writeFileSync(join(out, 'file'), '');

test('a folder that cannot be written and a run that is not there are each a sentence', () => {
  expect(() => createRunFolder(join(out, 'file', 'below'))).toThrow('--out');
  expect(() => findRun('no-such-run', out)).toThrow('runs/latest');
});
