/** An H5 page on the phone: the harness sees it, touches it and journals it as it does the mini program itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrial } from './fixtures/trial.js';
import type { Trial } from './fixtures/trial.js';
import { Hand } from './hand.js';

let trial: Trial;
beforeAll(async () => { trial = await startTrial(); });
afterAll(() => trial.close());

async function openH5(path = '/h5') {
  const phone = await trial.take('complete');
  const hand = new Hand(phone.page, 5_000);
  await phone.press('tab-home');
  await phone.press('own-entry');
  await phone.settle();
  await phone.view.locator('#call').fill(JSON.stringify({ name: 'navigateTo', params: { url: `/pages/h5/index?src=${encodeURIComponent(trial.isvUrl + path)}` } }));
  await phone.view.locator('#run').tap();
  await phone.settle();
  return { phone, hand };
}

test('its texts and controls stand in the screen tree under the web-view, and a tap on them counts', async () => {
  const { phone, hand } = await openH5();
  const seen = await hand.capture();
  expect(seen).toMatchObject({ settled: true, page: { path: 'pages/h5/index' }, scroll: { atEnd: false } });
  const web = seen.tree.find(({ role }) => role === 'web-view');
  const body = seen.tree.find(({ parent }) => parent === web?.i);
  expect(body).toMatchObject({ tag: 'body', zone: 'mini' });
  const inside = seen.tree.filter(({ parent }) => parent === body?.i);
  expect(inside.map(({ text, role, tappable, inView, onTop }) => [text, role, tappable, inView, onTop])).toEqual([
    ['门店店员', 'text', false, true, true], ['林青松 13800000000', 'text', false, true, true], ['姓名', 'input', true, true, true], ['返回', 'button', true, false, true],
  ]);
  expect(seen.tree.map(({ i }) => i)).toEqual(seen.tree.map((_, at) => at));
  const field = inside[2];
  if (field) await hand.typeInto(field, '林青松');
  expect((await hand.locate('#name'))?.text).toBe('林青松');
  await hand.scrollTo(5_000);
  const back = (await hand.capture()).tree.find(({ text, inView }) => text === '返回' && inView);
  if (!back) throw new Error('the H5 page did not scroll to its button');
  await hand.tapNode(back);
  await phone.settle();
  expect(phone.entries('jsapi')).toMatchObject([{ name: 'my.navigateTo' }, { name: 'web-view.postMessage', params: { back: true }, page: 'pages/h5/index' }, { name: 'my.navigateBack' }]);
});

test('an H5 page moves without the program knowing: a rest found is never taken to last', async () => {
  const { phone } = await openH5();
  expect(await phone.page.evaluate(() => window.__yanshouPhone.restLasts())).toBe(false);
});

test('its requests are in the journal of its phone, and its frame is among those that pictures mask', async () => {
  const { phone, hand } = await openH5();
  expect(phone.entries('http')).toMatchObject([{ via: 'web-view', method: 'GET', url: `${trial.isvUrl}/h5`, status: 200, responseBody: expect.stringContaining('门店店员') as string }]);
  expect(await Promise.all(hand.frames().map((frame) => frame.evaluate(() => document.body.innerText.includes('林青松'))))).toEqual([false, false, true]);
});
