import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptRuns, playedAs } from './kept-runs.js';
import { overlaySchema } from './overlay.js';

const overlay = (more: object = {}) => overlaySchema.parse({ id: 'x', description: 'x', base: 'grade-s', edits: [{ file: 'a', find: 'b', replace: 'c' }], ...more });
let scratch: string;
beforeEach(() => { scratch = mkdtempSync(join(tmpdir(), 'kept-')); });
afterEach(() => rmSync(scratch, { recursive: true }));

function keep(played: object): void {
  mkdirSync(join(scratch, 'runs', 'x'), { recursive: true });
  writeFileSync(join(scratch, 'runs', 'x', playedAs), JSON.stringify(played));
}

it('judges nothing of which no evidence was kept', async () => {
  await expect(new KeptRuns(scratch).play(overlay(), 'x', {})).rejects.toThrow('没有留下证据');
});

it('judges nothing of an app that has changed since', async () => {
  keep(overlay({ edits: [{ file: 'a', find: 'b', replace: 'd' }] }));
  await expect(new KeptRuns(scratch).play(overlay(), 'x', {})).rejects.toThrow('走过之后小程序或它的缺陷改了');
});

it('takes the same app with other expectations for the same app', async () => {
  keep(overlay({ turnsRed: ['no-login-on-jd'] }));
  await expect(new KeptRuns(scratch).play(overlay({ turnsRed: ['one-tap-apply'] }), 'x', {})).rejects.toThrow('evidence/run.json');
});
