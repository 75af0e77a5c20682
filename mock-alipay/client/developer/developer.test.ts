import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileMiniProgram } from '../../container/compiler/index.js';
import { miniRoot, startTrial } from '../fixtures/trial.js';
import type { Trial } from '../fixtures/trial.js';
import type { JournalEntry } from '../../journal.js';
import { reloadOnChange } from './reload.js';
import { watchProgram } from './watch.js';

let trial: Trial;
beforeAll(async () => { trial = await startTrial(); });
afterAll(() => trial.close());

test('a human clicks through the phone at the left and sees calls and page stack at the right', async () => {
  const page = await trial.browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(trial.client.openDeveloperView());
  const phone = page.frameLocator('iframe[title=手机]');
  await phone.locator('[data-shell=job-card]').first().click();
  await page.locator('.stack li', { hasText: 'pages/jd/index?jobId=J1' }).waitFor();
  await phone.frameLocator('iframe').locator('#apply').click();
  await page.locator('.entry[data-kind=http]', { hasText: '/order' }).waitFor();
  await page.locator('.entry[data-kind=jsapi]', { hasText: 'my.ap.openCreditEvaluation' }).first().waitFor();
  await page.locator('.filters button', { hasText: '网络' }).click();
  expect(await page.locator('.entry[data-kind=jsapi]').count()).toBe(0);
  await page.locator('.filters button', { hasText: '数据' }).click();
  await page.locator('.log.setData', { hasText: 'pages/jd/index' }).first().waitFor();
  await page.locator('.filters button', { hasText: '控制台' }).click();
  await page.locator('.log', { hasText: 'JD page opened J1' }).waitFor();
});

test('an uncaught error is shown with the line of the ISV\'s own file', async () => {
  const page = await trial.browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(trial.client.openDeveloperView());
  const phone = page.frameLocator('iframe[title=手机]');
  await phone.locator('[data-shell=tab-home]').click();
  await phone.locator('[data-shell=own-entry]').click();
  const view = phone.frameLocator('iframe');
  await view.locator('#call').fill('no JSON');
  await view.locator('#run').click();
  const line = page.locator('.entry[data-kind=error]', { hasText: 'SyntaxError' }).first();
  await line.waitFor();
  expect(await line.locator('.end').innerText()).toMatch(/^pages\/home\/index\.js:6:\d+$/);
});

test('another user is another phone', async () => {
  const page = await trial.browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(trial.client.openDeveloperView());
  const phone = page.locator('iframe[title=手机]');
  const first = await phone.getAttribute('src');
  await page.locator('select').selectOption('new:none');
  await page.locator(`iframe[title=手机]:not([src="${first}"])`).waitFor();
  expect(trial.world.users().length).toBeGreaterThan(1);
});

test('a replaced program starts anew on the page where the old one stood', async () => {
  const hand = await trial.take('complete');
  await hand.press('job-card');
  await hand.settle();
  const reloaded = hand.page.waitForEvent('load');
  await trial.client.replaceProgram(await compileMiniProgram(miniRoot));
  await reloaded;
  await hand.page.waitForSelector('[data-shell=screen][data-surface=mini-program]');
  await hand.settle();
  expect(await hand.page.evaluate(() => window.__yanshouPhone.stack())).toMatchObject([{ path: 'pages/jd/index', query: { jobId: 'J1' } }]);
});

test('a changed file is told once the folder is quiet', async () => {
  const root = mkdtempSync(join(tmpdir(), 'yanshou-watch-'));
  let stop = (): void => undefined;
  const changed = new Promise<void>((resolve) => { stop = watchProgram(root, resolve); });
  writeFileSync(join(root, 'app.js'), 'App({})');
  await changed;
  stop();
});

test('a change that does not compile is told in the journal and replaces nothing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'yanshou-reload-'));
  const told = new Promise<JournalEntry>((resolve) => { trial.journal.subscribe((entry) => { if (entry.kind === 'error') resolve(entry); }); });
  const stop = reloadOnChange(root, { journal: trial.journal, client: { replaceProgram: () => Promise.reject(new Error('replaced')) } });
  writeFileSync(join(root, 'app.json'), '{ "pages": [] }');
  expect(await told).toMatchObject({ source: 'mini-program', message: expect.not.stringContaining('replaced') as string });
  stop();
});
