import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs';
import { everyExtra } from '../extras.fixture.js';
import { everyResult, withScreens } from '../results.fixture.js';
import { renderHtml } from './index.js';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yanshou-report-'));
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('report.html in Chromium, opened from a file', () => {
  // One language and one width each, so that every combination is met by some result.
  it.each([
    ['S', 'zh', 1280], ['A', 'zh', 390], ['B', 'en', 390], ['interrupted', 'en', 1280], ['failing', 'zh', 390], ['failing', 'en', 1280], ['hostile', 'zh', 1280], ['hostile', 'en', 390],
  ] as const)('of %s in %s at %i px has no axe violation and nothing sticks out', async (name, lang, width) => {
    const extras = name === 'failing' || name === 'hostile' ? everyExtra() : {};
    const { page, troubles } = await open(`${name}-${lang}`, renderHtml(everyResult[name](), extras), width);
    await page.click(`button[data-lang=${lang}]`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('asks the network for nothing', async () => {
    const { page, requests } = await open('quiet', renderHtml(everyResult.hostile(), everyExtra()), 1280);
    await page.evaluate(() => { document.querySelectorAll('img').forEach((image) => { image.loading = 'eager'; }); });
    await page.waitForLoadState('load');
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    await page.context().close();
  });

  it('runs nothing that a stranger wrote', async () => {
    const { page } = await open('hostile-run', renderHtml(everyResult.hostile(), everyExtra()), 1280);
    expect(await page.evaluate(() => ({ pwned: '__pwned' in window, scripts: document.scripts.length, handlers: [...document.querySelectorAll('*')].filter((node) => [...node.attributes].some((attribute) => attribute.name.startsWith('on'))).length }))).toEqual({ pwned: false, scripts: 2, handlers: 0 });
    await page.context().close();
  });

  it('reads no file outside the run’s folder', async () => {
    const { page } = await open('paths', renderHtml(everyResult.hostile()), 1280);
    const paths = await page.evaluate(() => [...document.images].map((image) => image.getAttribute('src') ?? ''));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !path.startsWith('evidence/') || path.split('/').includes('..'))).toEqual([]);
    await page.context().close();
  });

  it('shows the detail of the cell that is opened, by mouse and by keyboard', async () => {
    const { page } = await open('click', renderHtml(everyResult.failing()), 1280);
    await page.click('.matrix a[data-detail="cell-alipay-JD.no-external-links"]');
    await page.waitForFunction(() => document.querySelector('.detail.current')?.id === 'cell-alipay-JD.no-external-links');
    expect(await page.locator('.detail:visible h3').textContent()).toContain('无其他外链');
    await page.focus('.matrix a[data-detail="cell-self-STATUS.synced"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'cell-self-STATUS.synced');
    expect(await page.locator('.detail:visible').count()).toBe(1);
    await page.context().close();
  });

  it('exports the decisions of a named reviewer as a file', async () => {
    const result = everyResult.failing();
    const { page } = await open('export', renderHtml(result), 1280);
    await page.check('#review li:first-child input[value=reject]');
    await page.fill('#review li:first-child textarea', '二维码仍在 <b>');
    await page.fill('#review input[name=reviewer]', '测试审核员');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#review button[type=submit]')]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({ schemaVersion: 1, runId: result.runId, rubric: 'v4.0', reviewer: '测试审核员', decisions: [{ id: 'alipay:JD.no-external-links:no-external-links:0', row: 'JD.no-external-links', link: 'alipay', check: 'no-external-links', decision: 'reject', note: '二维码仍在 <b>' }] });
    expect(Date.parse(String(file['decidedAt']))).toBeGreaterThan(0);
    await page.context().close();
  });

  it('remembers a review that was begun, and starts over when asked', async () => {
    const { page } = await open('memory', renderHtml(everyResult.failing()), 1280);
    await page.check('#review li:first-child input[value=reject]');
    await page.fill('#review li:first-child textarea', '下午再看');
    await page.reload();
    expect(await page.locator('#review li:first-child input[value=reject]').isChecked()).toBe(true);
    expect(await page.inputValue('#review li:first-child textarea')).toBe('下午再看');
    await page.click('#forget');
    await page.reload();
    expect(await page.locator('#review input:checked').count()).toBe(0);
    expect(await page.locator('[data-memory=restored]').isVisible()).toBe(false);
    await page.context().close();
  });

  it('says so where the browser keeps nothing', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } }));
    const page = await context.newPage();
    await page.goto(write('no-memory', renderHtml(everyResult.failing())));
    await page.fill('#review li:first-child textarea', '下午再看');
    expect(await page.locator('[data-memory=refused]').isVisible()).toBe(true);
    await context.close();
  });

  it('leads from a finding to its second of the recording, unfolding it', async () => {
    const { page, troubles } = await open('seek', renderHtml(everyResult.failing(), everyExtra()), 1280);
    const link = page.locator('.detail .seek[data-video=video-alipay-resume-complete]').first();
    expect(await link.getAttribute('href')).toBe('evidence/alipay-resume-complete/film.webm#t=7.601');
    await link.dispatchEvent('click');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('video-alipay-resume-complete');
    expect(await page.locator('#video-alipay-resume-complete').isVisible()).toBe(true);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('has a chapter track that the browser reads from the page itself, whatever a stranger wrote into it', async () => {
    const { page } = await open('tracks', renderHtml(everyResult.failing(), everyExtra()), 1280);
    const cues = await page.evaluate(async () => Promise.all([...document.querySelectorAll('video')].flatMap((video) => [...video.querySelectorAll('track')]).map(async (track) => {
      track.track.mode = 'hidden';
      if (track.readyState !== 2) await new Promise((resolve) => track.addEventListener('load', resolve, { once: true }));
      return [...(track.track.cues ?? [])].map((cue) => [cue.startTime, (cue as VTTCue).text]);
    })));
    expect(cues).toEqual([[[0.001, '① 进入岗位详情页'], [3.001, '② 点击投递']], [[2.991, '点「立即投递」']], [], [[2.991, '点「&lt;/script&gt;&lt;b&gt;」--&gt; 👩‍👩‍👧‍👦 \u202Egnp']]]);
    await page.context().close();
  });

  it('asks for the poster of a recording when its player comes near, not before', async () => {
    const extras = everyExtra();
    for (const video of extras.videos?.shown ?? []) video.poster = 'screens/s0.png';
    const { page } = await open('posters', renderHtml(everyResult.failing(), extras), 1280);
    const posters = (): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll('video')].map((video) => video.getAttribute('poster') ?? ''));
    expect(await posters()).toEqual(['', '']);
    await page.locator('#video-alipay-resume-incomplete').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('video')?.getAttribute('poster') === 'evidence/alipay-resume-incomplete/screens/s0.png');
    expect((await posters())[1]).toBe(''); // folded away
    await page.context().close();
  });

  it('prints the whole list of what was not checked, and folds it again', async () => {
    const { page } = await open('print', renderHtml(everyResult.interrupted()), 1280);
    const unfolded = (): Promise<boolean> => page.evaluate(() => document.querySelector<HTMLDetailsElement>('.panel details')?.open ?? false);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await unfolded()).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await unfolded()).toBe(false);
    await page.context().close();
  });

  it('says the same without its script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(write('no-script', renderHtml(everyResult.A())));
    expect(await page.locator('.detail:visible').count()).toBe(everyResult.A().cells.length);
    await context.close();
  });

  it('stays under 2 MB with 500 screens and opens without loading them', async () => {
    const body = renderHtml(withScreens(500), everyExtra());
    expect(Buffer.byteLength(body)).toBeLessThan(2_000_000);
    const { page, requests } = await open('large', body, 1280);
    expect(await page.evaluate(() => [...document.images].filter((image) => image.loading !== 'lazy').length)).toBe(0);
    expect(requests.filter((url) => url.endsWith('.png')).length).toBeLessThan(30);
    await page.context().close();
  });
});

function write(name: string, body: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, body);
  return pathToFileURL(file).href;
}

async function open(name: string, body: string, width: number): Promise<{ page: Page; requests: string[]; troubles: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 800 } });
  const page = await context.newPage();
  const requests: string[] = [], troubles: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) troubles.push(message.text()); });
  await page.goto(write(name, body));
  return { page, requests, troubles };
}

/** axe is evaluated through the debugger, so the page's own policy against foreign scripts stays in force. */
async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(readFileSync(axeFile, 'utf8'));
  const found = await page.evaluate(async () => {
    document.querySelectorAll('details').forEach((details) => { details.open = true; });
    const axe = (globalThis as unknown as { axe: { run: (options: unknown) => Promise<AxeResults> } }).axe; // put there by the line above
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return found.map((violation) => ({ id: violation.id, nodes: violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`) }));
}
