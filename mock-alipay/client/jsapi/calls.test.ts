import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrial } from '../fixtures/trial.js';
import type { Hand, Trial } from '../fixtures/trial.js';

let trial: Trial;
beforeAll(async () => { trial = await startTrial(); });
afterAll(() => trial.close());

async function atHome(resume: 'none' | 'complete' = 'complete'): Promise<Hand> {
  const hand = await trial.take(resume);
  await hand.press('own-entry');
  await hand.settle();
  return hand;
}

test('auth_base is silent and its code names the user', async () => {
  const hand = await atHome();
  expect(await hand.call('getAuthCode', {})).toMatchObject({ success: { authCode: expect.any(String) as string, authSuccessScopes: ['auth_base'] } });
  expect(hand.entries('dialog')).toEqual([]);
});

test('several scopes are one dialog; declining is error 11, agreeing holds for good', async () => {
  const hand = await atHome();
  const params = { scopes: ['auth_user', 'yingpin'] };
  expect(await hand.call('getAuthCode', params, () => hand.press('dialog-decline'))).toMatchObject({ fail: { error: 11 } });
  expect(await hand.call('getAuthCode', params, () => hand.press('dialog-accept'))).toMatchObject({ success: { authSuccessScopes: ['auth_user', 'yingpin'] } });
  expect(await hand.call('getAuthCode', params)).toMatchObject({ success: { authSuccessScopes: ['auth_user', 'yingpin'] } });
  expect(hand.entries('dialog').map((entry) => entry.kind === 'dialog' && [entry.dialog, entry.phase, entry.scopes?.join(), entry.decision])).toEqual([
    ['consent', 'shown', 'auth_user,yingpin', undefined], ['consent', 'closed', 'auth_user,yingpin', 'decline'],
    ['consent', 'shown', 'auth_user,yingpin', undefined], ['consent', 'closed', 'auth_user,yingpin', 'accept'],
  ]);
  expect(await hand.call('getAuthCode', { scopes: 'no_such_scope' })).toMatchObject({ fail: { error: 3 } });
});

test('the phone number comes only after the user agreed at the button', async () => {
  const hand = await atHome();
  expect(await hand.call('getPhoneNumber')).toMatchObject({ success: { response: expect.stringContaining('isv.invalid-auth-relations') as string } });
  await hand.view.locator('#phone').tap();
  await hand.press('dialog-accept');
  await hand.view.locator('#answer').filter({ hasText: 'encrypt_type' }).waitFor();
  expect(hand.entries('dialog')[0]).toMatchObject({ dialog: 'phone', phase: 'shown' });
});

test('native dialogs answer as the user pressed', async () => {
  const hand = await atHome();
  expect(await hand.call('confirm', { title: '提示', content: '确定投递吗？' }, () => hand.press('dialog-accept'))).toEqual({ success: { confirm: true } });
  expect(await hand.call('confirm', { content: '真的？' }, () => hand.press('dialog-decline'))).toEqual({ success: { confirm: false } });
  expect(await hand.call('showActionSheet', { items: ['电话', '短信'] }, () => hand.page.locator('[data-decision="1"]').tap())).toMatchObject({ success: { index: 1 } });
  expect(await hand.call('showActionSheet', { items: [] })).toMatchObject({ fail: { error: 2 } });
  const typed = async (): Promise<void> => { await hand.page.locator('[data-shell=dialog-input]').fill('你好'); await hand.press('dialog-accept'); };
  expect(await hand.call('prompt', { message: '留言' }, typed)).toEqual({ success: { ok: true, inputValue: '你好' } });
});

test('the phone is settled while a toast is on screen, and success fires when it has gone', async () => {
  const hand = await atHome();
  const shown = async (): Promise<void> => {
    await hand.page.locator('[data-shell=toast]').waitFor();
    expect(await hand.settle()).toBe(true);
    expect(await hand.page.locator('[data-shell=toast]').innerText()).toContain('投递成功');
  };
  expect(await hand.call('showToast', { content: '投递成功', type: 'success', duration: 900 }, shown)).toEqual({ success: {} });
  expect(await hand.page.locator('[data-shell=toast]').count()).toBe(0);
});

test('what a user stores is there at his next visit, and nobody else sees it', async () => {
  const hand = await atHome();
  await hand.call('setStorageSync', { key: 'draft', data: { jobId: 'J1' } });
  await hand.call('setStorage', { key: 'seen', data: 3 });
  const again = await trial.takeAgain(hand.user);
  await again.press('own-entry');
  await again.settle();
  expect(await again.call('getStorageSync', { key: 'draft' })).toMatchObject({ sync: { data: { jobId: 'J1' } } });
  expect(await again.call('getStorage', { key: 'seen' })).toMatchObject({ success: { data: 3 } });
  const other = await atHome();
  expect(await other.call('getStorageSync', { key: 'draft' })).toMatchObject({ sync: { data: null } });
});

