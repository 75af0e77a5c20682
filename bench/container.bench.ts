/**
 * The container against the browser alone, in one run: setData across two threads against Preact straight on the DOM, opening the JD page
 * against a static page of the same content, a warm compile against a cold one. Ours and the reference take turns.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { TmplGroup } from 'glass-easel-template-compiler';
import { bundleBrowser } from '../mock-alipay/container/bundle.js';
import { compileMiniProgram } from '../mock-alipay/container/compiler/index.js';
import { antdMiniProgram } from '../mock-alipay/container/trial/antd-mini.js';
import { miniProgram, removeMiniPrograms } from '../mock-alipay/container/trial/folder.js';
import { launchBrowser, openTrial, type Trial } from '../mock-alipay/container/trial/trial.js';
import { median, type Bench, type Measurement } from './bench.js';
import { rowsProgram, type RowsChange } from './container-rows.js';

const rounds = 25;

const bench: Bench = {
  name: 'container',
  async measure() {
    const browser = await launchBrowser();
    try {
      return [...await measureSetData(browser), ...await measureOpening(browser), await measureMemory(browser), await measureCompile()];
    } finally {
      await browser.close();
      removeMiniPrograms();
    }
  },
};
export default bench;

/** As issue 1 of 5 names it. */
export const run = (): Promise<Measurement[]> => bench.measure();

async function measureSetData(browser: Browser): Promise<Measurement[]> {
  const trial = await openTrial(browser, miniProgram(rowsProgram));
  const page = await referencePage(browser);
  const peer = await peerPage(browser);
  await trial.settle();
  const results: Measurement[] = [];
  for (const [kind, id, target] of [['all', 'setdata-1000-rows', 3], ['one', 'setdata-one-row', 2], ['deep', 'setdata-deep-path', 2]] as const) {
    const [ours, reference, peers]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      const n = `${kind}-${round}`;
      ours.push(await changeInContainer(trial, kind, n));
      reference.push(await changeIn(page, kind, n));
      peers.push(await changeIn(peer, kind, n));
    }
    results.push(compare({ id, target, ours: median(ours.slice(5)), reference: median(reference.slice(5)), note: 'from the call until the DOM has it; Preact straight on the DOM' }));
    if (kind === 'all') results.push(compare({ id: 'runtime-vs-glass-easel', target: 3, ours: median(ours.slice(5)), reference: median(peers.slice(5)), note: 'the 1,000 rows again; glass-easel (npm, another platform\'s component framework) in one thread straight on the DOM' }));
  }
  await trial.close();
  await page.close();
  await peer.close();
  return results;
}

/** The instant of the call comes from the shell, that of the change from the view: one clock, both in the browser. */
async function changeInContainer(trial: Trial, kind: RowsChange, n: string): Promise<number> {
  const seen = trial.view.evaluate(() => new Promise<number>((resolve) => {
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.timeOrigin + performance.now()); }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }));
  await trial.view.evaluate(() => undefined);
  const from = await trial.page.evaluate(([what, text]) => {
    const { program } = window as unknown as { program: { pageEvent(name: string, payload: object): Promise<unknown> } }; // host.ts gives more than MiniProgram names
    const at = performance.timeOrigin + performance.now();
    void program.pageEvent('change', { kind: what, n: text });
    return at;
  }, [kind, n] as const);
  return await seen - from;
}

/** Both pages measure themselves: container-reference.ts, container-peer.ts. */
function changeIn(page: Page, kind: RowsChange, n: string): Promise<number> {
  return page.evaluate(([what, text]) => (window as unknown as { change(kind: string, n: string): Promise<number> }).change(what, text), [kind, n] as const); // as above
}

/** No runtime for Alipay's own language installs from npm; this one runs a neighbour's, and its list template is the same but for the prefix. */
async function peerPage(browser: Browser): Promise<Page> {
  const group = new TmplGroup();
  group.addTmpl('', (rowsProgram['pages/a/a.axml'] ?? '').replaceAll('a:', 'wx:').replaceAll('onTap', 'bind:tap').replaceAll('<text', '<span').replaceAll('</text', '</span').replaceAll('<view', '<div').replaceAll('</view', '</div'));
  const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ content: await bundleBrowser(new URL('./container-peer.js', import.meta.url)) });
  await page.evaluate((template) => (window as unknown as { start(template: string): void }).start(template), group.getTmplGenObjectGroups()); // container-peer.ts
  return page;
}

async function referencePage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ content: await bundleBrowser(new URL('./container-reference.js', import.meta.url)) });
  await page.evaluate(() => (window as unknown as { start(): void }).start()); // container-reference.ts
  return page;
}

/** From the sources: the build leaves fixtures out. */
const recruit = resolve('mock-alipay/container/fixtures/recruit');

