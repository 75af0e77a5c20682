/** A whole verification of the embedded example against a bare Playwright script that does the same taps and waits and records nothing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as playwright } from '@playwright/test';
import { awaitJobs } from '../cli/await-jobs.js';
import { loadConfig } from '../cli/config/load.js';
import { openRig } from '../cli/rig.js';
import { loadEvidence } from '../evidence/load.js';
import { chromiumArgs, chromiumPath } from '../scripts/chromium.mjs';
import { MockClient } from '../suites/mock-client.js';
import { median, type Bench } from './bench.js';
import type { Browser, Page } from '@playwright/test';
import type { EvidenceEvent, JourneyEvidence } from '../evidence/contract.js';
import type { MockAlipay } from '../mock-alipay/index.js';

const config = 'examples/grade-s/yanshou.config.ts';
const main = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const workers = 2;
const rounds = 3;

const bench: Bench = {
  name: 'verify against a bare script (same taps, same waits, no record)',
  async measure() {
    const out = mkdtempSync(join(tmpdir(), 'yanshou-bench-'));
    const ours: number[] = [], bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(timed(() => spawnSync(process.execPath, [main, 'verify', '--config', config, '--out', out, '--workers', String(workers), '--quiet'], { encoding: 'utf8' })));
      bare.push(await bareRun(loadEvidence(join(out, 'latest')).journeys));
    }
    rmSync(out, { recursive: true, force: true });
    const [a, b] = [median(ours) / 1000, median(bare) / 1000];
    return [{ id: 'verify-vs-bare-script', ratio: a / b, target: 1.5, better: 'lower', ours: a, reference: b, unit: 's', note: `median of ${rounds}, ${workers} at a time` }];
  },
};
export default bench;

function timed(act: () => { status: number | null; stdout: string }): number {
  const started = performance.now();
  const { status, stdout } = act();
  if (status !== 0) throw new Error(`yanshou verify ended with ${status}: ${stdout.slice(-500)}`);
  return performance.now() - started;
}

async function bareRun(journeys: JourneyEvidence[]): Promise<number> {
  const started = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'yanshou-bare-'));
  const loaded = await loadConfig(config, process.cwd());
  const rig = await openRig({ loaded, dir });
  await awaitJobs(rig.mock, loaded.config.app.appId, 20_000);
  // As many browsers as the run has workers, as Playwright's runner has.
  const browsers = await Promise.all(Array.from({ length: workers }, () => playwright.launch({ executablePath: chromiumPath(), args: chromiumArgs() })));
  const queue = [...journeys];
  await Promise.all(browsers.map(async (browser) => { for (let next = queue.shift(); next; next = queue.shift()) await replay(next, rig.mock, browser); }));
  await Promise.all(browsers.map((browser) => browser.close()));
  await rig.close();
  rmSync(dir, { recursive: true, force: true });
  return performance.now() - started;
}

async function replay({ header, events }: JourneyEvidence, mock: MockAlipay, browser: Browser): Promise<void> {
  const session = await new MockClient({ controlUrl: mock.controlUrl, controlToken: mock.controlToken }).openSession(header.user.resume);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(session.url);
  await page.waitForSelector('[data-shell="screen"]');
  await atRest(page);
  for (const event of events) await act(event, page, { mock, userId: session.userId });
  await context.close();
}

interface Stand { mock: MockAlipay; userId: string }

async function act(event: EvidenceEvent, page: Page, stand: Stand): Promise<void> {
  if (event.kind === 'back') await press(page, '[data-shell="back"]');
  else if (event.kind === 'tap' && event.foundBy.startsWith('shell:')) await press(page, shellSelector(event.text));
  else if (event.kind === 'tap' && event.box) await page.touchscreen.tap(event.box.x + event.box.w / 2, event.box.y + event.box.h / 2);
  else if (event.kind === 'trigger' && event.answeredAt === undefined) return fire(event, stand);
  else return;
  await atRest(page);
}

function shellSelector(name: string): string {
  const [control, outJobId] = name.split(' ');
  return outJobId === undefined ? `[data-shell="${control}"]` : `[data-shell="${control}"][data-out-job-id=${JSON.stringify(outJobId)}]`;
}

async function press(page: Page, selector: string): Promise<void> {
  await page.tap(selector, { timeout: 3_000 }).catch(() => undefined); // a sheet that closed itself meanwhile was pressed in vain, as by a user
}

const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(() => (window as unknown as { __yanshouPhone: { settled(limitMs: number): Promise<boolean> } }).__yanshouPhone.settled(5_000)); // installed by the shell

async function fire(event: Extract<EvidenceEvent, { kind: 'trigger' }>, { mock, userId }: Stand): Promise<void> {
  const [application] = mock.world.applications(userId);
  if (!application) return;
  await fetch(event.url.replace(event.outApplyId, application.outApplyId), { method: event.method, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status: event.status }) });
}