test('my.request may not reach the mock itself; a wrong parameter is error 2', async () => {
  const hand = await atHome();
  expect(await hand.call('request', { url: `${trial.client.shellUrl}/` })).toMatchObject({ fail: { error: 11 } });
  expect(hand.entries('http')).toMatchObject([{ via: 'my.request', blocked: 'the address belongs to the mock itself' }]);
  expect(await hand.call('request', {})).toMatchObject({ fail: { error: 2 } });
});

test('a JSAPI that the app lacks fails as unsupported and is journalled so', async () => {
  const hand = await atHome();
  expect(await hand.call('openBluetoothAdapter')).toMatchObject({ fail: { error: expect.anything() as number } });
  expect(hand.entries('jsapi').at(-1)).toMatchObject({ name: 'my.openBluetoothAdapter', outcome: 'unsupported' });
});

test('my.exitMiniProgram needs a tap; jumps leave the program and say where to', async () => {
  const hand = await atHome();
  await hand.view.locator('textarea').first().fill(JSON.stringify({ name: 'exitMiniProgram' }));
  await hand.view.locator('#run').tap();
  await hand.page.locator('[data-surface=alipay]').waitFor();
  await hand.press('own-entry');
  await hand.settle();
  expect(await hand.call('ap.openURL', { url: 'https://m.example.com/' })).toMatchObject({ fail: { error: 6002 } });
  await hand.view.locator('textarea').first().fill(JSON.stringify({ name: 'navigateToMiniProgram', params: { appId: '2021000000009999', path: 'pages/a' } }));
  await hand.view.locator('#run').tap();
  await hand.page.locator('[data-shell=elsewhere]').waitFor();
  await hand.settle();
  expect(hand.entries('exit')).toMatchObject([{ via: 'my.exitMiniProgram', to: 'alipay' }, { via: 'my.navigateToMiniProgram', to: 'mini-program', target: '2021000000009999 pages/a' }]);
});

test('a program in the background shows nothing and leads nobody anywhere', async () => {
  const hand = await atHome();
  const told = { name: 'exitMiniProgram', then: { name: 'alert', params: { content: '别走' } } };
  await hand.view.locator('textarea').first().fill(JSON.stringify(told));
  await hand.view.locator('#run').tap();
  await hand.page.locator('[data-surface=alipay]').waitFor();
  await expect.poll(() => hand.entries('jsapi').at(-1)).toMatchObject({ name: 'my.alert', outcome: 'success' });
  expect(await hand.page.locator('[data-shell=dialog]').count()).toBe(0);
  expect(hand.entries('dialog')).toEqual([]);
});

test('loading keeps taps from the page until it is hidden', async () => {
  const hand = await atHome();
  await hand.call('showLoading', { content: '加载中' });
  const atPage = (): Promise<string | null | undefined> => hand.page.evaluate(() => document.elementFromPoint(195, 600)?.getAttribute('data-shell'));
  expect(await atPage()).toBeNull();
  await hand.page.evaluate(() => document.querySelector('.loading-mask')?.remove());
  await hand.call('hideLoading');
  expect(await atPage()).toBe('view');
  expect(hand.entries('dialog')).toMatchObject([{ dialog: 'loading', phase: 'shown', text: '加载中' }, { dialog: 'loading', phase: 'closed' }]);
});

test('an uncaught error names the line of the mini program\'s own file', async () => {
  const hand = await atHome();
  await hand.view.locator('textarea').first().fill(JSON.stringify({ name: 'noSuchApi' }));
  await hand.view.locator('#run').tap();
  await expect.poll(() => hand.entries('error').at(-1)).toMatchObject({ source: 'mini-program', stack: expect.stringMatching(/pages\/home\/index\.js:1\d:/) as string });
});

test('navigation goes through the program\'s own stack, and back comes home', async () => {
  const hand = await atHome();
  await hand.view.locator('textarea').first().fill(JSON.stringify({ name: 'navigateTo', params: { url: '/pages/second/index?x=1' } }));
  await hand.view.locator('#run').tap();
  await hand.view.locator('#second').waitFor();
  expect(await hand.page.evaluate(() => window.__yanshouPhone.stack().map(({ path }) => path))).toEqual(['pages/home/index', 'pages/second/index']);
  await hand.press('back');
  await hand.settle();
  expect(await hand.page.locator('[data-shell=title]').innerText()).toBe('示例招聘首页');
  expect(await hand.surface()).toBe('mini-program');
});
