/** The library most native programs use: every component it ships opens without an error. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { antdMiniProgram } from './trial/antd-mini.js';
import { removeMiniPrograms } from './trial/folder.js';
import { launchBrowser, openTrial, type Trial } from './trial/trial.js';

const { root, pages } = antdMiniProgram();
let browser: Browser;
let trial: Trial;
beforeAll(async () => {
  browser = await launchBrowser();
  trial = await openTrial(browser, root, { answers: { 'my.getSystemInfo': {}, 'my.vibrateShort': {} } });
});
afterAll(async () => { await trial.close(); await browser.close(); removeMiniPrograms(); });

test('every component of antd-mini opens on a page of its own, without an error or an unsupported feature', { timeout: 120_000 }, async () => {
  const bare: string[] = [];
  for (const path of pages) {
    await trial.page.evaluate((url) => (window as unknown as { program: { navigate(how: string, url: string): Promise<void> } }).program.navigate('reLaunch', url), `/${path}`); // the trial shell's window
    await trial.settle();
    if (await trial.view.locator('yanshou-screen[shown] > page > view > *').count() === 0) bare.push(path);
  }
  const notes = await trial.notes();
  expect(notes.flatMap((note) => (note.kind === 'error' ? [`${note.page ?? ''} ${note.message}`] : note.kind === 'unsupported' ? [`${note.page ?? ''} ${note.name}`] : []))).toEqual([
    // The library's own: its template names a method that its script has not.
    'pages/RareWordsKeyboard/RareWordsKeyboard there is no method "catchAppearModal" for the event appear',
  ]);
  expect(pages).toHaveLength(72);
  expect(bare).toEqual(expect.not.arrayContaining(['pages/Button/Button', 'pages/Popup/Popup', 'pages/Picker/Picker']));
});

test('its fields take text and its tabs change', async () => {
  const go = async (name: string): Promise<void> => {
    await trial.page.evaluate((url) => (window as unknown as { program: { navigate(how: string, url: string): Promise<void> } }).program.navigate('reLaunch', url), `/pages/${name}/${name}`); // as above
    await trial.settle();
  };
  await go('Input');
  await trial.view.fill('yanshou-screen[shown] input', '林青松');
  await trial.settle();
  expect(await trial.view.innerText('.echo')).toBe('林青松');
  await go('Tabs');
  await trial.view.tap('yanshou-screen[shown] >> text=标题二');
  await trial.settle();
  expect(await trial.text()).toContain('当前 1');
});