/** From the shell's start to the JD page at rest; the reference is the same content as a static page, font included. */
async function measureOpening(browser: Browser): Promise<Measurement[]> {
  const [open, paint, staticOpen, staticPaint]: number[][] = [[], [], [], []];
  for (let round = 0; round < 5; round++) {
    const trial = await openTrial(browser, recruit, { answers: { 'my.request': { data: {} } }, launch: { path: 'pages/jd/jd', query: { id: 'J1' } } });
    const html = await trial.view.evaluate(() => document.documentElement.outerHTML.replace(/<script[\s\S]*?<\/script>/g, ''));
    open?.push(await trial.page.evaluate(() => (window as unknown as { openedAfter: number }).openedAfter)); // trial-shell.ts
    paint?.push(await paintedAfter(trial));
    const { opened, painted } = await openStatic(trial, html);
    staticOpen?.push(opened);
    staticPaint?.push(painted);
    await trial.close();
  }
  const values = [open, paint, staticOpen, staticPaint].map((list) => median(list ?? []));
  const [ours = 0, oursPaint = 0, reference = 0, referencePaint = 0] = values;
  return [
    compare({ id: 'jd-cold-open', target: 4, ours, reference, note: 'frame, worker, program and page, until launch resolves; the same page as static HTML in a frame' }),
    compare({ id: 'jd-first-paint', target: 3, ours: oursPaint, reference: referencePaint, note: 'first contentful paint; the same page as static HTML in a frame' }),
  ];
}

function paintedAfter(trial: Trial): Promise<number> {
  return trial.view.evaluate(() => new Promise<number>((resolve) => {
    new PerformanceObserver((list) => { const entry = list.getEntriesByName('first-contentful-paint')[0]; if (entry) resolve(entry.startTime); }).observe({ type: 'paint', buffered: true });
  }));
}

async function openStatic(trial: Trial, html: string): Promise<{ opened: number; painted: number }> {
  const url = new URL('/static.html', trial.view.url()).href;
  await trial.page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  const opened = await trial.page.evaluate((src) => new Promise<number>((resolve) => {
    const from = performance.now();
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';
    frame.onload = () => resolve(performance.now() - from);
    frame.src = src;
    document.body.append(frame);
  }), url);
  const view = trial.page.frames().find((frame) => frame.url() === url);
  if (!view) throw new Error('the static page did not open');
  return { opened, painted: await paintedAfter({ ...trial, view }) };
}

/** Memory of the whole browser after 220 pages were opened and left, against after 20: what pages leave behind would grow it. */
async function measureMemory(browser: Browser): Promise<Measurement> {
  const trial = await openTrial(browser, recruit, { answers: { 'my.request': { data: {} } } });
  const collect = await trial.page.context().newCDPSession(trial.page);
  const afterOpening = async (times: number): Promise<number> => {
    for (let at = 0; at < times; at++) {
      await trial.page.evaluate(async () => {
        const { program } = window as unknown as { program: { navigate(how: string, url: string): Promise<void>; navigateBack(delta: number): Promise<boolean>; settled(limitMs: number): Promise<boolean> } }; // trial-shell.ts
        await program.navigate('navigateTo', '/pages/jd/jd?id=J1');
        await program.navigateBack(1);
        await program.settled(2_000);
      });
    }
    await collect.send('HeapProfiler.collectGarbage');
    return descendantsMegabytes();
  };
  const [reference, ours] = [await afterOpening(20), await afterOpening(200)];
  await trial.close();
  return { id: 'memory-200-pages', ratio: ours / reference, target: 1.3, better: 'lower', ours, reference, unit: 'MB', note: 'PSS of all browser processes after 200 further page opens; after 20' };
}

/** Proportional set size of every process below this one, as Linux tells it. */
function descendantsMegabytes(): number {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => [pid, statOf(pid)]));
  const below = (pid: string | undefined): boolean => pid !== undefined && (pid === String(process.pid) || below(parents.get(pid)));
  const sizes = [...parents].filter(([pid, parent]) => pid !== String(process.pid) && below(parent)).map(([pid]) => Number(/^Pss:\s+(\d+)/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** A process may end while we look. */
function readOrNothing(file: string): string {
  try { return readFileSync(file, 'utf8'); } catch { return ''; } // gone
}

const statOf = (pid: string): string | undefined => /^\d+ \(.*\) \S (\d+)/s.exec(readOrNothing(`/proc/${pid}/stat`))?.[1];

async function measureCompile(): Promise<Measurement> {
  const { root } = antdMiniProgram();
  const cacheDir = mkdtempSync(join(tmpdir(), 'compile-cache-'));
  const time = async (options: { cacheDir?: string }): Promise<number> => {
    const from = performance.now();
    await compileMiniProgram(root, options);
    return performance.now() - from;
  };
  await time({ cacheDir });
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) { cold.push(await time({})); warm.push(await time({ cacheDir })); }
  rmSync(cacheDir, { recursive: true, force: true });
  const [ours, reference] = [median(warm), median(cold)];
  return { id: 'compile-warm-vs-cold', ratio: reference / ours, target: 20, better: 'higher', ours, reference, unit: 'ms', note: 'antd-mini and a page for each of its components' };
}

function compare({ id, target, ours, reference, note }: { id: string; target: number; ours: number; reference: number; note: string }): Measurement {
  return { id, ratio: ours / reference, target, better: 'lower', ours, reference, unit: 'ms', note };
}
