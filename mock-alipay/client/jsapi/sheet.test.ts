import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrial } from '../fixtures/trial.js';
import type { Hand, Trial } from '../fixtures/trial.js';

let trial: Trial;
beforeAll(async () => { trial = await startTrial({ behaviour: { sheetConfirmMs: 300 } }); });
afterAll(() => trial.close());

async function openJd(hand: Hand): Promise<void> {
  await hand.press('job-card');
  await hand.settle();
  await hand.view.locator('#apply').tap();
  await hand.page.locator('[data-shell=sheet]').waitFor();
}
const step = (hand: Hand): Promise<string | null> => hand.page.locator('[data-shell=sheet]').getAttribute('data-step');
const phases = (hand: Hand): unknown[] => hand.entries('sheet').map((entry) => (entry.kind === 'sheet' ? entry.phase : undefined));
const answer = async (hand: Hand): Promise<unknown> => { await hand.settle(); return JSON.parse(await hand.view.locator('#answer').last().innerText()); };

test('① a first user without a full résumé agrees, fills what is missing and delivers; then 返回支付宝就业', async () => {
  const hand = await trial.take('none');
  await openJd(hand);
  expect(await step(hand)).toBe('authorise');
  await hand.press('sheet-agree');
  expect(await step(hand)).toBe('fill');
  expect(await hand.page.locator('[data-shell=sheet-submit]').isDisabled()).toBe(true);
  await hand.press('sheet-fill-all');
  await hand.press('sheet-submit');
  await hand.view.locator('#done').waitFor();
  expect(await answer(hand)).toMatchObject({ resultStatus: '9000', result: { out_agreement_no: expect.stringMatching(/^AG/) as string } });
  expect(phases(hand)).toEqual(['opened', 'authorised', 'filled', 'submitted']);
  expect(hand.entries('sheet')[0]).toMatchObject({ firstTime: true, order: { signature: 'valid', parameter: 'signStr', kaJobId: 'J1' } });
  await hand.view.locator('#return').tap();
  await hand.page.locator('[data-shell=tab-home]').waitFor();
  await hand.settle();
  expect(hand.entries('exit')).toMatchObject([{ via: 'my.navigateBackMiniProgram', to: 'alipay-employment' }]);
  expect(trial.world.agreements(hand.user.userId)).toMatchObject([{ status: 'VALID' }]);
});

test('② with a full résumé agreeing delivers; ③ a returning user taps nothing', async () => {
  const hand = await trial.take('complete');
  await openJd(hand);
  await hand.press('sheet-agree');
  await hand.view.locator('#done').waitFor();
  await hand.press('capsule-close');
  await openJd(hand);
  expect(await step(hand)).toBe('confirm');
  await hand.view.locator('#done').waitFor();
  expect(await answer(hand)).toMatchObject({ resultStatus: '9000' });
  expect(hand.entries('sheet').at(-1)).toMatchObject({ phase: 'submitted', firstTime: false, resultStatus: '9000' });
});

test('closing the sheet gives 6001 and leaves no agreement', async () => {
  const hand = await trial.take('none');
  await openJd(hand);
  await hand.press('sheet-cancel');
  expect(await answer(hand)).toMatchObject({ resultStatus: '6001' });
  expect(phases(hand)).toEqual(['opened', 'cancelled']);
  expect(trial.world.agreements(hand.user.userId)).toEqual([]);
});

test('an order whose signature does not fit is refused with the reason on the sheet', async () => {
  const hand = await trial.take('complete');
  trial.isv.forge = true;
  await openJd(hand);
  trial.isv.forge = false;
  expect(await step(hand)).toBe('refused');
  expect(await hand.page.locator('.refusal').innerText()).not.toBe('');
  await hand.press('sheet-cancel');
  expect(await answer(hand)).toMatchObject({ resultStatus: '4000' });
  expect(hand.entries('sheet')).toMatchObject([{ phase: 'refused', order: { signature: 'invalid' } }]);
});
