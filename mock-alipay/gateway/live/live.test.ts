import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import express from 'express';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../../scripts/chromium.mjs';
import { appId, openGateway, type Bench } from '../gateway.fixture.js';
import { mountLive } from './index.js';

let browser: Browser;
let bench: Bench;
let page: Page;
beforeAll(async () => { browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() }); });
afterAll(() => browser.close());
beforeEach(async () => {
  bench = await openGateway({ policy: { applyToUnsyncedJob: true } });
  const { url } = mountLive(bench);
  const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  await page.goto(url);
});
afterEach(async () => {
  await page.context().close();
  await bench.close();
});

const method = 'alipay.ebpp.industry.job.applyinfo.sync';

function push(change: Record<string, string> = {}) {
  return bench.sdk().exec(method, { bizContent: { out_apply_id: 'P-1', out_job_id: 'J-1', apply_status: 'APPLYING', apply_time: '2026-11-22 09:00:00', apply_change_time: '2026-11-22 09:00:00', ...change } });
}

test('a call appears as it arrives and says what is wrong with it', async () => {
  const { userId } = bench.world.createUser({ resume: 'none' });
  await push({ user_id: userId, out_applyid: 'P-1' });
  await page.getByRole('button', { name: method }).click();
  const detail = page.locator('#detail');
  expect(await detail.locator('.good').first().textContent()).toBe('验签通过');
  expect(await detail.textContent()).toContain(userId);
  expect(await page.locator('#schema-faults').textContent()).toContain('you sent out_applyid; this method takes out_apply_id');
}, 60_000);

test('an unknown method is shown with the nearest known one', async () => {
  await bench.sdk().exec('alipay.ebpp.industry.job.applyInfo.synch', { bizContent: {} });
  await page.getByRole('button', { name: 'applyInfo.synch' }).click();
  expect(await page.locator('#detail').textContent()).toContain(`最接近的已知接口：${method}`);
}, 60_000);

test('filters and search narrow the list', async () => {
  const { userId } = bench.world.createUser({ resume: 'none' });
  await push({ user_id: userId });
  await push({ user_id: '2088000000000000' });
  await bench.sdk().exec('alipay.nowhere', { bizContent: {} });
  await expect.poll(() => page.locator('#calls li').count()).toBe(3);
  await page.getByLabel('只看有问题的').check();
  await expect.poll(() => page.locator('#calls li').count()).toBe(2);
  await page.getByLabel('搜索').fill('USER_NOT_EXIST');
  await expect.poll(() => page.locator('#calls li').count()).toBe(1);
  await page.getByLabel('搜索').fill('');
  await page.getByLabel('只看有问题的').uncheck();
  await page.getByLabel('类别').selectOption('notification');
  await expect.poll(() => page.locator('#calls li').count()).toBe(0);
  await page.getByLabel('类别').selectOption('gateway');
  await expect.poll(() => page.locator('#calls li').count()).toBe(3);
  await page.getByLabel('用户', { exact: true }).selectOption(userId);
  await expect.poll(() => page.locator('#calls li').count()).toBe(1);
}, 60_000);

test('the copied curl command is accepted by the gateway again', async () => {
  const { userId } = bench.world.createUser({ resume: 'none' });
  await push({ user_id: userId, apply_info_url: "https://mock.invalid/?a='b'&c=汉" });
  await page.getByRole('button', { name: method }).click();
  await page.getByRole('button', { name: '复制为 curl' }).click();
  await expect.poll(() => page.locator('#said').textContent()).toBe('已复制');
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const { stdout } = await promisify(execFile)('sh', ['-c', `${command} -s`]);
  expect(stdout).toContain('"code":"10000"');
  expect(bench.lastCall()).toMatchObject({ duplicateOf: 1 });
}, 60_000);

