import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fontFolder, fontOrigin } from '../mock-alipay/container/fonts.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { latinFont } from './latin-font.js';

const scratch = mkdtempSync(join(tmpdir(), 'yanshou-font-'));
let browser: Browser;
beforeAll(async () => { browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() }); });
afterAll(async () => { await browser.close(); rmSync(scratch, { recursive: true }); });

test('no Chinese slice is left', () => {
  const folder = latinFont(join(scratch, 'named'));
  expect(readdirSync(join(folder, 'files')).sort()).toEqual(['noto-sans-sc-latin-ext-wght-normal.woff2', 'noto-sans-sc-latin-wght-normal.woff2']);
});

test('what lies where stays: every text is as wide and as high as with the Chinese glyphs', async () => {
  const [whole, latin] = await Promise.all([fontFolder(), latinFont(join(scratch, 'laid-out'))].map((folder) => boxesWith(folder)));
  expect(whole?.fetched).toBeGreaterThan(2);
  expect(latin?.fetched).toBe(1);
  expect(latin?.boxes).toEqual(whole?.boxes);
});

async function boxesWith(folder: string): Promise<{ fetched: number; boxes: unknown }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  let fetched = 0;
  page.on('requestfinished', (request) => { if (request.url().endsWith('.woff2')) fetched++; });
  await page.setContent(`<link rel="stylesheet" href="${await fontOrigin('127.0.0.1', folder)}/index.css">
    <style>body { font: 16px/1.5 'Noto Sans SC Variable' } .bold { font-weight: 700 } .large { font-size: 28px }</style>
    <span>立即投递</span><br><span class="bold">仓库分拣员 6000-8000元/月</span><br><span class="large">返回支付宝就业 (1) OK</span>
    <p>工作内容：负责包裹的分拣、扫描与装车；两班倒，包吃住，缴纳五险一金。要求18-45岁，能吃苦耐劳，有无经验均可，入职即可提供住宿与班车。</p>`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const boxes = await page.$$eval('span, p', (all) => all.map((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].map(Math.round); }));
  await page.close();
  return { fetched, boxes };
}
