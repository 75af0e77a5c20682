import { afterAll, beforeAll, expect, test } from 'vitest';
import { appId, startTrial } from '../fixtures/trial.js';
import type { Trial } from '../fixtures/trial.js';

let trial: Trial;
beforeAll(async () => { trial = await startTrial(); });
afterAll(() => trial.close());

test('支付宝就业 lists the jobs that were synced, and a job opens its page in the mini program with scene 1205', async () => {
  const hand = await trial.take('complete');
  expect(await hand.surface()).toBe('alipay-employment');
  expect(await hand.page.locator('[data-shell=job-card]').allInnerTexts()).toEqual([expect.stringContaining('门店店员'), expect.stringContaining('外卖骑手')]);
  await hand.press('job-card');
  expect(await hand.settle()).toBe(true);
  expect(await hand.surface()).toBe('mini-program');
  expect(await hand.page.evaluate(() => window.__yanshouPhone.stack())).toMatchObject([{ path: 'pages/jd/index', query: { jobId: 'J1' } }]);
  expect(await hand.page.locator('[data-shell=title]').innerText()).toBe('岗位详情');
  expect(JSON.parse(await hand.view.locator('#launches').innerText())).toEqual([{ on: 'launch', scene: 1205 }, { on: 'show', scene: 1205 }]);
});

test('back on the first page leads where the user came from, and the next entry finds the program alive', async () => {
  const hand = await trial.take('complete');
  await hand.press('job-card');
  await hand.settle();
  await hand.press('back');
  await hand.settle();
  expect(await hand.surface()).toBe('alipay-employment');
  expect(hand.entries('exit')).toMatchObject([{ via: 'back', to: 'alipay-employment', page: 'pages/jd/index' }]);
  expect(hand.entries('page').at(-1)).toMatchObject({ action: 'exit', stack: [] });
  await hand.page.locator('[data-out-job-id=J2]').tap();
  await hand.settle();
  expect(await hand.page.evaluate(() => window.__yanshouPhone.stack().at(-1))).toMatchObject({ query: { jobId: 'J2' } });
  expect(JSON.parse(await hand.view.locator('#launches').last().innerText())).toEqual([{ on: 'launch', scene: 1205 }, { on: 'show', scene: 1205 }, { on: 'show', scene: 1205 }]);
});

test('✕ ends the program and the own entry starts it anew, leading to Alipay\'s home at its end', async () => {
  const hand = await trial.take('complete');
  await hand.press('job-card');
  await hand.settle();
  await hand.press('capsule-close');
  expect(hand.entries('exit')).toMatchObject([{ via: 'capsule', to: 'alipay-employment' }]);
  await hand.press('own-entry');
  await hand.settle();
  expect(await hand.page.locator('[data-shell=title]').innerText()).toBe('示例招聘首页');
  expect(hand.entries('page').filter((entry) => entry.kind === 'page' && entry.action === 'launch')).toHaveLength(2);
  await hand.press('back');
  await hand.settle();
  expect(await hand.surface()).toBe('alipay');
});

test('✕ pressed while the program is still starting leaves a phone that works', async () => {
  const hand = await trial.take('complete');
  await hand.page.evaluate(() => {
    document.querySelector<HTMLElement>('[data-shell=job-card]')?.click();
    return new Promise<void>((resolve) => { requestAnimationFrame(() => { document.querySelector<HTMLElement>('[data-shell=capsule-close]')?.click(); resolve(); }); });
  });
  await hand.settle();
  expect(await hand.surface()).toBe('alipay-employment');
  await hand.press('own-entry');
  expect(await hand.settle()).toBe(true);
  expect(await hand.page.locator('iframe[data-shell=view]').count()).toBe(1);
  expect(await hand.page.locator('[data-shell=title]').innerText()).toBe('示例招聘首页');
});

test('投递记录 shows what the gateway received for this user, with its status in words', async () => {
  const hand = await trial.take('complete');
  trial.world.putApplication({ appId, outApplyId: 'P1', outJobId: 'J1', userId: hand.user.userId, status: 'APPLYING', applyChangeTime: '2026-11-21 10:00:00' });
  await hand.press('tab-mine');
  await hand.settle();
  expect(await hand.page.locator('[data-shell=record]').allInnerTexts()).toEqual([expect.stringMatching(/门店店员[\s\S]*已投递[\s\S]*2026-11-21 10:00:00/)]);
});

test('a job whose link leads elsewhere does not open and the journal says why', async () => {
  trial.world.putJob({ appId, outJobId: 'J9', jobName: '错误链接', hireStatus: 'HIRING', bizContent: { job_detail_url: 'https://m.example.com/jd/9' } });
  const hand = await trial.take('complete');
  await hand.page.locator('[data-out-job-id=J9]').tap();
  await hand.page.locator('[data-shell=toast]').waitFor();
  expect(await hand.surface()).toBe('alipay-employment');
  await hand.settle();
  expect(hand.entries('error')).toMatchObject([{ message: expect.stringContaining('job_detail_url 不是 alipays:// 链接') as string }]);
  trial.world.putJob({ appId, outJobId: 'J9', jobName: '错误链接', hireStatus: 'CLOSED', bizContent: {} });
});

test('the tree holds what Alipay draws, with the 模拟环境 mark, and knows what is covered', async () => {
  const hand = await trial.take('complete');
  const tree = await hand.page.evaluate(() => window.__yanshouShellTree());
  expect(tree.find((node) => node.text === '门店店员')).toMatchObject({ zone: 'shell', tappable: true, onTop: true, inView: true });
  expect(tree.find((node) => node.text === '模拟环境')).toMatchObject({ onTop: true });
  await hand.press('own-entry');
  await hand.settle();
  await hand.press('capsule-more');
  const covered = await hand.page.evaluate(() => window.__yanshouShellTree());
  expect(covered.find((node) => node.hints?.['shell'] === 'capsule-close')).toMatchObject({ onTop: false });
  expect(covered.find((node) => node.text === '模拟环境')).toMatchObject({ onTop: true });
});

test('a phone found at rest rests still until something happens, be it only that the program was touched', async () => {
  const hand = await trial.take('complete');
  const lasts = (): Promise<boolean> => hand.page.evaluate(() => window.__yanshouPhone.restLasts());
  expect(await lasts()).toBe(false);
  await hand.press('own-entry');
  expect([await hand.settle(), await lasts(), await lasts()]).toEqual([true, true, true]);
  await hand.view.locator('#call').tap();
  await expect.poll(lasts).toBe(false);
  expect([await hand.settle(), await lasts()]).toEqual([true, true]);
  await hand.press('capsule-close');
  expect(await lasts()).toBe(false);
});

test('the view box is the frame of the program below the title bar', async () => {
  const hand = await trial.take('complete');
  await hand.press('own-entry');
  await hand.settle();
  expect(await hand.page.evaluate(() => window.__yanshouPhone.viewBox())).toEqual({ x: 0, y: 88, w: 390, h: 756 });
  expect(await hand.page.evaluate(() => document.elementFromPoint(195, 400)?.getAttribute('data-shell'))).toBe('view');
});