test('buttons create a user, fill a résumé and switch a fault on and off', async () => {
  await page.getByRole('button', { name: '创建用户' }).click();
  await expect.poll(() => bench.world.users().length).toBe(1);
  await page.getByRole('button', { name: '写全' }).click();
  await expect.poll(() => Object.keys(bench.world.users()[0]?.resume ?? {}).length).toBe(7);
  await page.getByLabel('故障').selectOption('busy');
  await page.getByRole('button', { name: '打开故障' }).click();
  await expect.poll(() => bench.gateway.faults.list().length).toBe(1);
  expect(await push({ user_id: bench.world.users()[0]?.userId ?? '' })).toMatchObject({ subCode: 'isp.unknow-error' });
  await page.getByRole('button', { name: '关闭' }).click();
  await expect.poll(() => bench.gateway.faults.list().length).toBe(0);
}, 60_000);

test('a fault of the business kind says the code that was typed, for the chosen method only', async () => {
  await page.getByLabel('故障').selectOption('business');
  await page.getByLabel('接口').selectOption(method);
  await page.getByLabel('错误码').fill('JOB_CLOSED');
  await page.getByRole('button', { name: '打开故障' }).click();
  await expect.poll(() => bench.gateway.faults.list().length).toBe(1);
  expect(await push({ user_id: '2088000000000000' })).toMatchObject({ code: '40004', subCode: 'JOB_CLOSED' });
  expect(await bench.sdk().exec('alipay.open.mini.category.query', { bizContent: {} })).toMatchObject({ code: '10000' });
}, 60_000);

test('a notification sent from the page reaches the server signed, and a forged one is not believed', async () => {
  const posts: Record<string, string>[] = [];
  const isv = express().post('/notify', express.urlencoded({ extended: false }), (request, response) => {
    posts.push(request.body as Record<string, string>); // urlencoded makes texts of everything
    response.send('success');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => isv.once('listening', resolve));
  await page.getByLabel('通知名').fill('alipay.open.app.api.field.changed');
  await page.getByLabel('biz_content').fill('{"field_name":"mobile","status":"agree"}');
  await page.getByLabel('地址').fill(`http://127.0.0.1:${(isv.address() as AddressInfo).port}/notify`); // a TCP server's address is never a string
  await page.getByRole('button', { name: '发送' }).click();
  await expect.poll(() => posts.length).toBe(1);
  await page.getByLabel('伪造签名').check();
  await page.getByRole('button', { name: '发送' }).click();
  await expect.poll(() => posts.length).toBe(2);
  expect(posts.map((post) => bench.sdk().checkNotifySign(post))).toEqual([true, false]);
  expect(posts[0]).toMatchObject({ msg_method: 'alipay.open.app.api.field.changed', biz_content: '{"field_name":"mobile","status":"agree"}' });
  await expect.poll(() => page.getByRole('button', { name: '通知 alipay.open.app.api.field.changed' }).count()).toBe(2);
  isv.close();
}, 60_000);

test('applications for user information are approved and rejected by hand', async () => {
  for (const fieldName of ['mobile', 'avatar']) {
    bench.world.putFieldApplication({ appId, apiName: 'alipay.user.info.share', fieldName, packageCode: 'X', sceneCode: 'Y', status: 'AUDIT', qpsAnswer: '1', customerAnswer: '1', files: [] });
  }
  await page.reload();
  await page.locator('#reviews li', { hasText: 'mobile' }).getByRole('button', { name: '通过' }).click();
  await page.locator('#reviews li', { hasText: 'avatar' }).getByRole('button', { name: '驳回' }).click();
  await expect.poll(() => bench.world.fieldApplications(appId).map(({ status }) => status)).toEqual(['AGREE', 'REJECT']);
  expect(bench.world.app(appId)?.fields).toContain('mobile');
}, 60_000);

test('a call whose content is markup stays text, and another origin cannot press the buttons', async () => {
  await bench.sdk().exec('alipay.ebpp.industry.job.sync', { bizContent: { job_name: '<img src=x onerror="document.title=\'owned\'">' } });
  await page.getByRole('button', { name: 'alipay.ebpp.industry.job.sync' }).click();
  expect(await page.locator('#detail img').count()).toBe(0);
  expect(await page.title()).toBe('验收 · 模拟支付宝网关');
  const url = new URL('/live/actions', bench.gateway.url);
  const response = await fetch(url, { method: 'POST', body: '{"do":"create-user","resume":"none"}', headers: { 'content-type': 'application/json', origin: 'http://evil.invalid' } });
  expect(response.status).toBe(403);
}, 60_000);
