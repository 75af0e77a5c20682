/** How long a reviewer waits: report.html with 500 screens opened from a file in a fresh page, until it is laid out and painted. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { loadEvidence } from '../evidence/load.js';
import { renderHtml, timelineOf } from '../reports/index.js';
import { gradeEvidence } from '../rubric/index.js';
import type { Result } from '../rubric/result.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { median, type Bench } from './bench.js';

const bundle = 'evidence/bundle/golden/grade-s.yanshou.zip';
const screens = 500;
const rounds = 5;

const bench: Bench = {
  name: `report.html with ${screens} screens, opened from a file`,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'yanshou-bench-'));
    const file = join(folder, 'report.html');
    const evidence = loadEvidence(bundle);
    writeFileSync(file, renderHtml(withScreens(gradeEvidence(evidence)), { timeline: timelineOf(evidence) }));
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
    const opened: number[] = [];
    for (let round = 0; round < rounds; round++) opened.push(await openMs(browser, pathToFileURL(file).href));
    await browser.close();
    const bytes = statSync(file).size;
    rmSync(folder, { recursive: true, force: true });
    return [
      { id: 'report-open-500-screens', ratio: median(opened) / 1000, target: 1, better: 'lower', ours: median(opened), reference: 1000, unit: 'ms', note: `median of ${rounds}, pages opened one after the other in one browser` },
      { id: 'report-size-500-screens', ratio: bytes / 2_000_000, target: 1, better: 'lower', ours: bytes, reference: 2_000_000, unit: 'bytes' },
    ];
  },
};
export default bench;

/** The pictures are not there: they are lazy, and opening must not wait for them. */
function withScreens(result: Result): Result {
  const [first] = result.journeys;
  if (!first) throw new Error(`${bundle} has no journey`);
  const many = Array.from({ length: screens }, (_, index) => ({ id: `s${index}`, moment: 'jd-scrolled', file: `screens/${index}.png`, at: index * 100, title: `第 ${index} 屏`, viewport: { w: 390, h: 844 } }));
  return { ...result, journeys: result.journeys.map((journey) => (journey === first ? { ...journey, screens: many } : journey)) };
}

async function openMs(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  const ms = await page.evaluate(() => new Promise<number>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))); // since the navigation began
  }));
  await page.close();
  return ms;
}
