import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceSchemaVersion, filmSchema, type EvidenceEvent } from '../../evidence/contract.js';
import { openJourney } from '../../evidence/writer.js';
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs';
import { filmJourney } from './film-journey.js';
import { footageOf } from './frames.js';

const journey = 'alipay-jd-back';
const size = { w: 40, h: 80 };
let browser: Browser;
let runDir: string;

beforeAll(async () => {
  runDir = mkdtempSync(join(tmpdir(), 'yanshou-film-'));
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
});

afterAll(async () => {
  await browser.close();
  rmSync(runDir, { recursive: true, force: true });
});

describe('footageOf', () => {
  it('shows each picture from its instant and the tapped spot until the next one', () => {
    expect(footageOf([screen('a', 400), tap('a', 900), screen('b', 1_500)])?.frames).toEqual([
      { at: 0 }, { at: 400, picture: 'screens/a.png' }, { at: 900, picture: 'screens/a.png', mark: { x: 4, y: 4, w: 8, h: 8 } }, { at: 1_500, picture: 'screens/b.png' },
    ]);
  });

  it('keeps frames of one instant apart', () => {
    expect(footageOf([screen('a', 400), screen('b', 400)])?.frames.map(({ at }) => at)).toEqual([0, 400, 401]);
  });

  it('passes over a screen whose picture was not kept, and over taps on it', () => {
    expect(footageOf([screen('a', 400), { ...screen('b', 500), file: null }, tap('b', 600)])?.frames).toHaveLength(2);
  });

  it('has nothing to show of a journey without pictures', () => {
    expect(footageOf([{ ...screen('a', 400), file: null }])).toBeUndefined();
  });
});

describe('filmJourney', () => {
  it('leaves a recording that shows at each second what was on the screen then', async () => {
    record([[screen('a', 400), [200, 30, 30]], [screen('b', 2_000), [30, 30, 200]]]);
    await filmJourney(runDir, journey, browser);
    expect(filmOf()).toEqual({ state: 'made', file: 'film.webm', type: 'video/webm', durationMs: 3_500, frames: 3 });
    const seen = await coloursAt([0.2, 1, 2.5]);
    expect(seen.duration).toBeCloseTo(3.5, 1);
    expect(seen.colours.map(named)).toEqual(['dark', 'red', 'blue']);
  }, 60_000);

  it('says why there is none instead of failing the journey', async () => {
    record([]);
    await filmJourney(runDir, journey, browser);
    expect(filmOf()).toEqual({ state: 'missing', reason: '这条旅程没有截图，做不成录屏' });
  });

  it('says so when a picture cannot be read', async () => {
    record([[screen('a', 400), [200, 30, 30]]]);
    writeFileSync(join(runDir, 'evidence', journey, 'screens', 'a.png'), 'not a picture');
    await filmJourney(runDir, journey, browser);
    expect(filmOf()).toMatchObject({ state: 'missing', reason: expect.stringContaining('录屏没有做成：') });
  });
});

function screen(id: string, at: number): Extract<EvidenceEvent, { kind: 'screen' }> {
  return { kind: 'screen', seq: 0, at, id, moment: 'jd-opened', file: `screens/${id}.png`, surface: 'mini-program', title: '', viewport: size, scroll: { top: 0, height: 80, atEnd: true }, settled: true, tree: [], codes: [] };
}

function tap(on: string, at: number): EvidenceEvent {
  return { kind: 'tap', seq: 0, at, purpose: 'apply', text: '立即投递', role: 'button', box: { x: 4, y: 4, w: 8, h: 8 }, foundBy: 'text', screen: on };
}

function record(screens: [Extract<EvidenceEvent, { kind: 'screen' }>, [number, number, number]][]): void {
  rmSync(join(runDir, 'evidence'), { recursive: true, force: true });
  const writer = openJourney(runDir, {
    schemaVersion: evidenceSchemaVersion, journey, link: 'alipay', title: '返回', startedAt: '2026-11-20T09:00:00Z', user: { userId: '2088000000000001', resume: 'none' },
    job: { outJobId: 'J1', jobName: '店员' }, account: { journalEntries: 0, agreements: 0, applications: 0, consents: [] }, clockErrorMs: 1,
  });
  for (const [{ seq: _seq, at, ...event }, colour] of screens) {
    writeFileSync(join(writer.screens, `${event.id}.png`), plain(colour));
    writer.events.append(event, at);
  }
  writer.end({ status: 'finished', events: screens.length, durationMs: 3_000 });
}

function plain(colour: readonly [number, number, number]): Buffer {
  const png = new PNG({ width: size.w, height: size.h });
  for (let index = 0; index < png.data.length; index += 4) png.data.set([...colour, 255], index);
  return PNG.sync.write(png);
}

const filmOf = (): unknown => filmSchema.parse(JSON.parse(readFileSync(join(runDir, 'evidence', journey, 'film.json'), 'utf8')));

/** As a reviewer's browser plays it: a page opened from a file. */
async function coloursAt(seconds: number[]): Promise<{ duration: number; colours: number[][] }> {
  const page = await browser.newPage();
  const file = join(runDir, 'play.html');
  writeFileSync(file, `<!DOCTYPE html><video muted src="${pathToFileURL(join(runDir, 'evidence', journey, 'film.webm')).href}"></video>`);
  await page.goto(pathToFileURL(file).href);
  const pictures: Buffer[] = [];
  for (const second of seconds) {
    await page.evaluate((to) => new Promise<void>((resolve, reject) => {
      const video = document.querySelector('video');
      if (!video) return;
      video.addEventListener('seeked', () => resolve(), { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
      const go = (): void => { video.currentTime = to; };
      if (video.readyState > 0) go(); else video.addEventListener('loadedmetadata', go, { once: true });
    }), second);
    pictures.push(await page.locator('video').screenshot());
  }
  const duration = await page.evaluate(() => document.querySelector('video')?.duration ?? 0);
  await page.close();
  return { duration, colours: pictures.map((picture) => middleOf(PNG.sync.read(picture))) };
}

function middleOf({ width, height, data }: PNG): number[] {
  const start = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
  return [...data.subarray(start, start + 3)];
}

const named = ([red = 0, , blue = 0]: number[]): string => (red > 150 ? 'red' : blue > 150 ? 'blue' : 'dark');
