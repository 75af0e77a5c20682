import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrial } from '../fixtures/trial.js';
import type { Trial } from '../fixtures/trial.js';

let trial: Trial;
beforeAll(async () => { trial = await startTrial({ subject: 'gig' }); });
afterAll(() => trial.close());

test('a 灵工 app asks for the real name and 应聘状态回传 in one sheet', async () => {
  const hand = await trial.take('none');
  await hand.press('own-entry');
  await hand.settle();
  const agree = async (): Promise<void> => {
    const sheet = hand.page.locator('[data-shell=sheet][data-sheet=real-name]');
    expect(await sheet.getAttribute('data-scopes')).toBe('auth_user,yingpin');
    expect(await sheet.innerText()).toContain(hand.user.userName);
    await hand.press('sheet-agree');
  };
  expect(await hand.call('getAuthCode', { scopes: ['auth_user', 'yingpin'] }, agree)).toMatchObject({ success: { authCode: expect.any(String) as string } });
  expect(hand.entries('dialog')).toMatchObject([{ dialog: 'consent', phase: 'shown', scopes: ['auth_user', 'yingpin'] }, { phase: 'closed', decision: 'accept' }]);
  expect(hand.entries('sheet')).toMatchObject([{ sheet: 'real-name', phase: 'opened' }, { phase: 'authorised' }]);
});
